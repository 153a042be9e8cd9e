"""Who gets what of the API: every endpoint and method, as everybody, in every way in.

The table holds what a visitor, a stranger, the owner, a curator and staff without
rights get. An endpoint that is not listed fails the test.
"""

from contextlib import contextmanager
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from accounts.actions import create_token
from competencies.actions import publish_version
from competencies.next_version import begin_next_version
from curation.actions import suggest
from curation.kinds import kind_of
from profiles.models import Goal, Profile, SkillRemark
from profiles.move_reading import version_to_move_to
from profiles.moves import move_profile
from profiles.pack_actions import make_pack
from profiles.share_actions import share_by_link, share_with
from profiles.snapshots import take_snapshot
from tests.communities.makers import make_community
from tests.factories import (
    UserFactory,
    ask_for_opinion,
    make_challenge,
    make_event,
    make_evidence,
    make_goal,
    make_opinion,
    make_profile,
    make_resource,
    make_role,
    make_world,
)
from tests.teams.pages import TEAM_BODIES, TEAM_READS, TEAM_WRITES, team_things
from tests.teams.quarters import shown_group
from training.models import Provider
from training.plan_actions import keep_plan
from training.wishes import Wishes

EVERYBODY = (200, 200, 200, 200, 200)
SIGNED_IN = (401, 200, 200, 200, 200)
OWNER = (401, 404, 200, 404, 404)

