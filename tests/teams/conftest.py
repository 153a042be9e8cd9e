"""A team of bob's: alice is named, a counted and a hidden colleague beside her."""

import pytest

from teams.models import TeamTarget
from tests.factories import UserFactory, make_profile, make_role
from tests.teams.people import join, make_team


@pytest.fixture
def crew(world, bob):
    """Bob's team, in which nobody shows anything yet."""
    return make_team(world.framework, bob)


@pytest.fixture
def named_alice(world, crew, alice):
    make_profile(world, alice, {"testing": 3, "mentoring": 1})
    return join(crew, alice, "named", title="Tester")


@pytest.fixture
def counted(world, crew):
    person = UserFactory(email="counted@example.org", name="Connie")
    make_profile(world, person, {"testing": 4, "mentoring": 2})
    return join(crew, person, "counted")


@pytest.fixture
def hidden(world, crew):
    person = UserFactory(email="hidden@example.org", name="Hidalgo")
    make_profile(world, person, {"testing": 2, "mentoring": 4})
    return join(crew, person, "hidden")


@pytest.fixture
def aims(world, crew):
    """The team should have two at 3 in testing, and one person of a role."""
    role = make_role(world, "mentor", {"mentoring": 3})
    skill = world.skills["testing"]
    TeamTarget.objects.create(team=crew, skill=skill, rank=3, people=2)
    TeamTarget.objects.create(team=crew, role=role)
    return crew.targets.all()
