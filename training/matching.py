"""When two entries of a catalogue are the same thing: by address, DOI, or title.

An address and a DOI decide; titles that are alike are only ever proposed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from urllib.parse import urlsplit, urlunsplit

from curation.addresses import normalise

# What is put behind an address to see where a reader came from.
TRACKING = re.compile(
    r"(utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|_ga|_gl|_hs\w+"
    r"|mkt_tok|trk|ref_src)$",
    re.IGNORECASE,
)
LITTLE_WORDS = frozenset(
    {"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"}
)
ALIKE, MOST_CANDIDATES = 0.9, 40


def canonical(address: str) -> str:
    """Return an address as one key for all its spellings; empty for no address.

    http and https, `www.`, a closing slash and words for tracking make no difference.
    """
    spelt = normalise(address)
    try:
        parts = urlsplit(spelt)
    except ValueError:
        return spelt
    if parts.scheme not in {"http", "https"}:
        return spelt
    kept = [
        each
        for each in parts.query.split("&")
        if each and not TRACKING.match(each.partition("=")[0])
    ]
    path = parts.path.rstrip("/") or "/"
    place = parts.netloc.removeprefix("www.")
    return urlunsplit(("https", place, path, "&".join(kept), ""))


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
