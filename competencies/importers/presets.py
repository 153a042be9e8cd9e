"""Maps of columns for tables that many people have: SFIA's, ESCO's, OpenSALT's.

A preset fits a table that has all its columns by name; what it has beside them is left
out. A table that has only some of them is no such table: then somebody has to look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from competencies.importers import column_targets as target
from competencies.importers.neutral import MAX_RANK
from curation.columns import ColumnMap, guessed

NUMBERED = re.compile(r"(.*\D)\s*_?0?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Preset:
    name: str
    said: ColumnMap
    beside: tuple[str, ...] = ()
    """Columns that tell the table from others and hold nothing for the hub."""

    def fits(self, columns: Sequence[str]) -> bool:
        return {*self.said.columns, *self.beside} <= set(columns)


SFIA = Preset(
    "SFIA",
    ColumnMap(
        {
            "code": target.ID,
            "name": target.NAME,
            "description": target.DESCRIPTION,
            "category": target.GROUPS[0],
            "subcategory": target.GROUPS[1],
        }
        | {f"level_{rank}": target.LEVELS[rank] for rank in range(1, 8)},
        {
            target.FRAMEWORK: "SFIA",
            target.LEVEL_NAMES: "Follow, Assist, Apply, Enable, Ensure and advise, "
            "Initiate and influence, Set strategy",
        },
    ),
)
ESCO = Preset(
    "ESCO",
    ColumnMap(
        {
            "conceptUri": target.ID,
            "preferredLabel": target.NAME,
            "description": target.DESCRIPTION,
            "reuseLevel": target.GROUPS[0],
            "skillType": target.GROUPS[1],
        },
        {target.FRAMEWORK: "ESCO", target.GROUP: "Other skills"},
    ),
    ("conceptType", "altLabels"),
)
OPENSALT = Preset(
    "OpenSALT",
    ColumnMap(
        {
            "Identifier": target.ID,
            "Human Coding Scheme": target.CODE,
            "Abbreviated Statement": target.NAME,
            "fullStatement": target.DESCRIPTION,
            "Notes": target.DESCRIPTION,
            "Is Child Of": target.PARENT,
            "IsRelatedTo": target.RELATED,
        },
        {target.SEPARATOR: ","},
    ),
    ("sequenceNumber", "hasSkillLevel"),
)
PRESETS = (SFIA, ESCO, OPENSALT)


def guess(columns: Sequence[str]) -> ColumnMap:
    """Return what the names of columns speak for: a preset, or words that are alike.

    Columns that differ in a number alone, such as `Stufe 1` and `Stufe 2`, are taken
    for levels.
    """
    if preset := preset_for(columns):
        return preset.said
    said = guessed(columns, target.TARGETS)
    free = [column for column in columns if column not in said.columns]
    taken = set(said.columns.values())
    levels = {c: key for c, key in _numbered(free).items() if key not in taken}
    return ColumnMap({**said.columns, **levels})


def _numbered(columns: Sequence[str]) -> dict[str, str]:
    found = {
        column: match for column in columns if (match := NUMBERED.fullmatch(column))
    }
    times = Counter(match[1] for match in found.values())
    series = next((words for words, count in times.most_common(1) if count > 1), None)
    return {
        column: target.LEVELS[int(match[2])]
        for column, match in found.items()
        if match[1] == series and int(match[2]) <= MAX_RANK
    }


def preset_for(columns: Sequence[str]) -> Preset | None:
    """Return the preset that fits a table's columns, if one does."""
    return next((each for each in PRESETS if each.fits(columns)), None)
