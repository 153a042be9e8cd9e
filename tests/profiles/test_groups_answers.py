"""What the database counts is what the guard's own words say."""

from collections import Counter
from random import Random

import pytest

from profiles.groups_answers import Member, tallies_of
from profiles.groups_bands import band_of
from profiles.models import Blur
from tests.factories import UserFactory, make_profile


def people(world, rng, count):
    for _ in range(count):
        person = UserFactory()
        answers = {slug: rng.choice([None, 0, 1, 2, 3, 4]) for slug in world.skills}
        make_profile(world, person, answers)
        coins = bytes(rng.randrange(256) for _ in range(256))
        Blur.objects.create(person=person, coins=coins)
        yield person, answers, coins


def test_the_database_counts_bands_as_the_guard_does(world):
    expected, members = Counter(), []
    for place, (person, answers, coins) in enumerate(people(world, Random(7), 24)):  # noqa: S311
        members.append(Member(place % 2, person.pk, place % 3))
        for slug, rank in answers.items():
            skill = world.skills[slug].pk
            band = band_of(rank, coins[skill % 256], 4)
            if band is not None:
                expected[place % 2, skill, place % 3, band] += 1

    found = tallies_of(members, world.framework)

    counted = {
        (group, row.skill, row.organisation, row.band): row.people
        for group, rows in found.items()
        for row in rows
    }
    assert counted == dict(expected)


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_many_groups(
    world, size, django_assert_num_queries
):
    members = [Member(place, UserFactory().pk, 0) for place in range(size)]

    with django_assert_num_queries(3):
        tallies_of(members, world.framework)


def test_nobody_reads_anybodys_coins(world, alice):
    Blur.objects.create(person=alice)

    assert not Blur.objects.visible_to(alice).exists()
