import csv
import io
import json
import zipfile
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from accounts.archive import FORMULA, archive_of, as_csv, cell
from accounts.personal_data import Sheet

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SHEETS = [
    Sheet("answers", "Your answers", [{"skill": "Testing", "level": 2}]),
    Sheet("goals", "Your goals", []),
]


def opened(packed: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_archive_holds_everything_twice_and_says_what_it_is():
    files = opened(archive_of(SHEETS, whose="Alice", at=NOON))

    assert set(files) == {"README.txt", "everything.json", "answers.csv"}
    assert "Your goals: 0 (none)" in files["README.txt"]
    assert files["answers.csv"].splitlines() == ["skill,level", "Testing,2"]
    whole = json.loads(files["everything.json"])
    assert whole["answers"] == [{"skill": "Testing", "level": 2}]
    assert (whole["goals"], whole["version"]) == ([], 1)


@given(st.text())
def test_no_cell_is_a_formula_and_none_loses_a_sign(text):
    shown = cell(text)

    assert not shown.startswith(FORMULA)
    assert shown.removeprefix("'") == text.removeprefix("'")


def test_a_number_below_zero_stays_a_number():
    assert cell(-2) == "-2"


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.text()), min_size=1))
def test_rows_with_different_columns_come_back_under_their_names(rows):
    text = as_csv([{"first": 1, **row} for row in rows])

    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [each["first"] for each in read] == ["1"] * len(rows)
