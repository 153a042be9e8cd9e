"""Leaving records out leaves out what hangs on them, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competencies.importers.neutral import FrameworkFile, GroupRow, SkillRow, ToolRow
from competencies.picking import Known, untied_only, without

NOTHING = Known(groups=(), skills=(), tools=())
FILE = FrameworkFile(
    format="made up",
    name="Craft",
    slug="craft",
    version="1.0",
    groups=(
        GroupRow("work", "Work"),
        GroupRow("code", "Code", parent="work"),
        GroupRow("people", "People"),
    ),
    skills=(
        SkillRow("testing", "Testing", "code", tools=("git",), related=("mentoring",)),
        SkillRow("mentoring", "Mentoring", "people", related=("testing",)),
    ),
    tools=(ToolRow("git", "Git"),),
)
RECORDS = ["group work", "group code", "group people", "skill testing", "tool git"]


def slugs(rows):
    return [row.slug for row in rows]


def test_with_nothing_left_out_the_file_is_whole():
    assert without(FILE, (), NOTHING) == FILE


def test_a_group_takes_its_groups_and_skills_along():
    left = without(FILE, {"group work"}, NOTHING)

    assert slugs(left.groups) == ["people"]
    assert slugs(left.skills) == ["mentoring"]
    assert left.skills[0].related == ()


def test_a_group_that_is_there_already_keeps_its_skills():
    left = without(FILE, {"group work"}, replace(NOTHING, groups=("work",)))

    assert slugs(left.groups) == ["code", "people"]
    assert slugs(left.skills) == ["testing", "mentoring"]


@pytest.mark.parametrize(("known", "tools"), [((), ()), (("git",), ("git",))])
def test_a_tool_stays_tied_where_the_hub_has_it(known, tools):
    left = without(FILE, {"tool git"}, replace(NOTHING, tools=known))

    assert left.tools == ()
    assert left.skills[0].tools == tools


def test_a_published_version_loses_no_skill():
    left = untied_only(FILE, {"skill testing", "group code"})

    assert slugs(left.skills) == ["testing", "mentoring"]
    assert left.skills[0].related == ()
    assert left.groups == FILE.groups


@given(left_out=st.sets(st.sampled_from(RECORDS)), known=st.sets(st.just("work")))
def test_every_row_that_is_left_stands_somewhere(left_out, known):
    left = without(FILE, left_out, replace(NOTHING, groups=tuple(known)))

    places = set(slugs(left.groups)) | known
    assert {row.group for row in left.skills} <= places
    assert {row.parent for row in left.groups} <= places | {None}
    ties = {tie for row in left.skills for tie in row.related}
    assert ties <= set(slugs(left.skills))