READS = {
    "schema": ([], EVERYBODY),
    "framework-list": ([], EVERYBODY),
    "framework-detail": (["craft"], EVERYBODY),
    "version-detail": (["craft", "1.0"], EVERYBODY),
    "version-compare": (["craft"], EVERYBODY),
    "skill-list": ([], EVERYBODY),
    "skill-detail": (["SKILL"], EVERYBODY),
    "level-list": ([], EVERYBODY),
    "role-list": ([], EVERYBODY),
    "crosswalk-list": ([], EVERYBODY),
    "role-detail": (["ROLE"], EVERYBODY),
    "resource-list": ([], EVERYBODY),
    "resource-detail": (["course"], EVERYBODY),
    "event-list": ([], EVERYBODY),
    "event-detail": (["class"], EVERYBODY),
    "challenge-list": ([], EVERYBODY),
    "challenge-detail": (["meeting"], EVERYBODY),
    "coverage": ([], EVERYBODY),
    "provider-list": ([], EVERYBODY),
    "provider-detail": (["school"], EVERYBODY),
    "community-list": ([], EVERYBODY),
    "community-detail": (["rsse"], EVERYBODY),
    "plan-list": ([], SIGNED_IN),
    "plan-detail": (["PLAN"], OWNER),
    "me": ([], SIGNED_IN),
    "token-list": ([], SIGNED_IN),
    "token-detail": (["TOKEN"], OWNER),
    "suggestion-list": ([], SIGNED_IN),
    # Who sent it, and who looks after the record.
    "suggestion-detail": (["SUGGESTION"], (401, 404, 200, 200, 404)),
    "suggestion-decision": (["SUGGESTION"], (401, 405, 405, 405, 405)),
    "profile-list": ([], SIGNED_IN),
    "profile-detail": (["PROFILE"], OWNER),
    "profile-move": (["MOVABLE"], OWNER),
    "move-detail": (["MOVED", "MOVE"], OWNER),
    # It answers to a form alone.
    "move-put-back": (["MOVED", "MOVE"], (401, 405, 405, 405, 405)),
    "snapshot-list": (["PROFILE"], OWNER),
    "snapshot-detail": (["PROFILE", "SNAPSHOT"], OWNER),
    "profile-relevance": (["PROFILE"], OWNER),
    "assessment-list": ([], SIGNED_IN),
    "assessment-detail": (["SKILL"], OWNER),
    "profile-history": (["PROFILE"], OWNER),
    "evidence-list": ([], SIGNED_IN),
    "evidence-detail": (["EVIDENCE"], OWNER),
    "remark-list": ([], SIGNED_IN),
    "remark-detail": (["SKILL"], OWNER),
    "opinion-list": ([], SIGNED_IN),
    "opinion-detail": (["OPINION"], OWNER),
    "opinion-request-list": ([], SIGNED_IN),
    "opinion-request-detail": (["ASKED"], OWNER),
    "goal-list": ([], SIGNED_IN),
    "goal-detail": (["GOAL"], OWNER),
    "goal-gaps": (["GOAL"], OWNER),
    "share-list": ([], SIGNED_IN),
    "share-detail": (["SHARE"], OWNER),
    "shared-list": ([], SIGNED_IN),
    "shared-detail": (["BOB'S SHARE"], OWNER),
    "shared-gaps": (["BOB'S SHARE", "BOB'S GOAL"], OWNER),
    "profile-file": (["PROFILE", "csv"], OWNER),
    "pack-list": ([], SIGNED_IN),
    "pack-detail": (["PACK"], OWNER),
    "pack-file": (["PACK"], OWNER),
    "role-distances": (["PROFILE"], OWNER),
    "comparison": ([], SIGNED_IN),
    "benchmark-list": ([], SIGNED_IN),
    "benchmark-detail": (["BENCHMARK"], SIGNED_IN),
    **TEAM_READS,
}
# Only who has a profile can share it or take it along.
WITH_A_PROFILE = (401, 400, 201, 400, 400)
# Everybody may answer for themselves; what is somebody's is there for them alone.
WRITES = {
    ("patch", "profile-relevance"): OWNER,
    ("patch", "assessment-list"): (401, 200, 200, 200, 200),
    ("put", "assessment-detail"): (401, 200, 200, 200, 200),
    ("delete", "assessment-detail"): (401, 200, 200, 200, 200),
    # The same suggestion twice; it is dana who decides.
    ("post", "suggestion-list"): (401, 201, 201, 201, 201),
    ("post", "suggestion-decision"): (401, 404, 404, 409, 404),
    ("post", "evidence-list"): (401, 201, 201, 201, 201),
    ("patch", "evidence-detail"): OWNER,
    ("delete", "evidence-detail"): (401, 404, 204, 404, 404),
    ("put", "remark-detail"): (401, 200, 200, 200, 200),
    ("delete", "remark-detail"): (401, 404, 204, 404, 404),
    ("patch", "opinion-detail"): OWNER,
    ("post", "opinion-request-list"): (401, 201, 201, 201, 201),
    ("delete", "opinion-request-detail"): (401, 404, 204, 404, 404),
    ("post", "goal-list"): (401, 201, 201, 201, 201),
    # Anybody may ask: it is answered and forgotten.
    ("post", "plan-list"): EVERYBODY,
    ("post", "profile-move"): OWNER,
    ("post", "move-put-back"): OWNER,
    ("post", "snapshot-list"): (401, 404, 201, 404, 404),
    ("delete", "snapshot-detail"): (401, 404, 204, 404, 404),
    ("patch", "goal-detail"): OWNER,
    ("delete", "goal-detail"): (401, 404, 204, 404, 404),
    ("post", "share-list"): WITH_A_PROFILE,
    ("delete", "share-detail"): (401, 404, 204, 404, 404),
    ("post", "pack-list"): WITH_A_PROFILE,
    ("delete", "pack-detail"): (401, 404, 204, 404, 404),
    # In a session that gave its password long ago; a token makes none at all.
    ("post", "token-list"): (401, 403, 403, 403, 403),
    ("delete", "token-detail"): (401, 404, 204, 404, 404),
    **TEAM_WRITES,
}
BODIES = {
    "assessment-list": {"framework": "craft", "answers": [{"rank": 2}]},
    "profile-relevance": {"relevant": False, "skills": ["SKILL"]},
    "assessment-detail": {"rank": 2},
    "suggestion-list": {"kind": "resource", "values": {"title": "New"}},
    "suggestion-decision": {"seen": "of another day", "take": ["title"]},
    "evidence-list": {"skill": "SKILL", "kind": "other", "url": "https://a.example"},
    "evidence-detail": {"title": "Anew"},
    "remark-detail": {"note": "Anew"},
    "opinion-detail": {"shown": True},
    "opinion-request-list": {
        "framework": "craft",
        "email": "asked@example.org",
        "skills": ["SKILL"],
    },
    "goal-list": {"framework": "craft"},
    "goal-detail": {"name": "Anew"},
    "snapshot-list": {"name": "Spring"},
    "profile-move": {"to": "1.1"},
    "share-list": {"framework": "craft", "link_name": "x"},
    "pack-list": {"framework": "craft", "name": "x"},
    "token-list": {"name": "x", "scope": "read", "days": 30},
    **TEAM_BODIES,
}
METHODS = ("get", "post", "put", "patch", "delete", "options")


