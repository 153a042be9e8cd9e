"""The role profiles that come with the starter framework."""

from itertools import combinations
from pathlib import Path

import pytest

from competencies.importers.detect import read_framework
from competencies.importers.roles import read_roles
from competencies.models import Framework, Role, RoleSkill
from rsehub.imports import import_framework, import_roles

STARTER = Path(__file__).parents[2] / "competencies" / "starter"
FILES = sorted((STARTER / "roles").glob("*.json"))
LADDER = ("junior-rse", "rse", "senior-rse", "lead-rse")
ROLES = {
    *LADDER,
    "head-of-rse-group",
    "research-data-steward",
    "hpc-engineer",
    "research-software-trainer",
    "research-community-manager",
    "researcher-who-codes",
}


@pytest.fixture(scope="module")
def roles():
    """Every role of the starter framework, by the name of its file."""
    return {file.stem: read_roles(file)[0] for file in FILES}


@pytest.fixture(scope="module")
def levels(roles):
    """What each role expects: its skills and their levels."""
    return {name: dict(role.levels) for name, (role,) in roles.items()}


def test_there_are_ten_roles_each_in_a_file_of_its_own_name(roles):
    assert {name: [role.slug for role in found] for name, found in roles.items()} == {
        name: [name] for name in ROLES
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_in_a_file_had_to_be_changed(file):
    _, notes = read_roles(file)

    assert notes == []


def test_a_role_is_told_in_two_paragraphs(roles):
    told = {name: role.description.count("\n\n") + 1 for name, (role,) in roles.items()}

    assert told == dict.fromkeys(ROLES, 2)


def test_every_skill_is_one_of_the_starter_framework(levels):
    framework, _ = read_framework(STARTER)
    known = {skill.name for skill in framework.skills}

    assert {name: set(held) - known for name, held in levels.items()} == {
        name: set() for name in ROLES
    }


def test_a_role_names_between_twelve_and_thirty_skills(levels):
    sizes = {name: len(held) for name, held in levels.items()}

    assert {name: size for name, size in sizes.items() if not 12 <= size <= 30} == {}


def test_levels_are_on_the_scale_and_none_is_zero(levels):
    assert {rank for held in levels.values() for rank in held.values()} == {1, 2, 3, 4}


def test_juniors_are_not_asked_to_lead(levels):
    assert set(levels["junior-rse"].values()) == {1, 2}


def test_no_two_roles_expect_the_same(levels):
    assert len({frozenset(held.items()) for held in levels.values()}) == len(ROLES)


@pytest.mark.parametrize(("lower", "higher"), list(combinations(LADDER, 2)))
def test_a_step_up_never_asks_for_less(levels, lower, higher):
    below, above = levels[lower], levels[higher]
    shared = below.keys() & above.keys()

    assert shared
    assert {skill for skill in shared if below[skill] > above[skill]} == set()


@pytest.mark.django_db
def test_the_hub_takes_in_all_of_it(levels):
    framework_report = import_framework(STARTER, publish=True)
    roles_report = import_roles(Framework.objects.get(), FILES)

    assert (framework_report.dropped, roles_report.dropped) == (0, 0)
    assert set(Role.objects.values_list("slug", flat=True)) == ROLES
    assert RoleSkill.objects.count() == sum(map(len, levels.values()))
