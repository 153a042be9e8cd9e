"""Looking at links: what is due, what is kept, how politely it is asked."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from curation import link_checking
from curation.actions import flag, settle, settle_urls
from curation.kinds import kind_of
from curation.link_actions import vouch_for
from curation.link_agent import agent, agent_name
from curation.link_checking import Run, check_due_links, note_finding
from curation.link_looking import Looker
from curation.link_outcomes import Finding, Outcome
from curation.link_turns import end_turn, next_turn, note_sites, take_turn
from curation.link_weights import register, renew_weights
from curation.models import Flag, LinkCheck, LinkSite, Url
from curation.robots import may_ask
from curation.tasks import check_links
from tests.curation.odd_server import odd_server
from tests.factories import make_resource
from training.models import LearningResource

AT = datetime(2026, 8, 12, 9, tzinfo=UTC)
DAY = timedelta(days=1)
WORKS = Finding(Outcome.WORKS, "http-200")
MISSING = Finding(Outcome.MISSING, "http-404")
GONE = Finding(Outcome.GONE, "http-410")


@pytest.fixture(scope="module")
def server():
    with odd_server() as server:
        yield server


@pytest.fixture
def fresh(server):
    server.robots = ""
    server.asked.clear()
    server.agents.clear()
    return server


@pytest.fixture
def looked(settings, fresh, db):
    """Let the hub look at links, with our odd server for a web and no pauses."""
    settings.CHECK_LINKS = True
    looker = Looker(agent(), agent_name(), gap=0.0, web=fresh.web())

    def looked(seconds=3.0, **more) -> link_checking.Tally:
        now = replace(looker, seconds=seconds, robots={})
        return check_due_links(Run(looker=now, **more))

    return looked


def link(server, path: str, name: str = "odd.example") -> Url:
    """Have a resource at a path of the odd server."""
    resource = make_resource(f"r{LearningResource.objects.count()}")
    LearningResource.objects.filter(pk=resource.pk).update(url=server.url(path, name))
    settle_urls()
    return Url.objects.get(address=server.url(path, name))


@pytest.fixture
def url(course) -> Url:
    settle_urls()
    return Url.objects.get()


def look(url: Url, *findings: tuple[float, Finding]) -> Url:
    for days, finding in findings:
        note_finding(url.pk, finding, AT + days * DAY)
    return Url.objects.get(pk=url.pk)


# --- off ------------------------------------------------------------------------------


def test_by_default_nothing_is_asked(url, capsys, monkeypatch):
    """No socket is opened: the tests' own guard would say so, and so does this."""
    monkeypatch.setattr(link_checking, "take_turn", lambda at: pytest.fail("asked"))

    call_command("check_links")
    check_links(0)

    assert capsys.readouterr().out == (
        "Links are not checked: set HUB_CHECK_LINKS=true to let the hub ask.\n"
    )
    url.refresh_from_db()
    assert (url.state, url.checked_at) == ("unchecked", None)


def test_the_worker_is_asked_every_five_minutes():
    [task] = [
        each
        for each in check_links.blueprint.periodic_registry.periodic_tasks.values()
        if each.task is check_links
    ]

    assert (task.cron, check_links.queueing_lock) == ("*/5 * * * *", "check_links")


# --- one look -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "state", "code"),
    [
        ("/ok", "ok", "http-200"),
        ("/moved", "redirected", "http-200"),
        ("/passing", "ok", "http-200"),
        ("/get-only", "ok", "http-200"),
        ("/no-head", "ok", "http-200"),
        ("/drip-body", "ok", "http-200"),
        ("/endless", "ok", "http-200"),
        ("/short", "ok", "http-200"),
        ("/bomb", "ok", "http-200"),
        ("/nothing", "suspect", "http-404"),
        ("/gone", "suspect", "http-410"),
        ("/to-root", "suspect", "soft-404-root"),
        ("/to-soft", "suspect", "soft-404-title"),
        ("/loop", "unverified", "too-many-redirects"),
        ("/forbidden", "unverified", "http-403"),
        ("/too-many", "unverified", "http-429"),
        ("/error", "unverified", "http-500"),
        ("/linkedin", "unverified", "http-999"),
        ("/garbage", "unverified", "garbage"),
        ("/hang-up", "unverified", "garbage"),
        ("/long-header", "unverified", "garbage"),
        ("/to-metadata", "unverified", "bad-address"),
    ],
)
def test_what_a_look_makes_of_a_link(looked, fresh, path, state, code):
    url = link(fresh, path)

    tally = looked()

    url.refresh_from_db()
    assert (url.state, url.code) == (state, code)
    assert (tally.looked_at, tally.states) == (1, {state: 1})
    assert url.next_due > timezone.now()


