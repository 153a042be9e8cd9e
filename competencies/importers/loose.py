"""JSON of strangers that mean well: taken as it is meant, oddities noted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import CONTROL_CHARACTERS, as_object, tidied

WHOLE = re.compile(r"\s*-?[0-9]{1,9}\s*")
LONGEST_TEXT = 100_000


class Loose:
    """An object whose values may be null, or of another type than they should."""

    def __init__(self, value: object, where: str) -> None:
        self.values = as_object(value, where)
        self.where = where

    def text(self, key: str) -> str:
        """Return a text, tidied; a number as its digits, anything else as nothing."""
        return text_of(self.values.get(key))

    def whole(self, key: str) -> int | None:
        """Return a whole number, also one that is written as text."""
        return whole_of(self.values.get(key))

    def inside(self, key: str) -> Loose:
        value = self.values.get(key)
        return Loose(value if isinstance(value, dict) else {}, f"{self.where}: {key}")

    def each(self, key: str, notes: list[ReportRow]) -> Iterator[Loose]:
        """Yield the objects of a list, and note what is none."""
        place = f"{self.where}: {key}"
        found = self.values.get(key)
        if found is not None and not isinstance(found, list):
            raise UnreadableFile(f"{place} should be a list.")
        for number, value in enumerate(found or (), start=1):
            if isinstance(value, dict):
                yield Loose(value, f"{place}, {number}")
            else:
                row = f"{place}, {number}"
                notes.append(ReportRow(row, "no-object", "Is no object.", kept=False))


def text_of(value: object) -> str:
    if isinstance(value, list) and len(value) == 1:
        return text_of(value[0])
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = tidied(CONTROL_CHARACTERS.sub("", str(value)))
    return text[:LONGEST_TEXT]


def whole_of(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**9:
        return int(value)
    if isinstance(value, int) and abs(value) < 10**9:
        return value
    if isinstance(value, str) and WHOLE.fullmatch(value):
        return int(value)
    return None


def shortened(text: str, longest: int) -> str:
    """Return a text on one line that fits, cut at a word where it does not."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1].rsplit(" ", 1)[0]
    return f"{cut}…"
