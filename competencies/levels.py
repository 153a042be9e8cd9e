"""What each level looks like for one skill: its own words, else the general ones.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from charts.levels import wash


class GeneralLevel(Protocol):
    """A level as the version describes it for any skill."""

    rank: int
    name: str
    short_description: str
    description: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """What the framework says of one skill at one level."""

    text: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelText:
    """One level of one skill as it is shown; `wash` is its shade, 0 to 4."""

    rank: int
    name: str
    wash: int
    text: str
    examples: tuple[str, ...]
    is_general: bool


def level_texts(
    levels: Iterable[GeneralLevel], own: Mapping[int, OwnText]
) -> list[LevelText]:
    """Return every level of the scale, lowest first, in the skill's words if any."""
    ordered = sorted(levels, key=lambda level: level.rank)
    highest = ordered[-1].rank if ordered else 0
    return [_level_text(level, own.get(level.rank), highest) for level in ordered]


def _level_text(level: GeneralLevel, own: OwnText | None, highest: int) -> LevelText:
    general = level.short_description or level.description
    return LevelText(
        rank=level.rank,
        name=level.name,
        wash=wash(level.rank, highest),
        text=own.text if own else general,
        examples=own.examples if own else (),
        is_general=own is None,
    )


def examples_in(text: str) -> tuple[str, ...]:
    """Return the examples of a field that holds one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())
