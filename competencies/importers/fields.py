"""The named values of a JSON object, each read as what it should be or refused."""

from __future__ import annotations

import re
from typing import Self

from competencies.importers.neutral import MAX_SLUG, UnreadableFile
from competencies.importers.reading import (
    as_list,
    as_object,
    as_text,
    fitting,
    quoted,
    tidied,
)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_TEXT = 10_000


class Fields:
    """A JSON object and where it stands, for messages that can be acted on."""

    def __init__(self, value: object, where: str) -> None:
        self.values = as_object(value, where)
        self.where = where

    def names(self) -> list[str]:
        return list(self.values)

    def text(
        self, key: str, longest: int = LONGEST_TEXT, *, required: bool = True
    ) -> str:
        """Return a text without padding; an empty one is refused if it is required."""
        place = f"{self.where}: {key}"
        text = tidied(as_text(self.values.get(key, ""), place))
        if required and not text:
            raise UnreadableFile(f"{place} is missing. Fill it in.")
        return fitting(text, place, longest)

    def slug(self) -> str:
        """Return `slug`: lower-case letters and digits, with hyphens between them."""
        slug = self.text("slug", MAX_SLUG)
        if not SLUG.fullmatch(slug):
            raise UnreadableFile(
                f"{self.where}: {quoted(slug)} is no slug. Use lower-case letters, "
                "digits and hyphens."
            )
        return slug

    def whole(self, key: str) -> int:
        """Return a whole number from 0 up."""
        value = self.values.get(key)
        # JSON's true is an int to Python, and no number.
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise UnreadableFile(f"{self.where}: {key} should be 0 or a number above.")
        return value

    def each(self, key: str) -> list[Self]:
        """Return the objects of a list; a list that is not there is empty."""
        place = f"{self.where}: {key}"
        entries = as_list(self.values.get(key, []), place)
        return [
            type(self)(entry, f"{place}, {n}") for n, entry in enumerate(entries, 1)
        ]

    def within(self, key: str) -> Self:
        """Return an object inside; one that is not there is empty."""
        return type(self)(self.values.get(key, {}), f"{self.where}: {key}")

    def lines(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, each on one line."""
        place = f"{self.where}: {key}"
        entries = as_list(self.values.get(key, []), place)
        texts = (" ".join(as_text(entry, place).split()) for entry in entries)
        return tuple(text for text in texts if text)
