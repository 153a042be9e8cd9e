"""The scale of a table whose levels are columns, or are said beside it by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from competencies.importers import column_targets as target
from competencies.importers.column_rows import in_words
from competencies.importers.levels import NONE_YET
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_RANK,
    LevelRow,
    ReportRow,
    UnreadableFile,
)
from competencies.importers.reading import fitting
from competencies.importers.scales import scale_of_names
from curation.columns import ColumnMap

BETWEEN_NAMES = re.compile(r"[,;\n]")


def mapped_levels(
    file: str, said: ColumnMap, notes: list[ReportRow]
) -> tuple[LevelRow, ...]:
    """Return the levels from rank 0 up; none where neither columns nor names tell any.

    Raises UnreadableFile when there are more or fewer names than levels.
    """
    columns = {
        rank: held[0]
        for rank in range(MAX_RANK + 1)
        if (held := said.columns_of(target.LEVELS[rank]))
    }
    words = BETWEEN_NAMES.split(said.settings.get(target.LEVEL_NAMES, ""))
    names = [name for each in words if (name := " ".join(each.split()))]
    if not columns and not names:
        message = "There are no levels: choose a scale before you publish."
        notes.append(ReportRow(file, "no-levels", message))
        return ()
    if not columns:
        return scale_of_names(names, file, notes)
    return tuple(_levels(columns, names))


def _levels(columns: dict[int, str], names: Sequence[str]) -> list[LevelRow]:
    """Return as many levels as the highest column says, with names where given."""
    highest = max(*columns, 1)
    if len(names) == highest:
        names = [NONE_YET.name, *names]
    if names and len(names) != highest + 1:
        raise UnreadableFile(
            f"The columns reach level {highest}, and {len(names)} levels have a name. "
            f"Name {highest} levels, from level 1 up, or none."
        )
    return [_level(rank, columns, names) for rank in range(highest + 1)]


def _level(rank: int, columns: dict[int, str], names: Sequence[str]) -> LevelRow:
    if rank == 0 and not names and 0 not in columns:
        return NONE_YET
    made = in_words(columns[rank], MAX_LEVEL_NAME) if rank in columns else ""
    name = names[rank] if names else made or f"Level {rank}"
    if rank == 0 and name == NONE_YET.name:
        return NONE_YET
    return LevelRow(rank, fitting(name, "The name of a level", MAX_LEVEL_NAME))
