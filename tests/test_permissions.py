"""Who gets what: every page, endpoint and list of the admin, as everybody.

A page that is not listed fails the test. What the API's table adds, methods and tokens,
has tests in `test_api_permissions.py`; what curators may do with each model of the
admin, in `accounts/test_curators.py`.
"""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.actions import create_token
from challenges.models import Challenge, Output
from communities.models import Community
from competencies.actions import publish_version
from competencies.models import Framework, FrameworkVersion, Role, Skill, SkillRelation
from competencies.next_version import begin_next_version
from competencies.rewriting import rewrite_skill
from curation.actions import flag, suggest
from curation.history import changes_of
from curation.kinds import kind_of
from curation.mails import status_token
from curation.provenance import told
from profiles.moves import move_profile
from profiles.pack_actions import make_pack
from profiles.share_actions import share_by_link, share_with
from profiles.share_tokens import token_of
from profiles.snapshots import take_snapshot
from tests.accounts.test_curators import RIGHTS
from tests.communities.whole import make_whole
from tests.factories import (
    UserFactory,
    ask_for_opinion,
    make_challenge,
    make_crosswalk,
    make_event,
    make_evidence,
    make_goal,
    make_path,
    make_profile,
    make_resource,
    make_role,
    make_world,
)
from tests.permission_table import (
    EVERYBODY,
    OTHERS,
    PAGES,
)
from tests.teams.pages import team_things
from tests.teams.quarters import shown_group
from tests.test_api_permissions import READS, things  # noqa: F401 - a fixture
from tests.test_api_permissions import address as api_address
from training.actions import save_search
from training.models import Event, LearningPath, LearningResource, Provider
from training.search_mails import stop_token


def page_names(resolver: URLResolver, namespace: str = "") -> list[str]:
    names = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            names.append(f"{namespace}{entry.name}")
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            names += page_names(entry, inner)
    return names


@pytest.fixture
def address_of(world, alice, bob):
    profile = make_profile(world, alice, {"testing": 1})
    role = make_role(world, "rse", {"testing": 3})
    shown_group(role)
    goal = make_goal(profile, roles=[role])
    kept = take_snapshot(profile=profile, name="Spring")
    move = make_move(alice)
    link = make_evidence(profile, world.skills["testing"])
    another = make_profile(world, UserFactory())
    asked = [another, [world.skills["testing"]], alice.email]
    ask_for_opinion(*asked, token="asked-of-alice")
    school = Provider.objects.create(slug="school", name="School")
    teaches = {world.skills["testing"]: (1, 2)}
    course = make_resource("course", provider=school, teaches=teaches)
    make_event("class")
    make_path("way", [course])
    directory = make_whole(alice)
    tie = make_crosswalk(world)
    meeting = make_challenge("meeting")
    # One framework alone to begin a profile in.
    others = FrameworkVersion.objects.exclude(framework__slug="craft")
    others.update(status="retired")
    change_everything()

    token, _secret = create_token(owner=alice, name="t", scope="read", days=30)
    names = {
        "SNAPSHOT": kept.uuid,
        "MOVE": move.uuid,
        "GOAL": goal.uuid,
        "CROSSWALK": tie.uuid,
        "ITEM": Output.objects.get(challenge=meeting).uuid,
        "API TOKEN": token.uuid,
        **curated_things(alice),
        "FRAMEWORK": world.framework.uuid,
        "SKILL": world.skills["testing"].uuid,
    }
    names |= {"EVIDENCE": link.uuid}
    names |= kept_search(alice) | directory
    names |= shared_things(profile, make_profile(world, bob))
    names |= team_things(world.framework, alice, bob)

    def address(name: str) -> str:
        change = {"CHANGE": a_change_of(name)} if name.endswith("-undo") else {}
        known = names | change
        return reverse(name, args=[known.get(arg, arg) for arg in PAGES[name][0]])

    return address


def kept_search(alice) -> dict[str, object]:
    said = {"name": "x", "query": "q=x", "hub_address": "https://hub.example/"}
    kept, _is_new = save_search(owner=alice, **said)
    return {"KEPT SEARCH": kept.uuid, "STOP TOKEN": stop_token(kept.uuid)}


def make_move(alice):
    """Move alice on in another framework."""
    other = make_world({"sea": ["sailing"]}, slug="elsewhere")
    profile = make_profile(other, alice, {"sailing": 1})
    draft = begin_next_version(framework=other.framework)
    publish_version(draft)
    return move_profile(profile=profile, target=draft, given={})


def shared_things(hers, bobs) -> dict[str, object]:
    aim, goal = make_goal(bobs), hers.goals.get()
    link = share_by_link(profile=hers, name="x", days=90, goals=[goal])
    email = hers.owner.email
    from_bob = share_with(profile=bobs, email=email, absolute=str, goals=[aim])
    return {
        "SHARE": link.uuid,
        "LINK": token_of(link.uuid),
        "BOB'S SHARE": from_bob.uuid,
        "BOB'S GOAL": aim.uuid,
        "PACK": make_pack(profile=hers, name="x", goal=goal).uuid,
    }


def change_everything() -> None:
    """Give each kind of record a change that could be put back."""
    with told(by="test"):
        Framework.objects.update(description="New")
        Role.objects.update(description="New")
        Provider.objects.update(description="New")
        Event.objects.update(description="New")
        LearningPath.objects.update(description="New")
        Challenge.objects.update(description="New")
        LearningResource.objects.update(description="New")
        SkillRelation.objects.update(note="New")
        Community.objects.update(description="New")
        skill = Skill.objects.get(slug="testing")
        draft = rewrite_skill(skill=skill, values={"description": "New"})
        publish_version(draft.version)


