"""Moodle's competency CSV: by position or by name, with all its traps."""

import csv
import io

import pytest

from competencies.importers.detect import detect, read_framework
from competencies.importers.moodle_form import HEADER
from tests.competencies.importers.tables import codes, read, refusal, tree


@pytest.fixture
def small(fixtures):
    return read_framework(fixtures / "moodle-small.csv")


@pytest.fixture
def traps(fixtures):
    return read_framework(fixtures / "moodle-traps.csv")


def rows_of(fixtures, name="moodle-small.csv"):
    return list(csv.reader(io.StringIO((fixtures / name).read_text(), newline="")))


def text_of(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def test_a_tree_becomes_groups_and_skills(small):
    framework, notes = small

    assert tree(framework) == {
        "Reading code": ["Code"],
        "Testing": ["Code"],
        "Teaching": ["Talking"],
    }
    assert framework.slug == "craft-frame"
    assert framework.depth_names == ("Domain",)
    assert notes == []


def test_the_scale_becomes_levels(small):
    levels = [(level.rank, level.name) for level in small[0].levels]

    assert levels == [(0, "Not yet competent"), (1, "Competent")]


def test_ids_that_make_addresses_are_kept(small):
    framework, _ = small

    assert [skill.slug for skill in framework.skills] == [
        "reading-code",
        "testing",
        "teaching",
    ]
    assert framework.slugs_are_given


def test_html_becomes_lines_and_markdown_stays(small):
    by_slug = {skill.slug: skill.description for skill in small[0].skills}

    assert by_slug["testing"] == "- By hand\n- By machine"
    assert by_slug["teaching"] == "Plain *words*"


def test_translated_headers_and_semicolons_are_read_by_position(fixtures, traps):
    framework, notes = traps

    assert detect(fixtures / "moodle-traps.csv") == "moodle"
    assert framework.name == "Wissen, das zählt"
    assert "delimiter" in codes(notes)


def test_a_script_leaves_nothing_behind(traps):
    [group] = traps[0].groups

    assert group.description == "Sicher & heil"


def test_a_scale_without_a_none_gets_one_below_it(traps):
    framework, notes = traps

    assert [level.name for level in framework.levels] == [
        "None yet",
        "Lehrling",
        "Geselle",
        "Meister",
    ]
    assert "level-added" in codes(notes)


def test_a_row_without_id_or_name_goes_with_all_below_it_and_each_is_told(traps):
    framework, notes = traps
    told = {n.row: n.message for n in notes if n.code in {"dropped-row", "no-parent"}}

    assert told == {
        "moodle-traps.csv, line 7": "Left out. It has no id.",
        "moodle-traps.csv, line 8": "Left out. It has no short name.",
        "moodle-traps.csv, line 9": "Left out. The row above it, “B”, is left out.",
        "moodle-traps.csv, line 10": "Left out. The row above it, “B.1”, is left out.",
        "moodle-traps.csv, line 11": (
            "Left out. There is no row “fort” for it to stand in."
        ),
        "moodle-traps.csv, line 12": "Left out. The row above it, “C”, is left out.",
    }
    assert len(framework.skills) == 4


def test_a_comma_in_a_related_id_is_understood(traps):
    by_name = {skill.name: skill for skill in traps[0].skills}

    assert by_name["Verweist"].related == (by_name["Mit Komma"].slug,)
    assert by_name["Mit Komma"].related == (by_name["Verweist"].slug,)


def test_ties_to_nothing_to_itself_and_to_a_group_are_told(traps):
    found = codes(traps[1])

    assert found.count("dangling-skill") == 2
    assert found.count("self-relation") == 1


def test_a_name_cut_at_100_is_taken_whole_from_the_description(traps):
    [skill] = [each for each in traps[0].skills if each.name.startswith("Explaining")]

    assert len(skill.name) > 100
    assert skill.description == "Mehr dazu."


def test_a_cell_that_was_escaped_comes_back_as_it_was(traps):
    assert traps[0].skills[-1].name == '=HYPERLINK("http://example.org")'
    assert traps[0].skills[-1].group is None


def test_a_rule_is_not_kept_and_told(traps):
    [note] = [note for note in traps[1] if note.code == "rule-not-kept"]

    assert not note.kept


def test_columns_in_another_order_are_read_by_their_names(fixtures, small):
    turned = [row[3:] + row[:3] for row in rows_of(fixtures)]

    framework, _ = read(text_of(turned))

    assert framework == small[0]


def test_older_spellings_of_the_names_are_known(fixtures, small):
    rows = rows_of(fixtures)
    rows[0][:3] = ["Parent id number", "Id number", "Shortname"]
    turned = [row[::-1] for row in rows]

    assert read(text_of(turned))[0] == small[0]


def test_a_missing_column_refuses_the_file(fixtures):
    rows = [row[:10] + row[11:] for row in rows_of(fixtures)]

    assert refusal(text_of(rows)) == (
        "table.csv looks like a competency framework from Moodle, but lacks "
        "Cross-referenced competency ID numbers. Export it again, and leave its 14 "
        "columns as they are."
    )


def test_shifted_values_refuse_the_file(fixtures):
    head, *rows = rows_of(fixtures)
    shifted = [head, *([*row[1:], ""] for row in rows)]

    assert "0 of its rows say that they are the framework" in refusal(text_of(shifted))


@pytest.mark.parametrize("marks", [["", "", ""], ["1", "1", ""], ["1", "x", ""]])
def test_one_row_is_the_framework(marks):
    rows = [[""] * 14 for _ in marks]
    for row, mark in zip(rows, marks, strict=True):
        row[1], row[2], row[12] = f"id-{len(mark)}", "Name", mark

    assert "of its rows say that they are the framework" in refusal(
        text_of([HEADER, *rows])
    )


def spoiled(fixtures, row, column, value):
    rows = rows_of(fixtures)
    rows[row][column] = value
    return refusal(text_of(rows))


def test_an_id_that_is_there_twice_refuses_the_file(fixtures):
    assert "the id “testing” is that of an earlier row" in spoiled(
        fixtures, 6, 1, "testing"
    )


def test_a_circle_refuses_the_file(fixtures):
    assert "go round in a circle" in spoiled(fixtures, 2, 0, "testing")


@pytest.mark.parametrize("scale", ["", "Only one ", "Not yet,,Competent", "None"])
def test_a_scale_that_is_none_refuses_the_file(fixtures, scale):
    said = spoiled(fixtures, 1, 5, scale)

    assert (said == "") is (scale == "Only one ")


def test_numbers_as_ids_make_no_addresses(fixtures):
    rows = rows_of(fixtures)
    numbers = {"code": "1", "reading-code": "2", "testing": "3", "talk": "4"}
    rows = [
        [numbers.get(cell, cell) if at in (0, 1, 10) else cell for at, cell in each]
        for each in (list(enumerate(row)) for row in rows)
    ]

    framework, _ = read(text_of(rows))

    assert framework.skills[1].slug == "testing"
    assert not framework.slugs_are_given