@pytest.fixture
def things(world, alice, bob, settings):
    """What the addresses name: all of it alice's, where it is anybody's."""
    settings.API_RATES = dict.fromkeys(settings.API_RATES, (1_000_000, 60))
    profile = make_profile(world, alice, {"testing": 1})
    role = make_role(world, "rse", {"testing": 3})
    school = Provider.objects.create(slug="school", name="School")
    course = make_resource("course", provider=school)
    make_event("class")
    make_community()
    make_challenge("meeting")
    words = {"kind": kind_of("resource"), "record": course, "base": {}}
    sent = suggest(**words, proposed={"title": "x"}, proposer=alice, absolute=str)
    token, _secret = create_token(owner=alice, name="t", scope="read", days=30)
    bobs = make_profile(world, bob)
    aim = make_goal(bobs)
    email = alice.email
    from_bob = share_with(profile=bobs, email=email, absolute=str, goals=[aim])
    skill = world.skills["testing"]
    SkillRemark.objects.create(profile=profile, skill=skill, note="Before")
    goal = make_goal(profile, roles=[role], name="Before")
    return {
        "BENCHMARK": shown_group(role).uuid,
        "BOB'S SHARE": from_bob.uuid,
        "BOB'S GOAL": aim.uuid,
        "SHARE": share_by_link(profile=profile, name="x", days=90).uuid,
        "PACK": make_pack(profile=profile, name="x").uuid,
        "SKILL": world.skills["testing"].uuid,
        "ROLE": role.uuid,
        "GOAL": goal.uuid,
        "PLAN": keep_plan(goal=goal, wishes=Wishes(), resources=[course]).uuid,
        "PROFILE": profile.uuid,
        **moves_of(alice),
        "SNAPSHOT": take_snapshot(profile=profile, name="Autumn").uuid,
        "EVIDENCE": make_evidence(profile, skill).uuid,
        "OPINION": make_opinion(profile, skill, UserFactory()).uuid,
        "ASKED": ask_for_opinion(profile, [skill], "someone@example.org").uuid,
        "TOKEN": token.uuid,
        "SUGGESTION": sent.uuid,
        "RECORD": course.uuid,
        **team_things(world.framework, alice, bob),
    }


def moves_of(alice) -> dict[str, object]:
    """Let one profile of alice's be moved on already, and another wait for it."""
    profiles = []
    for slug in ("moved", "movable"):
        other = make_world({"sea": ["sailing"]}, slug=slug)
        profiles.append(make_profile(other, alice, {"sailing": 1}))
        draft = begin_next_version(framework=other.framework)
        publish_version(draft)
    moved, movable = (Profile.objects.get(pk=profile.pk) for profile in profiles)
    target = version_to_move_to(moved)
    move = move_profile(profile=moved, target=target, given={})
    return {"MOVED": moved.uuid, "MOVABLE": movable.uuid, "MOVE": move.uuid}


def address(name, things) -> str:
    args = [things.get(arg, arg) for arg in READS[name][0]]
    return reverse(f"api:{name}", args=args)