def test_a_slow_server_is_given_up_and_says_nothing(looked, fresh):
    url = link(fresh, "/drip")

    looked(seconds=0.4)

    url.refresh_from_db()
    assert (url.state, url.code) == ("unverified", "timeout")


def test_a_page_that_moved_says_where_to(looked, fresh):
    url = link(fresh, "/moved")

    looked()

    url.refresh_from_db()
    assert url.final_address == fresh.url("/ok")
    assert url.is_moved


def test_a_site_is_asked_for_its_rules_and_a_page_by_head(looked, fresh):
    link(fresh, "/ok")

    looked()

    assert fresh.asked == ["GET /robots.txt", "HEAD /ok"]


def test_a_page_that_robots_may_not_open_is_not_opened(looked, fresh):
    fresh.robots = f"User-agent: {agent_name()}\nDisallow: /ok\n"
    url = link(fresh, "/ok")

    looked()

    url.refresh_from_db()
    assert (url.state, url.code) == ("unverified", "robots")
    assert fresh.asked == ["GET /robots.txt"]


def test_a_busy_server_is_left_alone_as_long_as_it_wants(looked, fresh):
    url, other = link(fresh, "/too-many"), link(fresh, "/ok")

    looked()

    url.refresh_from_db()
    assert url.next_due > timezone.now() + timedelta(hours=12)
    assert LinkSite.objects.get().free_at > timezone.now() + timedelta(minutes=59)
    other.refresh_from_db()
    assert other.state == "unchecked"  # of the same server
    assert fresh.asked == ["GET /robots.txt", "HEAD /too-many"]


def test_one_link_that_breaks_the_looking_holds_up_no_other(looked, fresh, monkeypatch):
    urls = [link(fresh, "/ok"), link(fresh, "/get-only", "other.example")]
    usual = Looker.look_at

    def look_at(self, address):
        if address == urls[0].address:
            raise RuntimeError("a mistake of ours")
        return usual(self, address)

    monkeypatch.setattr(Looker, "look_at", look_at)

    assert looked().states == {"unverified": 1, "ok": 1}


def test_what_is_checked_is_not_due_again(looked, fresh):
    link(fresh, "/ok")
    looked()

    assert looked().looked_at == 0


def test_a_new_address_is_due_at_once(looked, fresh):
    link(fresh, "/ok")
    looked()
    LearningResource.objects.update(url=fresh.url("/get-only"))

    looked()

    assert dict(Url.objects.values_list("address", "state")) == {
        fresh.url("/get-only"): "ok"
    }


def test_the_command_says_what_it_did(looked, fresh, capsys, monkeypatch):
    link(fresh, "/ok")
    looker = Looker(agent(), agent_name(), gap=0.0, web=fresh.web())
    monkeypatch.setattr(link_checking, "Run", lambda: Run(looker=looker))

    call_command("check_links")
    call_command("check_links")

    assert capsys.readouterr().out == (
        "Links looked at: 1 (1 ok)\nLinks looked at: 0\n"
    )


# --- politeness -----------------------------------------------------------------------


def test_between_two_questions_to_a_site_there_is_a_pause(fresh):
    pauses = []
    looker = Looker("Hub/1.0", "Hub", gap=2.0, web=fresh.web(), pause=pauses.append)

    looker.look_at(fresh.url("/get-only"))

    assert fresh.asked == ["GET /robots.txt", "HEAD /get-only", "GET /get-only"]
    assert pauses == [2.0, 2.0]


def test_the_rules_of_a_site_are_asked_for_once(fresh):
    looker = Looker("Hub/1.0", "Hub", web=fresh.web(), pause=lambda seconds: None)

    for path in ("/ok", "/forbidden"):
        looker.look_at(fresh.url(path))

    assert fresh.asked.count("GET /robots.txt") == 1


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("User-agent: hub\nDisallow: /a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /", False),
        ("<html>no such page</html>", True),
        ("User-agent: *\nDisallow: http://[nonsense", True),
        ("\0\udcff\nDisallow", True),
    ],
)
def test_what_a_site_asks_of_programs(robots, allowed):
    assert may_ask(robots, "Hub", "https://example.org/a") is allowed


