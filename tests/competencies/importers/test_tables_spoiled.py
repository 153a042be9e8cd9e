"""A table that was spoiled is read or refused in one line, and nothing else happens."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.importers.neutral import FrameworkFile, UnreadableFile
from curation.columns import ColumnMap
from tests.competencies.importers.conftest import FIXTURES
from tests.competencies.importers.tables import read, read_bytes, refusal

TABLES = [
    *sorted(FIXTURES.glob("*-small.csv")),
    FIXTURES / "moodle-traps.csv",
    FIXTURES / "unknown-skills.csv",
]
SPOILS = st.binary(max_size=30) | st.sampled_from(
    [
        b'"',
        b",",
        b";",
        b"\t",
        b"\r\n",
        b"=1+1",
        b"\x00",
        b"\xff\xfe",
        b"%2C",
        b"1",
        b"<",
    ]
)
MAP = ColumnMap(
    {
        "Bereich": "group-1",
        "Thema": "parent",
        "Fähigkeit": "name",
        "Was es heißt": "description",
        "Stufe 1": "level-1",
        "Stand": "id",
    }
)
TARGETS = st.sampled_from(
    ["name", "id", "code", "slug", "parent", "group-1", "level-3", "tools", "related"]
)


def outcome(data, columns=None):
    """Return what reading came to, or the one line that refuses it."""
    try:
        framework, _ = read_bytes(data, columns)
    except UnreadableFile as error:
        return str(error)
    return framework


def is_sound(found):
    """Say whether all that rows name is there, or the refusal is one line."""
    if isinstance(found, str):
        return bool(found) and "\n" not in found
    groups = {group.slug for group in found.groups}
    skills = {skill.slug for skill in found.skills}
    tools = {tool.slug for tool in found.tools}
    return (
        len(groups) == len(found.groups)
        and len(skills) == len(found.skills)
        and all(group.parent in {None, *groups} for group in found.groups)
        and all(skill.group in {None, *groups} for skill in found.skills)
        and all(set(skill.related) <= skills - {skill.slug} for skill in found.skills)
        and all(set(skill.tools) <= tools for skill in found.skills)
    )


@given(st.sampled_from(TABLES), SPOILS, st.integers(0, 1500), st.integers(0, 40))
@settings(deadline=None, max_examples=150)
def test_a_spoiled_table_is_read_or_refused(path, spoil, start, cut):
    old = path.read_bytes()

    assert is_sound(outcome(old[:start] + spoil + old[start + cut :]))


@given(SPOILS, st.integers(0, 500), st.integers(0, 40))
@settings(deadline=None, max_examples=60)
def test_a_spoiled_table_with_a_map_is_read_or_refused(spoil, start, cut):
    old = (FIXTURES / "unknown-skills.csv").read_bytes()

    assert is_sound(outcome(old[:start] + spoil + old[start + cut :], MAP))


@given(
    st.dictionaries(st.sampled_from("abcdef"), TARGETS, max_size=6),
    st.lists(
        st.lists(
            st.sampled_from(["", "1", "2", "x", "x|1", "null"]), min_size=6, max_size=6
        ),
        max_size=6,
    ),
)
@settings(deadline=None, max_examples=150)
def test_any_map_of_any_table_is_read_or_refused(columns, rows):
    text = "\n".join(["a,b,c,d,e,f", *(",".join(row) for row in rows)])

    assert is_sound(outcome(text.encode(), ColumnMap(columns)))


@given(st.text(max_size=200) | st.binary(max_size=100).map(repr))
@settings(deadline=None, max_examples=60)
def test_any_settings_are_read_or_refused(words):
    settings_of = dict.fromkeys(["name", "levels", "group", "separator"], words)
    said = ColumnMap({"a": "name", "b": "level-1"}, settings_of)

    assert is_sound(outcome(b"a,b\nx,y\n", said))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1\n", "has 1 values for 2 columns"),
        ('a,b\n"1,2\n', "broken CSV at line 2"),
        ('"a,b\n1,2\n', "is no table"),
        (f"a,b\n{'x' * 200_000},1\n", "broken CSV at line 2: field larger"),
        ("a,b\n" + "1,2\n" * 100_001, "more than 100000 rows"),
        (f"{'x' * 300},b\n1,2\n", "the name of a column is longer"),
        ("a,b\n", "holds no skills"),
        (f"a,b\n{'x' * 201},1\n", "the name is longer than 200"),
    ],
)
def test_what_is_too_much_or_cut_is_told(text, words):
    assert words in refusal(text, {"a": "name"})


def test_empty_rows_at_the_end_are_left_out_and_told_once():
    framework, notes = read("a,b\nx,1\n" + ",\n" * 500, {"a": "name"})

    assert isinstance(framework, FrameworkFile)
    assert [n.message for n in notes if n.code == "empty-row"] == [
        "Left out 500 empty rows."
    ]


def test_a_hub_csv_that_was_edited_wrongly_says_where():
    text = (
        "kind,slug,name,parent,position,related\nframework,f,F,,,\ngroup,g,G,,0,\n"
        "skill,s,S,g,1,\n"
    )

    assert refusal(text) == ""
    assert "there is no group “x”" in refusal(text.replace("S,g", "S,x"))
    assert "names the skill “t”" in refusal(text.replace("1,\n", "1,t\n"))
    assert "should be one of framework" in refusal(text.replace("skill,s", "moon,s"))
    assert "twice" in refusal(text.replace("related", "name"))
    assert "one row of the kind framework" in refusal(
        text.replace("framework,", "group,")
    )
    assert "should be a whole number" in refusal(text.replace("g,1", "g,one"))
    assert "circle" in refusal(text.replace("G,,0", "G,g,0"))
