"""Two texts side by side, with the words that differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\w+|.", re.DOTALL)
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
# Comparing takes time with the square of the pieces: long texts go by lines.
MOST_PIECES = 1500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both sides share, or that one alone has."""

    text: str
    differs: bool


Side = list[Piece]


def word_diff(old: str, new: str) -> tuple[Side, Side]:
    """Return both texts in pieces; joined, the pieces of a side are its text."""
    for pattern in (_WORDS, _LINES):
        before, after = pattern.findall(old), pattern.findall(new)
        if max(len(before), len(after)) <= MOST_PIECES:
            return _compare(before, after)
    return [Piece(old, old != new)], [Piece(new, old != new)]


def _compare(before: Sequence[str], after: Sequence[str]) -> tuple[Side, Side]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    left: Side = []
    right: Side = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        differs = tag != "equal"
        if i2 > i1:
            left.append(Piece("".join(before[i1:i2]), differs))
        if j2 > j1:
            right.append(Piece("".join(after[j1:j2]), differs))
    return left, right