def sites(*names: str) -> list[Url]:
    made = [Url(address=f"https://{n}/{i}", site=n) for i, n in enumerate(names)]
    Url.objects.bulk_create(made)
    Url.objects.update(next_due=AT)
    note_sites()
    LinkSite.objects.update(free_at=AT)
    return list(Url.objects.order_by("pk"))


def test_a_site_is_asked_one_thing_at_a_time(db):
    first, _second = sites("a.org", "a.org")

    assert take_turn(AT) == first
    assert take_turn(AT) is None
    end_turn("a.org", AT + timedelta(seconds=2))
    assert take_turn(AT + timedelta(seconds=1)) is None
    assert next_turn(AT) == AT + timedelta(seconds=2)
    assert take_turn(AT + timedelta(seconds=2)) == first


def test_four_sites_are_asked_at_once_and_no_more(db):
    urls = sites(*(f"{letter}.org" for letter in "abcdef"))

    assert [take_turn(AT) for _ in range(5)] == [*urls[:4], None]
    end_turn("b.org", AT)
    assert take_turn(AT + timedelta(seconds=1)) == urls[1]


def test_what_waits_longest_comes_first(db):
    urls = sites("a.org", "b.org", "c.org")
    Url.objects.filter(pk=urls[2].pk).update(next_due=AT - DAY)

    assert [take_turn(AT) for _ in range(3)] == [urls[2], urls[0], urls[1]]


def test_a_worker_that_died_gives_its_site_back(db):
    [url] = sites("a.org")
    take_turn(AT)

    assert take_turn(AT + timedelta(minutes=1)) is None
    assert take_turn(AT + timedelta(minutes=3)) == url


def test_workers_that_take_turns_together_get_different_sites(transactional_db):
    sites(*(f"{letter}.org" for letter in "aabbcc"))

    def turn(_: int) -> str | None:
        try:
            url = take_turn(AT)
            return url.site if url else None
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as workers:
        taken = list(workers.map(turn, range(6)))

    assert sorted(filter(None, taken)) == ["a.org", "b.org", "c.org"]


def test_a_run_waits_for_a_site_and_ends_in_time(looked, fresh):
    urls = [link(fresh, path) for path in ("/ok", "/get-only", "/forbidden")]
    clock = SimpleNamespace(at=timezone.now() + timedelta(minutes=1))
    slept = []

    def sleep(seconds):
        slept.append(seconds)
        clock.at += timedelta(seconds=seconds)

    settle_urls()
    looker = Looker(agent(), agent_name(), web=fresh.web(), pause=lambda seconds: None)
    run = Run(
        looker=looker,
        within=timedelta(seconds=3),
        now=lambda: clock.at,
        pause=sleep,
    )

    assert check_due_links(run).looked_at == 2
    assert slept == [2.0]
    assert Url.objects.filter(state="unchecked").get() == urls[2]


def test_a_run_looks_at_no_more_than_it_may(looked, fresh):
    for path in ("/ok", "/get-only", "/forbidden"):
        link(fresh, path)

    assert looked(most=2).looked_at == 2


# --- who asks -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "host", "mail", "wanted"),
    [
        (
            "RSE Hub",
            "hub.example.org",
            "Hub <hub@example.org>",
            "RSEHub/1.0 (+https://hub.example.org/contact/; mailto:hub@example.org)",
        ),
        ("Link Checker", "*", "hub", "ResearchSoftwareHub/1.0"),
        (
            "Hub",
            "hub.linkoeping.example",
            "a@example.org",
            "Hub/1.0 (+mailto:a@example.org)",
        ),
        ("Hub\r\nX: y", ".example.org", "", "HubXy/1.0"),
        ("研究", "localhost", "", "ResearchSoftwareHub/1.0"),
    ],
)
def test_the_hub_says_who_it_is(settings, name, host, mail, wanted):
    settings.SITE_NAME, settings.ALLOWED_HOSTS = name, [host]
    settings.DEFAULT_FROM_EMAIL = mail

    assert agent() == wanted


