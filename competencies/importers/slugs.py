"""Slugs: which ones a file may bring, and how one is made from a name.

Slugs that a file gives are taken as they are. Only where a format has none is one made
from the name, so that the same name gives the same slug at every import.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable

from competencies.importers.neutral import MAX_SLUG
from competencies.tree import UNGROUPED

LONGEST_DERIVED = 100
GIVEN_SLUG = re.compile(r"[-a-zA-Z0-9_]+")
OTHER_CHARACTERS = re.compile(r"[^a-z0-9]+")


def is_slug(text: str) -> bool:
    """Say whether `text` can stand in a web address as it is."""
    return len(text) <= MAX_SLUG and GIVEN_SLUG.fullmatch(text) is not None


def derive_slug(name: str) -> str:
    """Make a slug from a name.

    Accents are folded (NFKD), letters made small, and every run of other characters
    becomes one hyphen; at most 100 characters. A name without a Latin letter or a
    digit becomes `n-` and eight digits of its SHA-256, so that it is stable too.
    """
    folded = unicodedata.normalize("NFKD", name.strip()).casefold()
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    slug = _shortened(OTHER_CHARACTERS.sub("-", letters).strip("-"))
    return slug or f"n-{_digest(name.strip())}"


def unique_slugs(names: Iterable[str]) -> list[str]:
    """Return a slug for each name, in order, none twice.

    The first of two alike keeps the plain slug; later ones get `-2`, `-3` and so on.
    """
    taken: set[str] = set()
    numbers: defaultdict[str, int] = defaultdict(lambda: 1)
    slugs: list[str] = []
    for name in names:
        slug = free_slug(derive_slug(name), taken, numbers)
        taken.add(slug)
        slugs.append(slug)
    return slugs


def free_slug(slug: str, taken: Collection[str], numbers: dict[str, int]) -> str:
    """Number a slug until it is free; `numbers` holds where the last search ended."""
    free = slug
    while free in taken:
        numbers[slug] += 1
        ending = f"-{numbers[slug]}"
        free = f"{_shortened(slug, len(ending))}{ending}"
    return free


def unique_group_slugs(names: Iterable[str]) -> list[str]:
    """Return a slug for each name of a group, none of them the hub's own."""
    return unique_slugs([UNGROUPED, *names])[1:]


def humanise(slug: str) -> str:
    """Return words for a slug that came without a name: `apache-airflow` as words."""
    words = slug.replace("-", " ").replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}" or slug


def _shortened(slug: str, room: int = 0) -> str:
    return slug[: LONGEST_DERIVED - room].strip("-")


def _digest(name: str) -> str:
    # Names come from text that was read as UTF-8; lone surrogates can't be encoded.
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
