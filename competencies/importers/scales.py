"""Scales that a file tells by names alone, from the lowest level up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from competencies.importers.levels import NONE_YET
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_RANK,
    LevelRow,
    ReportRow,
    UnreadableFile,
)
from competencies.importers.reading import fitting

# How a lowest level begins that says "nothing yet", as the hub's level 0 does.
NONE_WORDS = re.compile(r"(not?|none|nothing|unrated|absent|0)\b", re.IGNORECASE)


def means_none(name: str) -> bool:
    """Say whether a lowest level stands for nothing yet, rather than a beginning."""
    return NONE_WORDS.match(name.strip()) is not None


def scale_of_names(
    names: Sequence[str], where: str, notes: list[ReportRow]
) -> tuple[LevelRow, ...]:
    """Return levels from rank 0 up.

    The hub's level 0 is "none yet". Where the lowest name says something else, a level
    0 is put below it, with a note.
    """
    named = [fitting(name, f"{where}: a level", MAX_LEVEL_NAME) for name in names]
    if not all(named):
        raise UnreadableFile(f"{where}: a level has no name. Name it.")
    if not means_none(named[0]):
        message = "The lowest level is no “none yet”: put one below it."
        notes.append(ReportRow(where, "level-added", message))
        named = [NONE_YET.name, *named]
    if not 1 < len(named) <= MAX_RANK + 1:
        raise UnreadableFile(
            f"{where} has {len(named)} levels; a scale has 2 to {MAX_RANK + 1}."
        )
    return tuple(_level(rank, name) for rank, name in enumerate(named))


def _level(rank: int, name: str) -> LevelRow:
    if rank == 0 and name == NONE_YET.name:
        return NONE_YET
    return LevelRow(rank=rank, name=name)
