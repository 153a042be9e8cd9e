"""Dana's work list about links."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from competencies.models import Tool
from curation.actions import settle_urls
from curation.link_checking import note_finding
from curation.link_outcomes import Finding, Outcome
from curation.models import LinkCheck, Url, UrlUse
from tests.competencies.admin_forms import list_of, page_of
from tests.factories import UserFactory, make_resource, make_world
from training.models import LearningResource, Provider

NEW = "https://new.example.org/course"


def make_urls(**states: str) -> None:
    for name in states:
        make_resource(name)
    settle_urls()
    for name, state in states.items():
        url = Url.objects.get(address=f"https://example.org/{name}")
        url.state, url.since, url.checked_at = state, timezone.now(), timezone.now()
        url.save()


def act(client, action: str, *urls: Url, **more: str):
    ticked = [url.pk for url in urls or Url.objects.all()]
    sent = {"action": action, "_selected_action": ticked, **more}
    return client.post(list_of(Url), sent, follow=True)


@pytest.fixture
def moved(course) -> Url:
    settle_urls()
    url = Url.objects.get()
    note_finding(url.pk, Finding(Outcome.MOVED, "http-200", NEW), timezone.now())
    return Url.objects.get()


# --- the list -------------------------------------------------------------------------


def test_what_needs_a_hand_comes_first(curator, db):
    make_urls(
        fine="ok", gone="broken", strange="unverified", odd="suspect", new="unchecked"
    )
    Url.objects.filter(address__endswith="strange").update(weight=9)

    page = curator.get(list_of(Url))

    shown = [url.address.rsplit("/")[-1] for url in page.context["cl"].result_list]
    assert shown == ["gone", "odd", "strange", "new", "fine"]


def test_among_equals_what_most_depends_on_comes_first(curator, db):
    make_urls(a="broken", b="broken", c="broken")
    Url.objects.filter(address__endswith="b").update(weight=3)
    Provider.objects.create(slug="p", name="P", url="https://example.org/c")
    settle_urls()

    page = curator.get(list_of(Url))

    shown = [url.address.rsplit("/")[-1] for url in page.context["cl"].result_list]
    assert shown == ["b", "c", "a"]


def test_the_list_narrows_to_a_state_and_a_kind(curator, db):
    make_urls(a="broken", b="ok")
    Provider.objects.create(slug="p", name="P", url="https://p.example/")
    settle_urls()

    for asked, count in [({"state": "broken"}, 1), ({"kind": "provider"}, 1)]:
        page = curator.get(list_of(Url), asked)
        assert page.context["cl"].result_count == count


def test_a_link_tells_what_was_found_each_time(curator, moved):
    page = curator.get(page_of(moved)).content.decode()

    assert "Link works and leads elsewhere" in page
    assert "The server answered 200." in page
    assert NEW in page


@pytest.mark.parametrize("checks", [1, 3])
def test_its_page_costs_the_same_for_one_look_and_three(
    curator, course, checks, django_assert_num_queries
):
    settle_urls()
    for _ in range(checks):
        finding = Finding(Outcome.WORKS, "http-200")
        note_finding(Url.objects.get().pk, finding, timezone.now())

    address = page_of(Url.objects.get())
    curator.get(address)  # once, for what Django then keeps in mind
    with django_assert_num_queries(7):
        curator.get(address)

    assert LinkCheck.objects.count() == checks


# --- what dana does -------------------------------------------------------------------


def test_dana_has_a_link_looked_at_again(curator, db):
    make_urls(a="ok", b="ok")
    Url.objects.update(next_due=timezone.now() + timedelta(days=9))

    page = act(curator, "look_again", Url.objects.get(address__endswith="/a"))

    assert "1 link waits for the worker." in page.content.decode()
    assert Url.objects.due(timezone.now()).get().address.endswith("/a")


def test_dana_vouches_for_a_link_until_a_day(curator, db):
    make_urls(a="broken")
    day = timezone.localdate() + timedelta(days=90)

    act(curator, "vouch_for", until=day.isoformat())

    url = Url.objects.get()
    assert (url.state, url.failures) == ("ignored", 0)
    assert timezone.localdate(url.ignored_until) == day
    assert url.next_due == url.ignored_until


@pytest.mark.parametrize("days", [None, -1, 0, 800])
def test_not_for_ever_and_not_for_yesterday(curator, db, days):
    make_urls(a="broken")
    day = timezone.localdate() + timedelta(days=days or 0)
    until = "soon" if days is None else day.isoformat()

    page = act(curator, "vouch_for", until=until).content.decode()

    assert "Give a day from tomorrow on, two years ahead at most." in page
    assert Url.objects.get().state == "broken"


def test_looking_again_ends_what_she_vouched_for(curator, db):
    make_urls(a="broken")
    act(curator, "vouch_for", until=f"{timezone.localdate() + timedelta(days=9)}")

    act(curator, "look_again")

    assert (Url.objects.get().state, Url.objects.get().ignored_until) == (
        "unchecked",
        None,
    )


def test_dana_takes_the_new_address_and_history_says_so(curator, moved, course):
    page = act(curator, "take_new_address").content.decode()

    course.refresh_from_db()
    assert course.url == NEW
    assert "1 field has its new address." in page
    assert set(Url.objects.values_list("address", "state")) == {(NEW, "unchecked")}
    history = curator.get("/training/test-course/history/").content.decode()
    assert "https://<ins>new.</ins>example.org/course" in history
    assert "The page moved for good" in history


def test_each_record_that_uses_it_gets_it_with_its_own_part(curator, moved, course):
    make_resource("other")
    LearningResource.objects.filter(slug="other").update(url=f"{course.url}#part-2")
    provider = Provider.objects.create(slug="p", name="P", url=course.url)
    settle_urls()

    act(curator, "take_new_address")

    provider.refresh_from_db()
    assert provider.url == NEW
    assert LearningResource.objects.get(slug="other").url == f"{NEW}#part-2"


def test_a_record_that_refuses_keeps_what_it_has(curator, moved, course):
    """An address may be longer than the resource's own field for one."""
    Url.objects.update(final_address=f"https://example.org/{'x' * 600}")

    page = act(curator, "take_new_address").content.decode()

    before = course.url
    course.refresh_from_db()
    assert course.url == before
    assert "0 fields have their new address." in page
    assert "at most 500 characters" in page