def test_the_server_hears_it(looked, fresh):
    link(fresh, "/ok")

    looked()

    assert set(fresh.agents) == {agent()}


# --- what is kept ---------------------------------------------------------------------


def test_a_link_breaks_by_the_rule(url):
    url = look(url, (0, WORKS), (7, MISSING), (10, MISSING), (14, MISSING))

    assert (url.state, url.since) == ("broken", AT + 7 * DAY)
    assert look(url, (21, WORKS)).state == "ok"


def test_the_last_twenty_looks_are_kept(url):
    look(url, *((day, WORKS) for day in range(25)))

    kept = LinkCheck.objects.order_by("at")
    assert (kept.count(), kept[0].at) == (20, AT + 5 * DAY)


def test_a_link_that_is_gone_meanwhile_is_no_trouble(url):
    Url.objects.filter(pk=url.pk).update(site="x")
    url.uses.all().delete()
    url.delete()

    assert note_finding(url.pk, WORKS, AT) is None


def test_what_a_curator_verified_stays_so_until_the_day(url):
    vouch_for([url.pk], AT + 30 * DAY)

    kept = look(url, (1, GONE))
    assert (kept.state, kept.next_due) == ("ignored", AT + 30 * DAY)
    assert look(url, (31, GONE)).state == "suspect"


def test_looks_and_pages_that_nobody_links_to_go(looked, fresh):
    link(fresh, "/ok")
    looked()
    LearningResource.objects.all().delete()

    looked()

    counts = [model.objects.count() for model in (Url, LinkCheck, LinkSite)]
    assert counts == [0, 0, 0]


# --- what people say ------------------------------------------------------------------


def say_broken(course, reporter=None) -> Flag:
    kind = kind_of("resource")
    return flag(kind=kind, record=course, what="broken", words="", reporter=reporter)


def test_two_people_make_a_link_doubtful_and_due(course, url, alice, bob):
    look(url, (0, WORKS))

    say_broken(course, alice)
    say_broken(course, alice)
    assert Url.objects.get().state == "ok"
    say_broken(course, bob)

    assert Url.objects.get().state == "suspect"
    assert Url.objects.get().next_due <= timezone.now()


@pytest.mark.parametrize(("visitors", "state"), [(1, "suspect"), (0, "unchecked")])
def test_visitors_count_as_one_person(course, url, alice, visitors, state):
    for _ in range(visitors * 3):
        say_broken(course)
    say_broken(course, alice)

    assert Url.objects.get().state == state


def test_many_visitors_are_not_two_people(course, url):
    for _ in range(5):
        say_broken(course)

    assert Url.objects.get().state == "unchecked"


def test_no_machine_outvotes_them_until_a_curator_settles_it(
    course, url, alice, bob, dana
):
    flags = [say_broken(course, alice), say_broken(course, bob)]

    assert look(url, (0, WORKS)).state == "suspect"
    settle(flag=flags[0], by=dana, reason="It is there")

    assert Url.objects.get().state == "ok"


def test_an_address_typed_just_now_is_doubted_too(course, alice, bob):
    """No `settle_urls` has run since it was written."""
    say_broken(course, alice)
    say_broken(course, bob)

    assert Url.objects.get().state == "suspect"


def test_what_is_out_of_date_says_nothing_of_its_link(course, url, alice, bob):
    for person in (alice, bob):
        kind = kind_of("resource")
        flag(kind=kind, record=course, what="outdated", words="", reporter=person)

    assert Url.objects.get().state == "unchecked"


# --- what hangs on it -----------------------------------------------------------------


@pytest.fixture
def weigh(monkeypatch):
    monkeypatch.setattr("curation.link_weights._sources", {})
    return register


@pytest.mark.parametrize("size", [1, 3])
def test_apps_say_how_much_hangs_on_a_link(db, weigh, size, django_assert_num_queries):
    made = [make_resource(f"c{n}") for n in range(size)]
    LearningResource.objects.update(url="https://example.org/same")
    settle_urls()
    weigh("resource", lambda records: dict.fromkeys(records, 4))

    with django_assert_num_queries(3):
        renew_weights()

    assert Url.objects.get().weight == 4 * len(made)


def test_without_an_app_that_says_nothing_hangs_on_it(url):
    renew_weights()

    assert Url.objects.get().weight == 0
