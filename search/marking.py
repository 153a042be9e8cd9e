"""Which parts of a text the words were found in, and which lines are worth showing.

PostgreSQL finds; this only shows why. It knows a few English endings, so that who looks
for "testing" sees "tests" marked too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST_LINE = 220
BEFORE = 60
SHORTEST_STEM = 3
LONG_ENOUGH = 4
ENDINGS = (
    *("ibilities", "abilities", "ibility", "ability", "ations", "ation", "ible"),
    *("able", "ings", "ing", "ions", "ion", "ers", "ies", "er", "ed", "es", "e"),
    *("s", "y"),
)
TOKEN = re.compile(r"\w+")
# Words that are in every text and say nothing of this one.
SMALL = frozenset(
    TOKEN.findall(
        "a an and are as at be by for from how in is it not of on or that the to what "
        "when which who with your"
    )
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, inside of what was found or outside."""

    text: str
    is_found: bool


def folded(text: str) -> str:
    """Return the text in lower case and without accents, as the database folds it."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text)
    return "".join(c for c in apart if not "\u0300" <= c <= "\u036f").lower()


def stem(word: str) -> str:
    """Return the word without a common English ending, where enough is left."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def sought(words: str) -> list[str]:
    """Return the words to mark: those of the search that say something."""
    tokens = list(dict.fromkeys(TOKEN.findall(folded(words))))
    return [token for token in tokens if token not in SMALL] or tokens


def pieces(text: str, words: str) -> list[Piece]:
    """Cut the text where marked words begin and end; together it is all the text."""
    wanted, cut, end = sought(words), [], 0
    for token in TOKEN.finditer(text):
        if _is_wanted(token.group(), wanted):
            cut += [Piece(text[end : token.start()], is_found=False)]
            cut += [Piece(token.group(), is_found=True)]
            end = token.end()
    cut.append(Piece(text[end:], is_found=False))
    return [piece for piece in cut if piece.text]


def _is_wanted(token: str, wanted: Iterable[str]) -> bool:
    return any(_answers(folded(token), word) for word in wanted)


def _answers(token: str, word: str) -> bool:
    if len(word) < SHORTEST_STEM:
        return token == word or (len(word) > 1 and token.startswith(word))
    return token.startswith(stem(word)) or (len(word) >= LONG_ENOUGH and word in token)


def found_in(text: str, words: str) -> int:
    """Count the words of the search that the text holds."""
    tokens = {folded(token) for token in TOKEN.findall(text)}
    return sum(any(_answers(token, word) for token in tokens) for word in sought(words))


def best_line(lines: Sequence[str], words: str) -> str:
    """Return the line that holds most of the words; the first of equal ones."""
    return max(lines, key=lambda line: found_in(line, words), default="")


def excerpt(text: str, words: str) -> str:
    """Return the text, or what stands around its first marked word where it is long."""
    text = " ".join(text.split())
    if len(text) <= LONGEST_LINE:
        return text
    before = 0
    for piece in pieces(text, words):
        if piece.is_found:
            break
        before += len(piece.text)
    return _window(text, 0 if before >= len(text) else max(0, before - BEFORE))


def _window(text: str, start: int) -> str:
    """Cut LONGEST_LINE characters from `start`, at spaces where there are some."""
    if start:
        start = text.find(" ", start, start + BEFORE) + 1 or start
    end = start + LONGEST_LINE
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + LONGEST_LINE // 2)
    opening = "… " if start else ""
    return f"{opening}{text[start:end].rstrip()}{' …' if end < len(text) else ''}"
