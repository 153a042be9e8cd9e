"""Maps of columns for tables that many people have: SFIA's, ESCO's, OpenSALT's.

A preset fits a table that has all its columns by name; what it has beside them is left
out. A table that has only some of them is no such table: then somebody has to look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from competencies.importers import column_targets as target
from curation.columns import ColumnMap


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


def preset_for(columns: Sequence[str]) -> Preset | None:
    """Return the preset that fits a table's columns, if one does."""
    return next((each for each in PRESETS if each.fits(columns)), None)
