"""Who gets what: every page, as everybody. A page that is not listed fails the test."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.actions import create_token
from competencies.actions import publish_version
from competencies.models import Framework, Role, Skill
from competencies.rewriting import rewrite_skill
from curation.actions import flag, suggest
from curation.history import changes_of
from curation.kinds import kind_of
from curation.mails import status_token
from curation.provenance import told
from tests.factories import (
    UserFactory,
    ask_for_opinion,
    make_evidence,
    make_goal,
    make_profile,
    make_resource,
    make_role,
)
from training.models import LearningResource, Provider

# What a visitor, a stranger and the owner get: 302 leads to the sign-in page.
EVERYBODY = (200, 200, 200)
SIGNED_IN = (302, 200, 200)
OWNER = (302, 404, 200)
# Only who looks after the record: neither a stranger nor who suggested it.
CURATORS = (302, 404, 404)

PAGES = {
    "home": ([], EVERYBODY),
    "about": ([], EVERYBODY),
    "privacy": ([], EVERYBODY),
    "terms": ([], EVERYBODY),
    "contact": ([], EVERYBODY),
    "healthz": ([], EVERYBODY),
    "readyz": ([], EVERYBODY),
    "search:search": ([], EVERYBODY),
    "competencies:framework-list": ([], EVERYBODY),
    "competencies:framework-detail": (["craft"], EVERYBODY),
    "competencies:version-detail": (["craft", "1.0"], EVERYBODY),
    "competencies:skill-detail": (["craft", "testing"], EVERYBODY),
    "competencies:skill-level": (["craft", "testing", 1], EVERYBODY),
    "competencies:skill-edition": (["craft", "1.0", "testing"], EVERYBODY),
    "competencies:role-list": ([], EVERYBODY),
    "competencies:role-detail": (["craft", "rse"], EVERYBODY),
    "training:resource-list": ([], EVERYBODY),
    "training:resource-detail": (["course"], EVERYBODY),
    "training:provider-list": ([], EVERYBODY),
    "training:provider-detail": (["school"], EVERYBODY),
    "competencies:framework-edit": (["craft"], EVERYBODY),
    "competencies:framework-history": (["craft"], EVERYBODY),
    "competencies:framework-undo": (["craft", "CHANGE"], CURATORS),
    "competencies:framework-flag": (["craft"], EVERYBODY),
    "competencies:skill-edit": (["craft", "testing"], EVERYBODY),
    "competencies:skill-history": (["craft", "testing"], EVERYBODY),
    "competencies:skill-undo": (["craft", "testing", "CHANGE"], CURATORS),
    "competencies:skill-flag": (["craft", "testing"], EVERYBODY),
    "competencies:role-edit": (["craft", "rse"], EVERYBODY),
    "competencies:role-history": (["craft", "rse"], EVERYBODY),
    "competencies:role-undo": (["craft", "rse", "CHANGE"], CURATORS),
    "competencies:role-flag": (["craft", "rse"], EVERYBODY),
    "training:resource-edit": (["course"], EVERYBODY),
    "training:resource-history": (["course"], EVERYBODY),
    "training:resource-undo": (["course", "CHANGE"], CURATORS),
    "training:resource-flag": (["course"], EVERYBODY),
    "training:provider-edit": (["school"], EVERYBODY),
    "training:provider-history": (["school"], EVERYBODY),
    "training:provider-undo": (["school", "CHANGE"], CURATORS),
    "training:provider-flag": (["school"], EVERYBODY),
    "curation:suggestion-list": ([], SIGNED_IN),
    "curation:suggestion-new": (["resource"], EVERYBODY),
    "curation:suggestion-detail": (["SUGGESTION"], OWNER),
    "curation:suggestion-status": (["VISITORS", "TOKEN"], EVERYBODY),
    "curation:flag-settle": (["FLAG"], CURATORS),
    "profiles:profile": ([], (302, 302, 302)),
    "profiles:profile-detail": (["craft"], SIGNED_IN),
    "profiles:profile-assess": (["craft"], SIGNED_IN),
    "profiles:profile-assess-group": (["craft", "code"], SIGNED_IN),
    "profiles:profile-history": (["craft"], SIGNED_IN),
    "profiles:own-skill": (["craft", "testing"], SIGNED_IN),
    "profiles:evidence-update": (["EVIDENCE"], OWNER),
    "profiles:opinion-list": ([], SIGNED_IN),
    "profiles:opinion-ask": ([], SIGNED_IN),
    # For whom it was mailed to: alice, whom somebody else asks.
    "profiles:opinion-give": (["asked-of-alice"], OWNER),
    "profiles:goal-list": ([], SIGNED_IN),
    "profiles:goal-create": ([], SIGNED_IN),
    "profiles:goal-detail": (["GOAL"], OWNER),
    "profiles:goal-update": (["GOAL"], OWNER),
    "profiles:goal-targets": (["GOAL"], OWNER),
    "profiles:goal-delete": (["GOAL"], OWNER),
    "accounts:account": ([], SIGNED_IN),
    "accounts:data": ([], SIGNED_IN),
    # Both ask for the password once more, of whoever did not just type it.
    "accounts:data-download": ([], (302, 405, 405)),
    "accounts:data-erase": ([], (302, 302, 302)),
    "accounts:token-list": ([], SIGNED_IN),
    "accounts:token-create": ([], (302, 302, 302)),
    "accounts:token-end": (["API TOKEN"], OWNER),
    "api-docs": ([], EVERYBODY),
    "api-swagger": ([], EVERYBODY),
    "accounts:session-list": ([], SIGNED_IN),
    "accounts:session-end": ([], (302, 405, 405)),
    "change-password": ([], (302, 302, 302)),
}

# allauth's own: it keeps its doors itself, and has tests for them. What has no name are
# its old addresses, which lead to the new ones. The API has a table of its own in
# test_api_permissions.py.
SITES = ("socialaccount_", "github_", "orcid_", "openid_connect_")
OTHERS = ("account_", "mfa_", "usersessions_", *SITES, "admin:", "api:", "None")


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
def address_of(world, alice):
    profile = make_profile(world, alice, {"testing": 1})
    role = make_role(world, "rse", {"testing": 3})
    goal = make_goal(profile, roles=[role])
    link = make_evidence(profile, world.skills["testing"])
    another = make_profile(world, UserFactory())
    asked = [another, [world.skills["testing"]], alice.email]
    ask_for_opinion(*asked, token="asked-of-alice")
    school = Provider.objects.create(slug="school", name="School")
    make_resource("course", provider=school)
    change_everything()

    token, _secret = create_token(owner=alice, name="t", scope="read", days=30)
    names = {
        "GOAL": goal.uuid,
        "EVIDENCE": link.uuid,
        "API TOKEN": token.uuid,
        **curated_things(alice),
    }

    def address(name: str) -> str:
        change = {"CHANGE": a_change_of(name)} if name.endswith("-undo") else {}
        known = names | change
        return reverse(name, args=[known.get(arg, arg) for arg in PAGES[name][0]])

    return address


def change_everything() -> None:
    """Give each kind of record a change that could be put back."""
    with told(by="test"):
        Framework.objects.update(description="New")
        Role.objects.update(description="New")
        Provider.objects.update(description="New")
        LearningResource.objects.update(description="New")
        skill = Skill.objects.get(slug="testing")
        draft = rewrite_skill(skill=skill, values={"description": "New"})
        publish_version(draft.version)


def a_change_of(name: str) -> str:
    """Return the newest change of the record of a page that puts one back."""
    kind = kind_of(name.partition(":")[2].removesuffix("-undo"))
    slug = {"framework": "craft", "skill": "testing", "role": "rse"}
    slug |= {"resource": "course", "provider": "school"}
    record = kind.visible_to(AnonymousUser()).get(slug=slug[kind.key])
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


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_to_whom_it_should(client, name, address_of, charlie, alice):
    answers = []
    for person in (None, charlie, alice):
        if person:
            client.force_login(person)
        answers.append(client.get(address_of(name)).status_code)

    assert tuple(answers) == PAGES[name][1]


# What is a curator's: she decides, and a stranger does not see that there is anything.
CURATED = [name for name in PAGES if PAGES[name][1] == CURATORS]
CURATED += ["curation:suggestion-detail"]


@pytest.mark.parametrize("name", [name for name in PAGES if name not in CURATED])
def test_dana_sees_no_more_of_people_than_charlie(client, name, address_of, dana):
    client.force_login(dana)

    assert client.get(address_of(name)).status_code == PAGES[name][1][1]


@pytest.mark.parametrize("name", CURATED)
def test_what_is_curated_opens_to_dana(client, name, address_of, dana):
    client.force_login(dana)

    assert client.get(address_of(name)).status_code == 200


def test_staff_without_rights_decide_nothing(client, address_of):
    client.force_login(UserFactory(is_staff=True))

    answers = {client.get(address_of(name)).status_code for name in CURATED}
    assert answers == {404}


@pytest.mark.parametrize("name", [n for n in PAGES if PAGES[n][1][0] == 302])
def test_a_visitor_is_led_to_the_door_and_back(client, name, address_of):
    url = address_of(name)

    assert client.get(url).url == f"/accounts/login/?next={url}"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_no_page_answers_to_what_it_is_not_for(client, name, method, address_of, alice):
    client.force_login(alice)

    assert getattr(client, method)(address_of(name)).status_code == 405


# Where anybody may write: to suggest, and to flag.
OPEN_FORMS = ("-edit", "-flag", "suggestion-new")
READ_ONLY = [
    name
    for name, (_args, answers) in PAGES.items()
    if answers == EVERYBODY and not name.endswith(OPEN_FORMS)
]


@pytest.mark.parametrize("name", READ_ONLY)
def test_no_public_page_takes_a_form(client, name, address_of):
    assert client.post(address_of(name), {}).status_code == 405


def state_of_goals(person) -> list[tuple[str, int]]:
    goals = person.profiles.get().goals.annotate(count=Count("targets"))
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


@pytest.mark.parametrize("url", ["/admin/", "/admin/competencies/skill/"])
def test_the_admin_is_for_staff_who_may(client, url, charlie, dana):
    assert client.get(url).status_code == 302

    client.force_login(charlie)
    assert client.get(url).status_code in {302, 403}
    client.force_login(dana)
    assert client.get(url).status_code == 200


def test_the_admin_signs_in_through_the_hubs_own_door(client, db):
    response = client.get("/admin/login/", follow=True)

    assert response.redirect_chain[-1][0].startswith("/accounts/login/")


def test_staff_without_rights_see_no_drafts_and_no_models(client, world):
    client.force_login(UserFactory(is_staff=True))

    assert client.get("/admin/competencies/skill/").status_code == 403
