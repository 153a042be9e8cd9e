"""Moving a person to a newer version: everything in one transaction, and back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from competencies.actions import publish_version, retire_version
from profiles.actions import confirm, save_clicks, set_targets
from profiles.answers import Answer, Click
from profiles.holdings import holdings_of
from profiles.models import Move, Profile, SkillAssessment, Snapshot
from profiles.move_reading import version_to_move_to
from profiles.move_reports import counts_in
from profiles.moves import (
    CannotMoveError,
    NoWayBackError,
    UndecidedError,
    can_be_put_back,
    move_profile,
    put_back,
)
from tests.editions import begin, make_edited_world
from tests.factories import make_goal, make_profile, make_role, make_world

ANSWERS = {
    "testing": 4,
    "versioning": 3,
    "reviewing": 2,
    "mentoring": 1,
    "naming": 3,
    "teaching": 2,
    "talking": 4,
    "deploying": None,
    "logging": 0,
}


@pytest.fixture
def edited(db):
    return make_edited_world()


@pytest.fixture
def world(edited):
    return edited[0]


@pytest.fixture
def newer(edited):
    return edited[1]


@pytest.fixture
def profile(world, alice):
    """Alice answered everything in 1.0, half a year ago."""
    profile = make_profile(world, alice, ANSWERS)
    then = timezone.now() - timedelta(days=180)
    SkillAssessment.objects.update(assessed_at=then, confirmed_at=then)
    return profile


def decided(world, sharing=3, shipping=1, running=None):
    chosen = {"sharing": sharing, "shipping": shipping, "running": running}
    return {
        str(world.skills[slug].uuid): None if rank is None else Answer(rank)
        for slug, rank in chosen.items()
    }


def move(profile, world, newer):
    done = move_profile(profile=profile, target=newer, given=decided(world))
    profile.refresh_from_db()
    return done


def ranks(profile) -> dict[str, int | None]:
    rows = SkillAssessment.objects.filter(profile=profile)
    return dict(rows.values_list("skill__slug", "rank"))


# --- there --------------------------------------------------------------------------


def test_nothing_is_dropped_and_successors_take_over(profile, world, newer):
    move(profile, world, newer)

    assert profile.version == newer
    assert ranks(profile) == ANSWERS | {"wording": 3, "sharing": 3, "shipping": 1}


def test_the_report_says_what_happened_to_every_answer(profile, world, newer):
    done = move(profile, world, newer)

    fates = {line["slug"]: line["fate"] for line in done.report["ratings"]}
    assert fates == {
        "testing": "same",
        "versioning": "renamed",
        "reviewing": "renamed",
        "mentoring": "reworded",
        "naming": "carried",
        "teaching": "asked",
        "talking": "asked",
        "deploying": "asked",
        "logging": "left_out",
    }
    assert sum(counts_in(done.report).values()) == len(ANSWERS)


def test_the_report_says_where_each_answer_is_now(profile, world, newer):
    done = move(profile, world, newer)

    to = {
        line["slug"]: [(each["slug"], each["answer"]) for each in line["to"]]
        for line in done.report["ratings"]
    }
    assert to["naming"] == [("wording", "3")]
    assert to["teaching"] == to["talking"] == [("sharing", "3")]
    assert to["deploying"] == [("shipping", "1"), ("running", None)]
    assert to["logging"] == []


def test_a_snapshot_is_kept_first(profile, world, newer):
    done = move(profile, world, newer)

    kept = Snapshot.objects.get()
    assert (kept, kept.kind, kept.version) == (
        done.snapshot,
        "migration",
        world.version,
    )
    assert len(kept.answers) == len(ANSWERS)


def test_what_is_carried_keeps_its_dates_and_what_is_decided_is_of_today(
    profile, world, newer
):
    move(profile, world, newer)

    held = {row.skill.slug: row for row in profile.assessments.select_related("skill")}
    assert held["wording"].confirmed_at == held["naming"].confirmed_at
    assert held["testing"].confirmed_at == held["naming"].confirmed_at
    assert timezone.now() - held["sharing"].confirmed_at < timedelta(minutes=5)


def test_what_is_worded_anew_is_marked_until_it_is_confirmed(profile, world, newer):
    move(profile, world, newer)
    mentoring = world.skills["mentoring"].pk
    in_version = set(newer.skill_editions.values_list("skill_id", flat=True))

    def marked():
        return set(holdings_of(profile).worded_anew(newer.pk)) & in_version

    # What "wording" is about is not what "naming" was about.
    assert marked() == {mentoring, world.skills["wording"].pk}
    confirm(profile=profile, skills=[mentoring])
    assert marked() == {world.skills["wording"].pk}


def test_sending_it_twice_moves_once(profile, world, newer):
    first, again = (move(profile, world, newer) for _ in range(2))

    assert first == again
    assert Snapshot.objects.count() == Move.objects.count() == 1


def test_what_has_to_be_decided_is_asked_for_and_nothing_is_written(
    profile, world, newer
):
    given = decided(world)
    given.pop(str(world.skills["shipping"].uuid))

    with pytest.raises(UndecidedError) as refused:
        move_profile(profile=profile, target=newer, given=given)

    assert refused.value.skills == [str(world.skills["shipping"].uuid)]
    assert not Snapshot.objects.exists()
    assert ranks(profile) == ANSWERS


def test_decisions_that_nobody_asked_for_change_nothing(profile, world, newer):
    given = decided(world) | {str(world.skills["testing"].uuid): Answer(0)}

    move_profile(profile=profile, target=newer, given=given)

    assert ranks(profile)["testing"] == 4


def test_a_level_off_the_scale_is_refused_by_the_database(profile, world, newer):
    given = decided(world, sharing=9)

    with pytest.raises(IntegrityError), transaction.atomic():
        move_profile(profile=profile, target=newer, given=given)
    assert not Move.objects.exists()


def test_one_moves_to_what_is_in_force_only(profile, world, newer):
    retire_version(newer)

    with pytest.raises(CannotMoveError, match="not in force any more"):
        move(profile, world, newer)


def test_who_began_there_has_nothing_to_move(world, newer, bob):
    theirs = make_profile(world, bob)
    Profile.objects.filter(pk=theirs.pk).update(version=newer)

    with pytest.raises(CannotMoveError, match="already"):
        move(theirs, world, newer)


def test_an_offer_is_made_while_a_newer_one_is_in_force(profile, world, newer, bob):
    assert version_to_move_to(profile) == newer
    retire_version(newer)
    assert version_to_move_to(profile) is None


def test_an_answer_of_another_person_is_untouched(profile, world, newer, bob):
    theirs = make_profile(world, bob, ANSWERS)

    move(profile, world, newer)

    theirs.refresh_from_db()
    assert (theirs.version, ranks(theirs)) == (world.version, ANSWERS)


def test_two_versions_later_nothing_that_was_settled_is_asked_again(
    profile, world, newer
):
    move(profile, world, newer)
    third = begin(world).draft
    publish_version(third)

    again = move_profile(profile=profile, target=third, given={})

    assert counts_in(again.report)["outside"] == 5
    assert ranks(profile)["sharing"] == 3


def test_a_skill_that_comes_back_brings_its_answer(profile, world, newer):
    move(profile, world, newer)
    editing = begin(world)
    group = editing.group("code")
    editing.draft.skill_editions.create(
        skill=world.skills["logging"], name="Logging", group=group
    )
    publish_version(editing.draft)

    again = move_profile(profile=profile, target=editing.draft, given={})

    assert counts_in(again.report)["returned"] == 1


# --- goals --------------------------------------------------------------------------


def targets(goal) -> dict[str, int]:
    return dict(goal.targets.values_list("skill__slug", "rank"))


def test_targets_follow_their_skills_and_what_is_lost_is_said(profile, world, newer):
    own = {"teaching": 2, "talking": 4, "deploying": 3, "logging": 1}
    role = make_role(world, "lead", {"naming": 4, "testing": 2})
    goal = make_goal(
        profile, roles=[role], targets={world.skills[s]: r for s, r in own.items()}
    )

    done = move(profile, world, newer)

    new = {"sharing": 4, "shipping": 3, "running": 3}
    assert targets(goal) == own | new
    said = [(t["role"], t["slug"], len(t["to"])) for t in done.report["targets"]]
    assert said == [
        ("", "teaching", 1),
        ("", "talking", 1),
        ("", "deploying", 2),
        ("", "logging", 0),
        ("Lead", "naming", 1),
    ]


# --- and back -----------------------------------------------------------------------


def state(profile) -> list[tuple]:
    fields = ("skill__slug", "rank", "not_applicable", "rated_in", "confirmed_at")
    return sorted(profile.assessments.values_list(*fields), key=str)


def test_it_is_put_back_whole(profile, world, newer):
    goal = make_goal(profile, targets={world.skills["teaching"]: 2})
    before = state(profile)
    done = move(profile, world, newer)

    put_back(move=done)

    profile.refresh_from_db()
    assert (profile.version, state(profile)) == (world.version, before)
    assert targets(goal) == {"teaching": 2}
    done.refresh_from_db()
    assert done.put_back_at is not None


def test_putting_back_twice_is_putting_back_once(profile, world, newer):
    done = move(profile, world, newer)
    put_back(move=done)
    first = Move.objects.get().put_back_at

    put_back(move=done)

    assert Move.objects.get().put_back_at == first


def test_there_and_back_and_there_again(profile, world, newer):
    put_back(move=move(profile, world, newer))
    move(profile, world, newer)

    assert profile.version == newer
    assert Move.objects.count() == Snapshot.objects.count() == 2


def answer(profile, world):
    skills = {"testing": world.skills["testing"].pk}
    save_clicks(
        profile=profile, clicks=[Click("testing", Answer(1), "")], skills=skills
    )


def lose_the_snapshot(profile, world):
    Snapshot.objects.all().delete()


def move_on(profile, world):
    third = begin(world).draft
    publish_version(third)
    move_profile(profile=profile, target=third, given={})


@pytest.mark.parametrize("then", [answer, lose_the_snapshot, move_on])
def test_after_something_else_there_is_no_way_back(profile, world, newer, then):
    done = move(profile, world, newer)
    then(profile, world)
    done = Move.objects.select_related("profile").get(pk=done.pk)

    assert not can_be_put_back(done)
    with pytest.raises(NoWayBackError):
        put_back(move=done)


def test_a_target_that_was_changed_since_stays(profile, world, newer):
    goal = make_goal(profile, targets={world.skills["teaching"]: 2})
    done = move(profile, world, newer)
    set_targets(goal=goal, targets={world.skills["sharing"].pk: 4})

    put_back(move=done)

    assert targets(goal) == {"teaching": 2, "sharing": 4}


# --- what it costs ------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 3])
def test_moving_takes_as_many_queries_however_much_there_is(
    alice, size, django_assert_num_queries
):
    world = make_world({"code": [f"s{n}" for n in range(2 * size)]})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 2))
    editing = begin(world)
    for n in range(size):
        editing.replace([f"s{n}"], [f"a{n}", f"b{n}"], group="code")
    publish_version(editing.draft)
    given = {
        str(skill.uuid): Answer(1)
        for slug, skill in world.skills.items()
        if slug[0] in "ab"
    }

    with django_assert_num_queries(31):
        move_profile(profile=profile, target=editing.draft, given=given)
