"""How alike two challenges are, by the words they share; nobody else decides by it."""

from __future__ import annotations

import re
from collections.abc import Iterable

SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "for",
        "from",
        "has",
        "have",
        "how",
        "in",
        "is",
        "it",
        "its",
        "may",
        "not",
        "of",
        "on",
        "or",
        "rse",
        "rses",
        "research",
        "software",
        "that",
        "the",
        "their",
        "they",
        "this",
        "to",
        "with",
        "who",
        "work",
    ]
)
LEAST = 0.12


def words_of(text: str) -> frozenset[str]:
    """Return the words that tell something, by how they begin."""
    found = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return frozenset(word[:6] for word in found if word not in SMALL)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return from 0 to 1 how many of the fewer words are in both."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def most_alike(
    text: str, others: Iterable[tuple[int, str, str]], most: int = 5
) -> list[int]:
    """Return the keys of those most like a text: of each key, title and words.

    Words of a title count most.
    """
    asked = words_of(text)
    scored = []
    for key, title, words in others:
        by_title = likeness(words_of(title), asked)
        score = by_title + likeness(words_of(f"{title} {words}"), asked) / 2
        if score >= LEAST * 2:
            scored.append((-score, key))
    return [key for _score, key in sorted(scored)[:most]]
