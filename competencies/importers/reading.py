"""Read files from strangers: bounded, as UTF-8, as JSON of the types expected.

Whatever is wrong with a file becomes one `UnreadableFile` that names the place.
"""

import json
import re
from collections.abc import Collection, Mapping
from functools import partial
from math import isfinite
from pathlib import Path
from typing import NoReturn

from competencies.importers.neutral import ReportRow, UnreadableFile

MEGABYTE = 1024 * 1024
MAX_FILE_BYTES = 20 * MEGABYTE
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# PostgreSQL can't store NUL, and XML none of these; a text has no use for them.
CONTROL_CHARACTERS = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
LONGEST_QUOTE = 60


def read_text(path: Path) -> str:
    """Return the text of a file of at most 20 MB in UTF-8, without a byte order mark.

    Row ends stay as they are, since a quoted CSV field may hold its own.
    """
    data = _read_bytes(path)
    _refuse_utf_16(path, data)
    mark = len(BYTE_ORDER_MARK) if data.startswith(BYTE_ORDER_MARK) else 0
    try:
        text = data[mark:].decode("utf-8")
    except UnicodeDecodeError as error:
        raise _no_text(path, mark + error.start) from error
    if wrong := CONTROL_CHARACTERS.search(text):
        raise _no_text(path, mark + len(text[: wrong.start()].encode("utf-8")))
    if not text.strip():
        raise UnreadableFile(f"{path.name} is empty.")
    return text


def is_folder(path: Path) -> bool:
    """Say whether the path is a folder, or refuse one that can't be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from None


def folder_files(folder: Path) -> frozenset[str]:
    """Return the names of what a folder holds."""
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except OSError as error:
        raise _unopened(folder, error) from None


def _read_bytes(path: Path) -> bytes:
    # A pipe or a device has no size to check and may never end.
    try:
        if not path.is_file():
            raise _no_file(path)
        _refuse_large(path, path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unopened(path, error) from None
    _refuse_large(path, len(data))
    return data


def _unopened(path: Path, error: OSError | ValueError) -> UnreadableFile:
    reason = error.strerror if isinstance(error, OSError) else None
    return UnreadableFile(
        f"{path.name} can't be opened: {(reason or 'the path is wrong').lower()}."
    )


def _no_file(path: Path) -> UnreadableFile:
    what = "is a folder, not a file" if path.is_dir() else "is not there, or no file"
    return UnreadableFile(f"{path.name} {what}. Check the path.")


def _refuse_large(path: Path, size: int) -> None:
    if size > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // MEGABYTE
        raise UnreadableFile(
            f"{path.name} is larger than {limit} MB, the most the hub reads."
        )


def _refuse_utf_16(path: Path, data: bytes) -> None:
    """Say what Excel's "Unicode text" is, rather than which byte is odd."""
    if data.startswith(UTF_16_MARKS):
        raise UnreadableFile(
            f"{path.name} is in UTF-16, as some spreadsheets save text. "
            "Save it as UTF-8 and try again."
        )


def _no_text(path: Path, offset: int) -> UnreadableFile:
    return UnreadableFile(
        f"{path.name} is not plain text in UTF-8: byte {offset + 1} can't be read. "
        "Save it as UTF-8 and try again."
    )


def parse_json(file: str, text: str) -> object:
    """Return the JSON value of `text`; `file` is named where it is broken.

    Refuses a key given twice, NaN and infinity, and what is nested too deep.
    """
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=partial(_one_of_each, file),
            parse_constant=partial(_no_number, file),
            parse_float=partial(_finite, file),
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UnreadableFile(f"{file} is broken JSON at {place}.") from error
    except RecursionError:
        raise UnreadableFile(f"{file} is nested too deep to be read.") from None
    except ValueError:
        raise UnreadableFile(f"{file} holds a number that is far too long.") from None
    return value


def _one_of_each(file: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise UnreadableFile(f"{file} gives the key {quoted(key)} twice.")
        found[key] = value
    return found


def _no_number(file: str, word: str) -> NoReturn:
    raise UnreadableFile(f"{file} holds {word}, which is no number in JSON.")


def _finite(file: str, digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise UnreadableFile(f"{file} holds a number that is far too large.")
    return number


def quoted(value: str) -> str:
    """Return a value from a file as one short, printable piece of a message."""
    plain = "".join(c if c.isprintable() else " " for c in value)
    short = plain if len(plain) <= LONGEST_QUOTE else f"{plain[:LONGEST_QUOTE]}…"
    return f"“{short}”"


def as_object(value: object, where: str) -> dict[str, object]:
    """Return a JSON object, or refuse the file and say where."""
    if not isinstance(value, dict):
        raise UnreadableFile(f"{where} should be an object with named values.")
    return value


def as_list(value: object, where: str) -> list[object]:
    """Return a JSON list, or refuse the file and say where."""
    if not isinstance(value, list):
        raise UnreadableFile(f"{where} should be a list.")
    return value


def as_text(value: object, where: str) -> str:
    """Return a JSON string as it stands, or refuse the file and say where."""
    if not isinstance(value, str):
        raise UnreadableFile(f"{where} should be text.")
    # An escape such as \u0000 brings in what the file's own bytes may not hold.
    if CONTROL_CHARACTERS.search(value):
        raise UnreadableFile(f"{where} holds a control character. Take it out.")
    return value


def fitting(text: str, where: str, longest: int) -> str:
    """Return `text` if the database has room for it, or refuse the file."""
    if len(text) > longest:
        raise UnreadableFile(f"{where} is longer than {longest} characters.")
    return text


def tidied(text: str) -> str:
    """Return a text without padding, its inner row ends as plain newlines."""
    return text.strip().replace("\r\n", "\n").replace("\r", "\n")


def tidied_values(
    values: Mapping[str, str], row: str, notes: list[ReportRow]
) -> dict[str, str]:
    """Return the values of one row tidied, and note what that changed."""
    padded = [key for key, text in values.items() if text != text.strip()]
    returns = [key for key, text in values.items() if "\r" in text.strip()]
    if padded:
        notes.append(
            ReportRow(row, "trimmed", f"Took off blanks around {_listed(padded)}.")
        )
    if returns:
        message = f"Made the line ends inside {_listed(returns)} plain."
        notes.append(ReportRow(row, "line-ends", message))
    return {key: tidied(text) for key, text in values.items()}


def _listed(columns: Collection[str]) -> str:
    return ", ".join(columns)