def a_change_of(name: str) -> str:
    """Return the newest change of the record of a page that puts one back."""
    kind = kind_of(name.partition(":")[2].removesuffix("-undo"))
    slug = {"framework": "craft", "skill": "testing", "role": "rse"}
    slug |= {"resource": "course", "provider": "school"}
    slug |= {"event": "class", "learning-path": "way", "community": "rsse"}
    records = kind.visible_to(AnonymousUser())
    record = records.get(**({"slug": slug[kind.key]} if kind.key in slug else {}))
    return changes_of(kind, record, AnonymousUser())[0].id


def curated_things(alice) -> dict[str, object]:
    kind = kind_of("resource")
    course = LearningResource.objects.get()
    words = {"kind": kind, "record": course, "base": {}, "proposed": {"title": "x"}}
    hers = suggest(**words, proposer=alice, absolute=str)
    visitors = suggest(**words, absolute=str)
    said = flag(kind=kind, record=course, what="wrong", words="", reporter=None)
    return {
        "SUGGESTION": hers.uuid,
        "VISITORS": visitors.uuid,
        "TOKEN": status_token(visitors),
        "FLAG": said.uuid,
    }


def test_every_page_is_in_the_table():
    ours = {n for n in page_names(get_resolver()) if not n.startswith(OTHERS)}

    assert ours == set(PAGES)


# The lists of the admin: who is not staff is led to the door, and what a member of
# staff has no right to see is not for them.
ADMIN = {
    f"admin:{label.replace('.', '_')}_changelist": (302, 302, 302, 200, 403)
    for label in RIGHTS
    if admin.site.is_registered(apps.get_model(label))
}
ADMIN["admin:index"] = (302, 302, 302, 200, 200)
ADMIN["admin:accounts_user_changelist"] = (302, 302, 302, 403, 403)
PARTS = {
    "pages": {name: answers for name, (_args, answers) in PAGES.items()},
    "API": {name: answers for name, (_args, answers) in READS.items()},
    "admin": ADMIN,
}


@pytest.fixture
def where(request):
    """Where each line of a part is, with what it is about made first."""

    def addresses(part: str) -> dict[str, str]:
        if part == "admin":
            return {name: reverse(name) for name in ADMIN}
        if part == "API":
            things = request.getfixturevalue("things")
            return {name: api_address(name, things) for name in READS}
        address_of = request.getfixturevalue("address_of")
        return {name: address_of(name) for name in PAGES}

    return addresses


def as_each(people) -> list[Client]:
    browsers = [Client() for _ in people]
    for browser, person in zip(browsers, people, strict=True):
        if person:
            browser.force_login(person)
    return browsers


@pytest.mark.parametrize("part", PARTS)
def test_everything_opens_to_whom_it_should(part, where, everybody):
    urls, browsers = where(part), as_each(everybody)

    answers = {
        name: tuple(browser.get(url).status_code for browser in browsers)
        for name, url in urls.items()
    }

    wrong = {name: got for name, got in answers.items() if got != PARTS[part][name]}
    assert wrong == {}


def test_a_visitor_is_led_to_the_door_and_back(client, address_of):
    closed = [name for name in PAGES if PAGES[name][1][0] == 302]
    urls = [address_of(name) for name in closed]

    led = [client.get(url).url for url in urls]

    assert led == [f"/accounts/login/?next={url}" for url in urls]


def test_no_page_answers_to_what_it_is_not_for(client, address_of, alice):
    client.force_login(alice)

    answers = {
        (name, method): getattr(client, method)(address_of(name)).status_code
        for name in PAGES
        for method in ("put", "patch", "delete")
    }

    assert [each for each in answers if answers[each] != 405] == []


# Where anybody may write: to suggest, to flag, and to end mails by a secret address.
OPEN_FORMS = ("-edit", "-flag", "suggestion-new", "search-stop", "item-add")
# Likewise, to answer by a mailed link.
OPEN_FORMS += ("still-right", "leader-agree")


def test_no_public_page_takes_a_form(client, address_of):
    reading = [
        name
        for name, (_args, answers) in PAGES.items()
        if answers == EVERYBODY and not name.endswith(OPEN_FORMS)
    ]

    answers = {name: client.post(address_of(name), {}).status_code for name in reading}

    assert [name for name in answers if answers[name] != 405] == []


def state_of_goals(person) -> list[tuple[str, int]]:
    goals = person.profiles.get(framework__slug="craft").goals.annotate(
        count=Count("targets")
    )
    return list(goals.values_list("name", "count"))


@pytest.mark.parametrize("name", ["goal-update", "goal-targets", "goal-delete"])
def test_alice_changes_her_goal_and_no_stranger_does(
    client, name, address_of, charlie, alice, world
):
    url, before = address_of(f"profiles:{name}"), state_of_goals(alice)
    skill = world.skills["testing"].pk
    form = {"name": "Mine now", "skill": skill, "rank": "1"}

    client.force_login(charlie)
    client.post(url, form)
    assert state_of_goals(alice) == before

    client.force_login(alice)
    client.post(url, form)
    assert state_of_goals(alice) != before


def test_the_admin_signs_in_through_the_hubs_own_door(client, db):
    response = client.get("/admin/login/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/")
