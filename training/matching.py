"""When titles of two entries of a catalogue are alike; that is only ever proposed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher

LITTLE_WORDS = frozenset(
    {"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"}
)
ALIKE, MOST_CANDIDATES = 0.9, 40


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a title that tell it from others, in their order."""
    folded = unicodedata.normalize("NFKD", title).casefold()
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    found = re.findall(r"[^\W_]+[+#]*", letters)
    return tuple(word for word in found if word not in LITTLE_WORDS)


class Titles:
    """Finds a title that is alike among many, by the words that they share."""

    def __init__(self) -> None:
        self.words: dict[str, tuple[str, ...]] = {}
        self.holding: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, key: str, title: str) -> None:
        words = title_words(title)
        self.words[key] = words
        for word in set(words):
            self.holding[word].append(key)

    def like(self, title: str) -> str:
        """Return the key of the title most alike, or nothing where none is."""
        words = title_words(title)
        shared = Counter(key for word in set(words) for key in self.holding[word])
        best, best_ratio = "", ALIKE
        for key, count in shared.most_common(MOST_CANDIDATES):
            if 2 * count < len(set(words)):
                break
            ratio = _alike(words, self.words[key])
            if ratio > best_ratio:
                best, best_ratio = key, ratio
        return best


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio()
