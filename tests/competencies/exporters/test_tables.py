"""What is written reads back: the hub's CSV whole, Moodle's as far as it holds."""

import csv
import io
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competencies.exporters.hub_csv import to_csv
from competencies.exporters.moodle import losses, to_moodle
from competencies.formulas import plain_cell, safe_cell
from competencies.importers.levels import NONE_YET
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    LevelRow,
    RelationRow,
    SkillRow,
    ToolRow,
)
from tests.competencies.importers.tables import read, read_bytes

# A busy machine makes frameworks slowly, which is no fault of theirs.
BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SLUGS = st.text("abc-_", max_size=6).map("s{}".format) | st.just("-s")
# What spreadsheets, HTML and CSV take for their own.
PIECES = st.text("abé=+-@'\"<>&,;|", min_size=1, max_size=5)
LINE = st.lists(PIECES, max_size=2).map(" ".join)
NAMES = st.lists(PIECES, min_size=1, max_size=2).map(" ".join)
LINES = st.lists(NAMES, max_size=3).map("\n".join)
LONG_NAMES = NAMES | st.just("Very long words " * 8 + "end")


@st.composite
def group_rows(draw):
    slugs = draw(st.lists(SLUGS, unique=True, min_size=1, max_size=5))
    return tuple(
        GroupRow(
            slug,
            draw(LONG_NAMES),
            draw(LINES),
            draw(st.sampled_from([None, *slugs[:place]])),
            place,
        )
        for place, slug in enumerate(slugs)
    )


@st.composite
def level_rows(draw):
    names = draw(st.lists(NAMES, min_size=1, max_size=4))
    first = NONE_YET if draw(st.booleans()) else LevelRow(0, "Not yet", draw(LINES))
    rest = (
        LevelRow(r, name, draw(LINES), draw(LINE)) for r, name in enumerate(names, 1)
    )
    return (first, *rest)


@st.composite
def frameworks(draw):
    groups, levels = draw(group_rows()), draw(level_rows())
    slugs = draw(st.lists(SLUGS, unique=True, min_size=1, max_size=5))
    tools = tuple(ToolRow(s, draw(NAMES), draw(LINES)) for s in draw(st.sets(SLUGS)))
    ranks = st.lists(st.integers(0, len(levels) - 1), unique=True, max_size=3)
    skills = tuple(
        SkillRow(
            slug=slug,
            name=draw(LONG_NAMES),
            group=draw(st.sampled_from([None, *(group.slug for group in groups)])),
            description=draw(LINES),
            position=place,
            tools=tuple(tool.slug for tool in tools),
            related=tuple(draw(st.sets(st.sampled_from(slugs))) - {slug}),
            descriptors=tuple((r, draw(NAMES)) for r in sorted(draw(ranks))),
            examples=tuple((r, (draw(NAMES),)) for r in sorted(draw(ranks))),
        )
        for place, slug in enumerate(slugs)
    )
    return FrameworkFile(
        format="csv",
        name=draw(NAMES),
        slug="craft",
        version="1.0",
        licence="CC0-1.0",
        source="https://example.org/",
        description=draw(LINES),
        depth_names=("Domain", "Competency"),
        levels=levels,
        groups=groups,
        skills=skills,
        tools=tools,
        ties=tuple(RelationRow(slugs[0], s, "requires") for s in slugs[1:2]),
    )


@given(frameworks())
@settings(BUSY, max_examples=40)
def test_the_hubs_csv_reads_back_whole(framework):
    found, notes = read(to_csv(framework))

    assert found == framework
    assert all(note.kept for note in notes)


def held_by_moodle(framework):
    """Return of a framework what Moodle's form holds."""
    used = {skill.group for skill in framework.skills}
    for group in reversed(framework.groups):
        used |= {group.parent} if group.slug in used else set()
    groups = [group for group in framework.groups if group.slug in used]
    return (
        [(level.rank, level.name.replace(",", ";")) for level in framework.levels],
        {group.slug: (group.name, group.description, group.parent) for group in groups},
        {
            skill.slug: (
                skill.name,
                skill.description,
                skill.group,
                frozenset(skill.related),
            )
            for skill in framework.skills
        },
    )


@given(frameworks())
@settings(BUSY, max_examples=40)
def test_moodles_csv_reads_back_as_far_as_it_holds(framework):
    found, _ = read(to_moodle(framework))

    assert held_by_moodle(found) == held_by_moodle(framework)


@given(frameworks())
@settings(BUSY, max_examples=30)
def test_no_cell_is_a_formula(framework):
    for text in (to_csv(framework), to_moodle(framework)):
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t"}]


@given(st.text())
def test_a_cell_comes_back_as_it_was(text):
    assert plain_cell(safe_cell(text)) == text


def test_what_moodle_has_no_place_for_is_listed():
    framework = FrameworkFile(
        format="csv",
        name="Craft",
        slug="craft",
        version="1",
        depth_names=("Area",),
        levels=(NONE_YET, LevelRow(1, "Alone, slowly")),
        groups=(GroupRow("a", "A"), GroupRow("empty", "Empty")),
        skills=(SkillRow("s", "S", "a", descriptors=((1, "x"),), tools=("git",)),),
        tools=(ToolRow("git", "Git"),),
    )

    assert list(losses(framework)) == [
        "What the levels look like, for 1 skills.",
        "The descriptions of the levels: a scale there is names alone.",
        "Commas in the names of levels: they are written as semicolons.",
        "1 groups without skills.",
        "1 tools, languages and methods.",
        "The names of the depths, for which Moodle has words of its own.",
        "Which levels count as proficient is made up: the upper half.",
    ]


def test_a_skill_and_a_group_may_share_an_address():
    framework = FrameworkFile(
        format="csv",
        name="Craft",
        slug="craft",
        version="1",
        levels=(NONE_YET, LevelRow(1, "Yes")),
        groups=(GroupRow("a", "A"),),
        skills=(SkillRow("a", "B", "a"),),
    )

    found, _ = read(to_moodle(framework))

    assert [group.slug for group in found.groups] == ["a"]
    assert [(skill.slug, skill.group) for skill in found.skills] == [("a", "a")]


def test_moodles_scale_says_who_is_proficient():
    framework = FrameworkFile(
        format="csv",
        name="Craft",
        slug="craft",
        version="1",
        levels=(NONE_YET, *(LevelRow(rank, f"L{rank}") for rank in range(1, 5))),
        skills=(SkillRow("a", "B", None),),
    )
    _, head, *_ = csv.reader(io.StringIO(to_moodle(framework), newline=""))

    assert head[6] == (
        '[{"scaleid":"1"},{"id":3,"scaledefault":1,"proficient":1},'
        '{"id":4,"scaledefault":0,"proficient":1},'
        '{"id":5,"scaledefault":0,"proficient":1}]'
    )


def test_a_table_saved_by_a_spreadsheet_reads_the_same():
    framework = FrameworkFile(
        format="csv",
        name="Craft",
        slug="craft",
        version="1",
        levels=(NONE_YET, LevelRow(1, "Yes")),
        groups=(GroupRow("a", "A"),),
        skills=(SkillRow("b", "Bé; c", "a", description="one\ntwo"),),
    )
    rows = list(csv.reader(io.StringIO(to_csv(framework), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([*rows, [""] * len(rows[0])])

    found, _ = read_bytes(out.getvalue().encode("utf-8-sig"))

    assert found == replace(framework, format="csv")
