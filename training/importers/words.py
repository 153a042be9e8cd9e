"""The words of other catalogues, as the hub's own: types, formats, costs, licences.

What is not known stays unsaid; nothing is guessed from half of a word.
"""

from __future__ import annotations

import re

KINDS = (
    "tutorial",
    "course",
    "lesson",
    "workshop",
    "video",
    "book",
    "guide",
    "reference",
    "exercise",
    "talk",
)
FORMATS = ("self-paced", "live-online", "in-person", "blended")
COSTS = ("free", "part-free", "paid")
MINUTES_SOURCES = ("stated", "estimate")
STATED, ESTIMATE = MINUTES_SOURCES

# Words that others use, as `plain` makes them.
OTHER_KINDS = {
    "handson tutorial": "tutorial",
    "hands on tutorial": "tutorial",
    "tutorials": "tutorial",
    "e learning": "course",
    "elearning": "course",
    "elearning course": "course",
    "online course": "course",
    "mooc": "course",
    "courses": "course",
    "lesson plan": "lesson",
    "lesson material": "lesson",
    "lessons": "lesson",
    "training workshop": "workshop",
    "workshops": "workshop",
    "recording": "video",
    "videos": "video",
    "video recording": "video",
    "webinar": "talk",
    "presentation": "talk",
    "slides": "talk",
    "lecture": "talk",
    "ebook": "book",
    "e book": "book",
    "textbook": "book",
    "handbook": "book",
    "how to": "guide",
    "best practices": "guide",
    "guideline": "guide",
    "guidelines": "guide",
    "documentation": "reference",
    "cheat sheet": "reference",
    "cheatsheet": "reference",
    "glossary": "reference",
    "quiz": "exercise",
    "exercises": "exercise",
    "exercise sheet": "exercise",
}
OTHER_FORMATS = {
    "self paced": "self-paced",
    "selfpaced": "self-paced",
    "asynchronous": "self-paced",
    "online": "live-online",
    "live online": "live-online",
    "synchronous": "live-online",
    "virtual": "live-online",
    "onsite": "in-person",
    "on site": "in-person",
    "in person": "in-person",
    "face to face": "in-person",
    "hybrid": "blended",
    "mixed": "blended",
}
OTHER_COSTS = {
    "free of charge": "free",
    "free to all": "free",
    "no": "free",
    "none": "free",
    "0": "free",
    "partly free": "part-free",
    "part free": "part-free",
    "freemium": "part-free",
    "yes": "paid",
    "cost incurred": "paid",
}
CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/(\d\.\d)\b.*",
    re.IGNORECASE,
)
SPDX_ADDRESS = re.compile(
    r"https?://spdx\.org/licenses/([A-Za-z0-9.+-]+?)(\.html|\.json)?/?"
)
SPOKEN_LICENCE = re.compile(
    r"CC[ -](BY(?:[ -](?:NC|ND|SA))*)[ -]?(\d\.\d)", re.IGNORECASE
)
LICENCE = re.compile(r"[A-Za-z0-9.+-]{1,60}")
UNSAID = {"", "notspecified", "not specified", "n/a", "na", "unknown", "-", "none"}

# How far a level in words leads: (from, to) on a scale of five (interchange, b.2).
LEVEL_STEPS = {
    "beginner": (0, 1),
    "introductory": (0, 1),
    "novice": (0, 1),
    "advanced beginner": (0, 1),
    "intermediate": (1, 2),
    "competent": (1, 2),
    "advanced": (2, 3),
    "proficient": (2, 3),
    "expert": (3, 4),
    "beginner to intermediate": (0, 2),
}


def plain(words: str) -> str:
    """Return words small, with single blanks between them and no other marks."""
    return " ".join(re.sub(r"[^0-9a-z]+", " ", words.casefold()).split())


def _one_of(words: str, own: tuple[str, ...], others: dict[str, str]) -> str:
    said = " ".join(words.casefold().split())
    return said if said in own else others.get(plain(words), "")


def kind_of(words: str) -> str:
    """Return the type that words name, or nothing."""
    return _one_of(words, KINDS, {kind: kind for kind in KINDS} | OTHER_KINDS)


def format_of(words: str) -> str:
    return _one_of(words, FORMATS, OTHER_FORMATS)


def cost_of(words: str) -> str:
    return _one_of(words, COSTS, OTHER_COSTS)


def licence_of(words: str) -> str:
    """Return the SPDX identifier that words or an address name, or nothing."""
    said = words.strip()
    if said.casefold() in UNSAID:
        return ""
    if found := CREATIVE_COMMONS.fullmatch(said):
        return _creative_commons(found[1].lower(), found[2].upper(), found[3])
    if found := SPDX_ADDRESS.fullmatch(said):
        return found[1]
    if found := SPOKEN_LICENCE.fullmatch(said):
        return f"CC-{found[1].upper().replace(' ', '-')}-{found[2]}"
    return said if LICENCE.fullmatch(said) else ""


def _creative_commons(shelf: str, name: str, version: str) -> str:
    if shelf == "publicdomain":
        return f"CC0-{version}" if name == "ZERO" else ""
    return f"CC-{name}-{version}"


def level_step(words: str) -> tuple[int, int] | None:
    """Return from where to where a level in words leads, or None for unknown words."""
    return LEVEL_STEPS.get(plain(words))
