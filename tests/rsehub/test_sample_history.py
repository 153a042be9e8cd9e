from datetime import timedelta

from django.utils import timezone

from profiles.answers import Answer
from profiles.models import AssessmentEvent, Evidence, SkillAssessment
from rsehub.sample_beside import add_beside
from rsehub.sample_history import SITTINGS, Sample, live_two_years
from tests.factories import make_profile

NA = Answer(None)


def live(world, *people) -> list[tuple[str, int | None]]:
    answers = {
        world.skills["testing"].pk: Answer(4),
        world.skills["version-control"].pk: NA,
        world.skills["mentoring"].pk: Answer(0),
    }
    samples = [Sample(make_profile(world, person), answers) for person in people]
    live_two_years(samples, world.version)
    return list(AssessmentEvent.objects.in_order().values_list("skill__slug", "rank"))


def test_in_the_end_they_hold_what_is_written_down(world, alice):
    live(world, alice)

    held = SkillAssessment.objects.values_list("skill__slug", "rank", "not_applicable")
    assert sorted(held) == [
        ("mentoring", 0, False),
        ("testing", 4, False),
        ("version-control", None, True),
    ]


def test_the_way_there_lies_in_two_years_and_goes_up(world, alice):
    events = live(world, alice)

    of_testing = [rank for slug, rank in events if slug == "testing"]
    assert of_testing == sorted(of_testing)
    first = AssessmentEvent.objects.earliest("at").at
    assert first > timezone.now() - timedelta(days=SITTINGS[0] + 1)


def test_the_same_person_lives_the_same_twice(world, alice):
    first = live(world, alice)
    alice.profiles.all().delete()

    assert live(world, alice) == first


def test_the_number_of_writes_does_not_grow_with_the_people(
    world, alice, bob, django_assert_max_num_queries
):
    make_profile(world, alice).delete()

    with django_assert_max_num_queries(len(SITTINGS) * 4 + 10):
        live(world, alice, bob)


def test_without_the_cast_nothing_is_put_beside_anybody(world, charlie):
    make_profile(world, charlie, {"testing": 1})

    add_beside({})

    assert not Evidence.objects.exists()
