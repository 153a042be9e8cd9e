"""A snapshot keeps all answers as they were, and the database lets nobody change it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection, transaction

from accounts.personal_data import erase
from profiles import snapshots
from profiles.answers import Answer
from profiles.models import SkillAssessment, Snapshot, SnapshotKind
from profiles.snapshots import SnapshotRefusedError, holdings_in, take_snapshot
from tests.factories import make_profile, make_world


@pytest.fixture
def rated(world, alice):
    return make_profile(world, alice, {"testing": 2, "mentoring": None})


def test_it_holds_every_answer_by_the_skills_uuid(rated, world):
    kept = take_snapshot(profile=rated, name="Spring")

    [testing, mentoring] = (
        kept.answers[str(world.skills[s].uuid)] for s in ("testing", "mentoring")
    )
    assert (testing["rank"], testing["not_applicable"]) == (2, False)
    assert (mentoring["rank"], mentoring["not_applicable"]) == (None, True)
    assert testing["rated_in"] == "1.0"
    assert len(kept.answers) == 2
    assert (kept.version, kept.kind, kept.title) == (world.version, "named", "Spring")


def test_it_reads_like_a_profile(rated, world, django_assert_num_queries):
    kept = take_snapshot(profile=rated, name="Spring")
    SkillAssessment.objects.update(rank=4, not_applicable=False)

    with django_assert_num_queries(1):
        held = holdings_in(kept)

    assert held.answers == {
        world.skills["testing"].pk: Answer(2),
        world.skills["mentoring"].pk: Answer(None),
    }
    assert held.latest() is not None


@pytest.mark.parametrize("size", [1, 3])
def test_taking_one_costs_the_same_however_many_answers(
    alice, size, django_assert_num_queries
):
    world = make_world({"code": [f"s{n}" for n in range(size)]})
    profile = make_profile(world, alice, dict.fromkeys(world.skills, 1))

    with django_assert_num_queries(7):
        take_snapshot(profile=profile, name="Spring")


def test_what_it_is_called_says_what_it_is_of(rated):
    kept = [
        take_snapshot(profile=rated, kind=kind, name=name).title
        for kind, name in [("quarterly", "2026 Q3"), ("migration", "2.0")]
    ]

    assert kept == ["End of 2026 Q3", "Before the move to 2.0"]


# --- what is refused -----------------------------------------------------------------


def test_a_name_serves_once(rated):
    take_snapshot(profile=rated, name="Spring")

    with pytest.raises(SnapshotRefusedError, match="Choose another name"):
        take_snapshot(profile=rated, name="SPRING")
    assert Snapshot.objects.count() == 1


def test_another_person_may_use_the_name_too(rated, world, bob):
    theirs = make_profile(world, bob, {"testing": 1})

    for profile in (rated, theirs):
        take_snapshot(profile=profile, name="Spring")

    assert Snapshot.objects.count() == 2


def test_there_is_an_end_to_keeping(rated, monkeypatch):
    monkeypatch.setattr(snapshots, "MOST_NAMED", 2)
    for name in ("one", "two"):
        take_snapshot(profile=rated, name=name)

    with pytest.raises(SnapshotRefusedError, match="Delete one first"):
        take_snapshot(profile=rated, name="three")


def test_a_profile_without_answers_has_nothing_to_keep(alices_profile):
    with pytest.raises(SnapshotRefusedError, match="no answers"):
        take_snapshot(profile=alices_profile, name="Spring")


def test_a_move_keeps_what_there_is_as_often_as_it_takes(alices_profile):
    for _ in range(2):
        take_snapshot(profile=alices_profile, kind=SnapshotKind.MIGRATION, name="2.0")

    assert [kept.answers for kept in Snapshot.objects.all()] == [{}, {}]


@pytest.mark.parametrize(
    "change", [{"name": "Autumn"}, {"answers": {}}, {"kind": "quarterly"}]
)
def test_the_database_refuses_every_change(rated, change):
    kept = take_snapshot(profile=rated, name="Spring")

    with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
        Snapshot.objects.filter(pk=kept.pk).update(**change)


def test_not_even_by_sql(rated):
    take_snapshot(profile=rated, name="Spring")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as c:
        c.execute("UPDATE profiles_snapshot SET taken_at = now()")


def test_the_version_is_of_the_profiles_framework(rated):
    other = make_world(slug="cooking")

    with pytest.raises(IntegrityError, match="framework"), transaction.atomic():
        take_snapshot(profile=_pinned_to(rated, other.version), name="Spring")


def _pinned_to(profile, version):
    profile.version = version
    return profile


# --- whose it is -------------------------------------------------------------------


def test_only_its_owner_sees_it(rated, alice, bob):
    kept = take_snapshot(profile=rated, name="Spring")

    assert list(Snapshot.objects.visible_to(alice)) == [kept]
    assert not Snapshot.objects.visible_to(bob).exists()
    assert not Snapshot.objects.visible_to(AnonymousUser()).exists()


def test_it_goes_with_the_person(rated, alice):
    take_snapshot(profile=rated, name="Spring")

    erase(alice)

    assert not Snapshot.objects.exists()