def filled(given: dict, skill: str) -> dict:
    """Name the skill wherever a body speaks of it."""
    named = {"skill": skill, "skills": [skill]}
    return {key: named.get(key, value) for key, value in given.items()}


def body(name, things) -> dict:
    if name == "suggestion-list":
        return BODIES[name] | {"record": str(things["RECORD"])}
    if name == "plan-list":
        wanted = {"skill": str(things["SKILL"]), "rank": 2}
        return {"framework": "craft", "goals": [wanted]}
    given = filled(BODIES.get(name, {}), str(things["SKILL"]))
    if "answers" not in given:
        return given
    return given | {"answers": [{"skill": str(things["SKILL"]), "rank": 2}]}


def in_session(client, person, scope) -> dict:
    client.logout()
    if person:
        client.force_login(person)
    return {}


def with_token(client, person, scope) -> dict:
    if person is None:
        return {}
    _token, secret = create_token(owner=person, name="key", scope=scope, days=30)
    return {"Authorization": f"Bearer {secret}"}


WAYS_IN = pytest.mark.parametrize("come_in", [in_session, with_token])


def ask(client, method, name, things, headers) -> int:
    ways = {"content_type": "application/json", "headers": headers}
    url = address(name, things)
    if method == "get":
        return client.get(url, headers=headers).status_code
    return getattr(client, method)(url, body(name, things), **ways).status_code


def test_every_endpoint_is_in_the_table():
    [api] = [
        e for e in get_resolver().url_patterns if getattr(e, "namespace", "") == "api"
    ]
    names = {e.name for e in api.url_patterns if isinstance(e, URLPattern)}

    assert names - {"nowhere"} == set(READS)


@WAYS_IN
def test_reading(client, come_in, things, everybody):
    answers = {name: [] for name in READS}
    for person in everybody:
        headers = come_in(client, person, "read")
        for name, given in answers.items():
            given.append(ask(client, "get", name, things, headers))

    assert {name: tuple(given) for name, given in answers.items()} == {
        name: expected for name, (_args, expected) in READS.items()
    }


@contextmanager
def taken_back():
    """Undo what is written inside, so that the next one finds things as they were."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@WAYS_IN
def test_writing(client, come_in, things, everybody):
    answers = {}
    for method, name in WRITES:
        with taken_back():
            answers[method, name] = tuple(
                ask(client, method, name, things, come_in(client, person, "write"))
                for person in everybody
            )

    assert answers == WRITES


# A plan is worked out and forgotten: nothing is written.
NOTHING_WRITTEN = {("post", "plan-list")}


def test_a_token_that_may_read_writes_nothing(client, things, alice):
    headers = with_token(client, alice, "read")

    for method, name in WRITES.keys() - NOTHING_WRITTEN:
        assert ask(client, method, name, things, headers) == 403, (method, name)
        assert Goal.objects.get(profile__owner=alice).name == "Before"


def test_no_endpoint_answers_to_what_it_is_not_for(client, things, alice):
    client.force_login(alice)
    others = [
        (method, name)
        for method, name in product(METHODS, READS)
        if method != "get" and (method, name) not in WRITES
    ]

    answers = {each: ask(client, *each, things, {}) for each in others}

    assert {each: code for each, code in answers.items() if code != 405} == {}


def test_only_what_strangers_read_may_be_kept(client, things, alice):
    key = with_token(client, alice, "read")
    client_of_alice = Client()
    client_of_alice.force_login(alice)
    for name, (_args, expected) in READS.items():
        url = address(name, things)
        kept = "public, max-age=60" if expected[0] == 200 else "private, no-store"
        assert client.get(url)["Cache-Control"] == kept, name
        for answer in (client.get(url, headers=key), client_of_alice.get(url)):
            words = set(answer["Cache-Control"].replace(" ", "").split(","))
            assert {"private", "no-store"} <= words, name
            assert "public" not in words, name
