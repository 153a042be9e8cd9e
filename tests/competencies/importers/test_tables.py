"""CSV files become records that know their line, or are refused with it."""

import pytest

from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.tables import (
    Record,
    TableForm,
    empty_cells,
    first_line,
    read_table,
)

FORM = TableForm("skills.csv", "skill", ("name", "slug", "rank"), ("tools",))


@pytest.fixture
def read(tmp_path):
    """Read a text as the file, and say what was noted."""

    def read(text):
        path, notes = tmp_path / "skills.csv", []
        path.write_bytes(text.encode())
        return read_table(path, FORM, notes), notes

    return read


def record(**cells):
    return Record("skill git", "skills.csv, line 2", cells)


def test_rows_become_records(read):
    records, notes = read("name,slug,rank\r\nGit,git,1\r\nTests,tests,2\r\n")

    assert [r.cells for r in records] == [
        {"name": "Git", "slug": "git", "rank": "1"},
        {"name": "Tests", "slug": "tests", "rank": "2"},
    ]
    assert notes == []


def test_a_record_knows_the_line_it_begins_on(read):
    records, _ = read('name,slug,rank\r\n"Git\r\nand more",git,1\r\n\r\nTests,tests,2')

    assert [r.where for r in records] == ["skills.csv, line 2", "skills.csv, line 5"]
    assert [r.row for r in records] == ["skill git", "skill tests"]


def test_a_record_without_a_slug_is_called_by_its_line(read):
    records, _ = read("name,slug,rank\nGit,,1\n")

    assert records[0].row == "skill in line 2"


def test_a_column_that_may_lack_may_lack(read):
    records, _ = read("name,slug,rank\nGit,git,1\n")

    assert records[0].slugs("tools") == ()


def test_an_unknown_column_is_left_out_and_noted(read):
    records, notes = read("name,slug,rank,colour\nGit,git,1,red\n")

    assert records[0].cells == {"name": "Git", "slug": "git", "rank": "1"}
    assert notes == [
        ReportRow("skills.csv", "unknown-column", "Left out “colour”.", kept=False)
    ]


def test_a_row_of_nothing_is_left_out_and_noted(read):
    records, notes = read("name,slug,rank\n, ,\nGit,git,1\n")

    assert [r.slug() for r in records] == ["git"]
    assert notes == [
        ReportRow("skills.csv, line 2", "empty-row", "Left out.", kept=False)
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "name,rank\nGit,1\n",
            (
                "skills.csv lacks the column slug. "
                "Its first line should be: name,slug,rank,tools"
            ),
        ),
        ("name,slug,rank,slug\n", "skills.csv has the column “slug” twice."),
        (
            "name,slug,rank\nGit,git\n",
            (
                "skills.csv, line 2 has 2 values for 3 columns. "
                "Check its commas and quotes."
            ),
        ),
        (
            'name,slug,rank\n"Git" x,git,1\n',
            (
                "skills.csv is broken CSV at line 2: ',' expected after '\"'. "
                "Check the quotes there."
            ),
        ),
        (
            'name,slug,rank\nGit,git,1\n"Tests,tests,2\n',
            (
                "skills.csv is broken CSV at line 3: unexpected end of data. "
                "Check the quotes there."
            ),
        ),
        (
            f"name,slug,rank\n{'a' * 140_000},git,1\n",
            (
                "skills.csv is broken CSV at line 2: "
                "field larger than field limit (131072). Check the quotes there."
            ),
        ),
    ],
)
def test_a_broken_table_is_refused_with_its_line(read, text, reason):
    with pytest.raises(UnreadableFile) as refusal:
        read(text)

    assert str(refusal.value) == reason


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda r: r.name(), "the name is empty. Fill it in."),
        (
            lambda r: r.text("tools", longest=3),
            "the tools is longer than 3 characters.",
        ),
        (
            lambda r: r.slug(),
            (
                "the slug “C++” can't be an address. "
                "Use at most 120 letters, digits and hyphens."
            ),
        ),
        (
            lambda r: r.number("rank"),
            "the rank “-1” should be a whole number from 0 to 2147483647.",
        ),
    ],
)
def test_a_value_that_will_not_do_is_refused(ask, reason):
    with pytest.raises(UnreadableFile) as refusal:
        ask(record(name="", slug="C++", rank="-1", tools="git|svn"))

    assert str(refusal.value) == f"skills.csv, line 2: {reason}"


@pytest.mark.parametrize("rank", ["1.5", "ten", "٣", "²", "9" * 5000, "21"])
def test_a_rank_is_a_whole_number_within_bounds(rank):
    with pytest.raises(UnreadableFile, match="whole number from 0 to 20"):
        record(rank=rank).number("rank", highest=20)


def test_values_that_will_do_are_returned():
    row = record(name="Git", slug="git", rank="020", tools=" git |svn||")

    assert row.name() == "Git"
    assert row.slug() == "git"
    assert row.number("rank") == 20
    assert row.slugs("tools") == ("git", "svn")


def test_empty_cells_are_counted_by_column():
    rows = [
        record(name="Git", slug="git", rank="1", tools=""),
        record(name="Tests", slug="tests", rank="", tools=""),
    ]

    assert [(row.code, row.message) for row in empty_cells(FORM, rows)] == [
        ("empty-cells", "1 of 2 rows leave rank empty."),
        ("empty-column", "Every row leaves tools empty."),
    ]


def test_the_first_line_names_the_columns():
    assert first_line("skills.csv", "name, slug\nGit,git\n") == ["name", "slug"]
    assert first_line("skills.csv", "\n") == []
