"""How far one word is from another, and which known word somebody meant.

Plain values in, plain values out: nothing here knows the database or the web. Words are
found by what is left of them when letters are taken out of both: two words that are
near each other leave the same (docs/adr/0035).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

from search.marking import SMALL, TOKEN, folded, stem
from search.words import beginning, plain_words

SHORTEST_WORD, LONGEST_WORD = 3, 40
# A slip in a short word may make it any other; a long one bears two.
LONG_ENOUGH = 6
# Of a long word the beginning is enough to find it by: its distance is measured whole.
COMPARED = 7
WORD = re.compile(rf"(?=.*[^\W\d_])\w{{{SHORTEST_WORD},{LONGEST_WORD}}}")


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word that the hub's texts use, and how often."""

    word: str
    uses: int


def words_in(texts: Iterable[str]) -> Counter[str]:
    """Count the words of texts, folded; numbers and very short ones are left out."""
    found: Counter[str] = Counter()
    for text in texts:
        found.update(w for w in TOKEN.findall(folded(text)) if WORD.fullmatch(w))
    return found


def slips(word: str) -> int:
    """Return how many slips of the hand a word of this length may hold."""
    if len(word) < SHORTEST_WORD:
        return 0
    return 1 if len(word) < LONG_ENOUGH else 2


def numbers_of(word: str) -> list[int]:
    """Return the traces of a word as small numbers, which a database compares fast.

    Two traces may share a number: a word that is found so is still measured.
    """
    return sorted({crc32(trace.encode()) - 2**31 for trace in traces(word)})


def traces(word: str) -> frozenset[str]:
    """Return what is left of a word's beginning with as many letters out as it bears.

    >>> sorted(traces("git"))
    ['gi', 'git', 'gt', 'it']
    """
    start = word[:COMPARED]
    return frozenset(
        "".join(kept)
        for out in range(slips(word) + 1)
        for kept in combinations(start, len(start) - out)
    )


def distance(one: str, other: str, most: int) -> int:
    """Count the slips between two words; anything above `most` is `most` + 1.

    A letter too many, one missing, another one, or two neighbours that changed places
    are a slip each.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, beside in enumerate(other, 1):
            cost = min(
                last[column] + 1,
                line[column - 1] + 1,
                last[column - 1] + (letter != beside),
            )
            if _changed_places(one, other, row, column):
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last[-1], most + 1)


def _changed_places(one: str, other: str, row: int, column: int) -> bool:
    return (
        row > 1
        and column > 1
        and one[row - 1] == other[column - 2]
        and one[row - 2] == other[column - 1]
    )


def nearest(typed: str, known: Iterable[KnownWord]) -> str | None:
    """Return the known word that was most likely meant, if one is near enough.

    The nearest wins; of equally near ones that with the same first letter, then the
    one in more use.
    """
    most = slips(typed)
    near = [
        (steps, each.word[:1] != typed[:1], -each.uses, each.word)
        for each in known
        if 0 < (steps := distance(typed, each.word, most)) <= most
    ]
    return min(near)[3] if near else None


def unknown_words(words: str, known: Iterable[str]) -> list[str]:
    """Return the typed words that no known word accounts for, folded, in order.

    A word in another form is known ("tested" by "testing"), and so is the beginning of
    one where the typing may still go on.
    """
    spelt = set(known)
    stems = {stem(word) for word in spelt}
    begun = folded(beginning(words))
    return [
        token
        for token in typed_words(words)
        if token not in spelt
        and stem(token) not in stems
        and not (token == begun and any(word.startswith(begun) for word in spelt))
    ]


def typed_words(words: str) -> list[str]:
    """Return the words of a search that could be misspelt, folded, each once.

    Quotes, a minus and `or` ask for just what they say: nothing of that is mended.
    """
    tokens = TOKEN.findall(folded(" ".join(plain_words(words))))
    meant = (t for t in tokens if WORD.fullmatch(t) and t not in SMALL)
    return list(dict.fromkeys(meant))


def mended(words: str, instead: Mapping[str, str]) -> str:
    """Return the words with each misspelt one replaced, and all else as typed."""
    return TOKEN.sub(lambda found: _instead(found.group(), instead), words)


def _instead(token: str, instead: Mapping[str, str]) -> str:
    return instead.get(folded(token), token)
