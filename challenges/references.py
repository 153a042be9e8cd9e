"""Numbers by which the items of a document name each other, and notes in backticks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from challenges.document import Finding
from challenges.markdown_blocks import entry

HIGHEST = 999_999
NUMBERS = re.compile(r"^\[?\s*\d{1,6}(?:\s*,\s*\d{1,6})*\s*,?\s*\]?$")
NOTE = re.compile(r"`([^`\n]{1,600})`")
# What a note in backticks may say of an output, or of another item of a list.
NOTE_KEYS = {
    "objectives": "objectives",
    "objective": "objectives",
    "impact targets": "targets",
    "impact target": "targets",
    "impacts": "targets",
    "action": "action",
    "id": "id",
    "status": "status",
    "delivered on": "delivered_on",
    "delivered as": "delivered_as",
    "measure": "measure",
}


def fold(key: str) -> str:
    """Return a key as it is compared: case, hyphens and underscores don't count."""
    return " ".join(re.sub(r"[_\-\s]+", " ", key).split()).casefold()


def numbers_in(value: object) -> tuple[int, ...] | None:
    """Return the numbers of a reference list, each once; None where it is none."""
    if value is None or value == "":
        return ()
    if isinstance(value, list):
        parts = [numbers_in(each) for each in value]
        if any(part is None for part in parts):
            return None
        return _once(number for part in parts for number in part or ())
    text = str(value).strip()
    if isinstance(value, bool | dict) or not NUMBERS.match(text):
        return None
    return _once(int(found) for found in re.findall(r"\d+", text))


def _once(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for number in numbers if number <= HIGHEST))


def take_notes(
    text: str, known: Callable[[str, str], bool]
) -> tuple[str, dict[str, list[str]]]:
    """Return a text without the notes that are understood, and what they say."""
    notes: dict[str, list[str]] = {}
    place = 0
    while found := NOTE.search(text, place):
        key, value = _said(found[1])
        if known(key, value):
            notes.setdefault(key, []).append(value)
            text = entry(f"{text[: found.start()]} {text[found.end() :]}").text
            place = 0
        else:
            # A mark that ends nothing may begin the next note.
            place = found.start() + 1
    return text, notes


def _said(note: str) -> tuple[str, str]:
    """Return what a note is about, and what it says; `[1,2]` is about objectives."""
    words = note.strip()
    if re.match(r"^\[[\d\s,]*\]$", words):
        return "objectives", words
    key, _colon, value = words.partition(":")
    return NOTE_KEYS.get(fold(key), ""), value.strip()


class Numbering:
    """How the items of one section are numbered, and how numbers lead to them."""

    def __init__(self, section: str, given: Sequence[int | None]) -> None:
        self.section = section
        self.findings: list[Finding] = []
        known = [number for number in given if number is not None]
        if len(set(known)) < len(known):
            self._note("W-DUPID", "ids occur twice; counted by place instead")
            self.numbers = tuple(range(1, len(given) + 1))
        else:
            self.numbers = tuple(_filled(given))
        if len(known) < len(given):
            self._note("I-NOID", "items without an id got the next free one")
        self.is_by_place = bool(given) and (not known or len(set(known)) < len(known))

    def _note(self, code: str, message: str) -> None:
        self.findings.append(Finding(code, f"{self.section}: {message}."))

    def check(self, references: Iterable[int], where: str) -> list[Finding]:
        """Return what there is to say of references into this section."""
        wanted = list(references)
        lost = [number for number in wanted if number not in self.numbers]
        found = [
            Finding(
                "E-DANGLING",
                f"{where}: {self.section} has no {number}; the number is kept, and "
                "leads nowhere.",
            )
            for number in lost
        ]
        if self.is_by_place and len(lost) < len(wanted):
            found.append(
                Finding("I-BYPOS", f"{where}: {self.section} counted by place.")
            )
        return found


def numbers_by_place(given: Iterable[int | None]) -> tuple[int, ...]:
    """Return the numbers of a list: what an item says, else its place."""
    listed = tuple(number or place for place, number in enumerate(given, 1))
    is_plain = len(set(listed)) == len(listed)
    return listed if is_plain else tuple(range(1, len(listed) + 1))


def _filled(given: Iterable[int | None]) -> Iterable[int]:
    """Give each item without a number the lowest that is free."""
    listed = list(given)
    taken = {number for number in listed if number is not None}
    free = 1
    for number in listed:
        if number is None:
            while free in taken:
                free += 1
            taken.add(free)
            yield free
        else:
            yield number


def next_number(taken: Iterable[int], referred: Iterable[int] = ()) -> int:
    """Return a number that no item has, and that no reference waits for."""
    return max({0, *taken, *referred}) + 1


def resolved(references: Iterable[int], items: Mapping[int, object]) -> list[int]:
    """Return the references that lead somewhere."""
    return [number for number in references if number in items]
