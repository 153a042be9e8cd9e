"""Files from strangers are read within bounds, or refused in one line."""

import os
from pathlib import Path

import pytest

from competencies.importers.neutral import UnreadableFile
from competencies.importers.reading import (
    MAX_FILE_BYTES,
    as_list,
    as_object,
    as_text,
    fitting,
    folder_files,
    is_folder,
    parse_json,
    quoted,
    read_text,
    tidied_values,
)

# Says that it has no bytes, and has some.
SIZELESS = Path("/proc/self/status")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "skills.csv"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_or_without_its_mark(file, mark):
    file.write_bytes(mark + "é\r\nb".encode())

    assert read_text(file) == "é\r\nb"


@pytest.mark.parametrize(
    ("data", "byte"),
    [
        ("naïve".encode("latin-1"), 3),
        ("name".encode("utf-16-le"), 2),
        (b"\x89PNG\r\n\x1a\n", 1),
        (b"\xef\xbb\xbfa\x00b", 5),
        (b"\xef\xbb\xbfa\xffb", 5),
        ("é\x1b".encode(), 3),
    ],
)
def test_other_encodings_are_refused_at_their_byte(file, data, byte):
    file.write_bytes(data)

    with pytest.raises(UnreadableFile) as refusal:
        read_text(file)

    assert str(refusal.value) == (
        f"skills.csv is not plain text in UTF-8: byte {byte} can't be read. "
        "Save it as UTF-8 and try again."
    )


def test_what_excel_calls_unicode_text_is_told(file):
    file.write_bytes("name,slug".encode("utf-16"))

    with pytest.raises(UnreadableFile, match="is in UTF-16, as some spreadsheets"):
        read_text(file)


def test_a_file_of_100_mb_is_refused_unread(file):
    with file.open("wb") as sparse:
        sparse.truncate(100 * 1024 * 1024)

    with pytest.raises(UnreadableFile, match="larger than 20 MB"):
        read_text(file)


@pytest.mark.skipif(not SIZELESS.exists(), reason="the system has no /proc")
def test_a_file_that_hides_its_size_is_read_no_further_than_the_limit(monkeypatch):
    monkeypatch.setattr("competencies.importers.reading.MAX_FILE_BYTES", 10)

    assert SIZELESS.stat().st_size == 0
    with pytest.raises(UnreadableFile, match="status is larger than"):
        read_text(SIZELESS)


def test_a_file_of_just_20_mb_is_read(file):
    file.write_bytes(b"a" * MAX_FILE_BYTES)

    assert len(read_text(file)) == MAX_FILE_BYTES


@pytest.mark.parametrize("text", ["", " \r\n\t"])
def test_an_empty_file_is_refused(file, text):
    file.write_text(text)

    with pytest.raises(UnreadableFile, match=r"^skills\.csv is empty\.$"):
        read_text(file)


def test_a_file_that_is_not_there_is_refused(file):
    with pytest.raises(UnreadableFile, match="is not there"):
        read_text(file)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UnreadableFile, match="is a folder, not a file"):
        read_text(tmp_path)


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(UnreadableFile, match="is not there, or no file"):
        read_text(tmp_path / "pipe")


@pytest.mark.parametrize("look", [read_text, is_folder, folder_files])
def test_a_path_that_the_system_refuses_is_told(tmp_path, look):
    with pytest.raises(UnreadableFile, match=r"can't be opened: file name too long\.$"):
        look(tmp_path / ("a" * 300))


def test_the_files_of_a_folder_are_listed(file):
    file.touch()

    assert folder_files(file.parent) == {"skills.csv"}


def test_json_is_parsed():
    assert parse_json("a.json", '{"a": [1, "b", null]}') == {"a": [1, "b", None]}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"a": 1,\n"b" 2}', "a.json is broken JSON at line 2, column 5."),
        ('{"a": 1, "a": 2}', "a.json gives the key “a” twice."),
        ('{"a": NaN}', "a.json holds NaN, which is no number in JSON."),
        ("[-Infinity]", "a.json holds -Infinity, which is no number in JSON."),
        ("[" * 100_000, "a.json is nested too deep to be read."),
        ("9" * 10_000, "a.json holds a number that is far too long."),
    ],
)
def test_odd_json_is_refused(text, reason):
    with pytest.raises(UnreadableFile) as refusal:
        parse_json("a.json", text)

    assert str(refusal.value) == reason


def test_values_of_the_right_type_pass():
    assert as_object({"a": 1}, "here") == {"a": 1}
    assert as_list(["a"], "here") == ["a"]
    assert as_text(" a ", "here") == " a "


@pytest.mark.parametrize(
    ("check", "value", "reason"),
    [
        (as_object, [], "here should be an object with named values."),
        (as_list, "a", "here should be a list."),
        (as_text, 1, "here should be text."),
        (as_text, "a\x00", "here holds a control character. Take it out."),
        (as_text, "\ud800", "here holds a control character. Take it out."),
    ],
)
def test_values_of_another_type_are_refused(check, value, reason):
    with pytest.raises(UnreadableFile) as refusal:
        check(value, "here")

    assert str(refusal.value) == reason


def test_a_text_that_is_too_long_is_refused():
    assert fitting("abc", "the name", 3) == "abc"
    with pytest.raises(UnreadableFile, match="the name is longer than 2 characters"):
        fitting("abc", "the name", 2)


def test_a_quoted_value_stays_on_one_short_line():
    assert quoted("a\nb") == "“a b”"
    assert quoted("a" * 61) == f"“{'a' * 60}…”"


def test_padding_goes_and_inner_lines_stay():
    notes = []

    values = tidied_values({"name": " Git\n", "description": "a\r\nb\nc"}, "row", notes)

    assert values == {"name": "Git", "description": "a\nb\nc"}
    assert [(note.code, note.message) for note in notes] == [
        ("trimmed", "Took off blanks around name."),
        ("line-ends", "Made the line ends inside description plain."),
    ]


def test_tidy_values_need_no_note():
    notes = []

    assert tidied_values({"name": "Git"}, "row", notes) == {"name": "Git"}
    assert notes == []
