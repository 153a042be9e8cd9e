"""Markdown cut into sections, items and fences; nothing in a fence is a heading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from challenges.document import NotAChallengeError

FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})(.*)$")
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
ITEM = re.compile(r"^ {0,3}(?:[-*+]|(\d{1,6})[.)])(?:[ \t]+(.*))?$")
LONGEST_ENTRY = 20_000
OPENS, INSIDE, CLOSES = "opens", "inside", "closes"
BOX = re.compile(r"^\[([ xX])\](?:[ \t]+|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and its part in a fence: it opens one, stands in it, or closes it."""

    text: str
    mark: str = ""

    @property
    def fenced(self) -> bool:
        return bool(self.mark)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    def heading(self) -> tuple[int, str] | None:
        """Return the depth and the words of a heading."""
        found = None if self.fenced else HEADING.match(self.text)
        words = one_line(found[2]) if found else ""
        return (len(found[1]), words) if found and words else None


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the lines up to the next of its depth."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list, or a paragraph beside one, as a single line of words."""

    text: str
    number: int | None = None
    box: str = ""
    """`x` or a blank, where the item has a box to tick."""
    is_item: bool = True


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text; a fence that never ends is ended with the text."""
    closing = ""
    found = []
    for raw in text.split("\n"):
        line = raw.rstrip()
        fence = FENCE.match(line)
        if closing and fence and _closes(fence, closing):
            closing = ""
            found.append(Line(line, CLOSES))
        elif closing:
            found.append(Line(line, INSIDE))
        elif fence and not ("`" in fence[1] and "`" in fence[2]):
            closing = fence[1]
            found.append(Line(line, OPENS))
        else:
            found.append(Line(line))
    if closing:
        found.append(Line(closing, CLOSES))
    return found


def _closes(fence: re.Match[str], opened: str) -> bool:
    return fence[1].startswith(opened) and not fence[2].strip()


def split(lines: Iterable[Line], depth: int) -> tuple[tuple[Line, ...], list[Part]]:
    """Return what stands before the first heading of a depth, and each such part."""
    before: list[Line] = []
    heads: list[tuple[str, list[Line]]] = []
    for line in lines:
        found = line.heading()
        if found and found[0] == depth:
            heads.append((found[1], []))
        else:
            (heads[-1][1] if heads else before).append(line)
    return tuple(before), [Part(name, tuple(held)) for name, held in heads]


def said(lines: Iterable[Line]) -> str:
    """Return lines as text, without blank lines around it and with one between."""
    kept: list[str] = []
    for line in lines:
        if line.is_blank and not line.fenced and (not kept or not kept[-1]):
            continue
        kept.append(line.text)
    return "\n".join(kept).strip("\n")


def one_line(text: str) -> str:
    return " ".join(text.split())


def entries_of(lines: Iterable[Line]) -> list[Entry]:
    """Return the items of a list, continuation lines joined, and the paragraphs."""
    found: list[_Growing] = []
    margin = None
    for line in lines:
        marked = None if line.fenced else ITEM.match(line.text)
        indent = len(line.text) - len(line.text.lstrip())
        if marked and (margin is None or indent <= margin + 1):
            margin = indent if margin is None else margin
            number = int(marked[1]) if marked[1] else None
            found.append(_Growing([marked[2] or ""], number))
        elif line.is_blank:
            _break(found)
        elif found and (not found[-1].is_broken or (indent and found[-1].is_item)):
            found[-1].words.append(line.text)
        else:
            found.append(_Growing([line.text], is_item=False))
    entries = [entry(" ".join(f.words), f.number, is_item=f.is_item) for f in found]
    return [each for each in entries if each.text]


@dataclass(slots=True)
class _Growing:
    words: list[str]
    number: int | None = None
    is_item: bool = True
    is_broken: bool = False
    """Whether a blank line came since."""


def _break(found: list[_Growing]) -> None:
    if found:
        found[-1].is_broken = True


def entry(words: str, number: int | None = None, *, is_item: bool = True) -> Entry:
    """Return words as an entry, without the box to tick before them."""
    text, box = one_line(words), ""
    if len(text) > LONGEST_ENTRY:
        raise NotAChallengeError(
            f"it has an item longer than {LONGEST_ENTRY} characters"
        )
    while marked := BOX.match(text):
        box = box or marked[1].lower()
        text = text[marked.end() :].strip()
    return Entry(text, number, box, is_item)