def test_what_is_no_kind_of_curation_is_left_and_named(curator, moved, course):
    world = make_world(slug="other")
    Tool.objects.create(
        framework=world.framework, slug="git", name="Git", url=course.url
    )
    settle_urls()

    page = act(curator, "take_new_address").content.decode()

    assert "1 field has its new address." in page
    assert "tool" in page
    assert "Such records are changed on their own page here." in page


def test_a_record_that_was_changed_meanwhile_is_left(curator, moved, course, dana):
    LearningResource.objects.update(url="https://third.example/")
    UrlUse.objects.update(raw="https://example.org/test-course", url=moved)

    page = act(curator, "take_new_address").content.decode()

    course.refresh_from_db()
    assert course.url == "https://third.example/"
    assert "It says something else by now." in page


def test_what_did_not_move_has_no_new_address(curator, course):
    settle_urls()

    page = act(curator, "take_new_address").content.decode()

    assert "0 fields have their new address." in page


def test_the_list_goes_along_as_a_table_without_formulas(curator, moved):
    Url.objects.update(final_address="=HYPERLINK(1)", weight=2)

    answer = act(curator, "as_csv")

    [row] = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row["moved_to"] == "'=HYPERLINK(1)"
    assert (row["state"], row["weight"], row["uses"]) == ("redirected", "2", "1")


# --- who may --------------------------------------------------------------------------


@pytest.fixture
def reader(client, the_curators):
    """Staff who may look at links, and no more."""
    reader = UserFactory(is_staff=True)
    reader.user_permissions.add(the_curators.permissions.get(codename="view_url"))
    client.force_login(reader)
    return client


@pytest.mark.parametrize("action", ["look_again", "vouch_for", "take_new_address"])
def test_who_only_reads_changes_nothing(reader, moved, course, action):
    before = Url.objects.values().get()

    act(reader, action, until=f"{timezone.localdate() + timedelta(days=9)}")

    assert Url.objects.values().get() == before


def test_who_reads_takes_the_table_along(reader, moved):
    assert act(reader, "as_csv")["Content-Type"] == "text/csv"


def test_who_looks_after_links_alone_rewrites_no_record(reader, moved, course):
    rights = Permission.objects.filter(codename__in=["view_url", "change_url"])
    colleague = UserFactory(is_staff=True)
    colleague.user_permissions.set(rights)
    reader.force_login(colleague)

    page = act(reader, "take_new_address").content.decode()

    before = course.url
    course.refresh_from_db()
    assert course.url == before
    assert "look after this record." in page


def test_a_link_is_not_typed_over(curator, moved):
    assert curator.post(page_of(moved), {"address": "https://x.org"}).status_code == 403
