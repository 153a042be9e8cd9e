"""The 14 columns of Moodle's competency framework CSV, and where each stands.

Moodle reads them by position, for their names are translated and have changed. So does
the hub, unless the names say that a column stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from competencies.importers.neutral import UnreadableFile
from competencies.importers.sheets import Line, Sheet

FORMAT = "moodle"
HEADER = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
)
(
    PARENT,
    ID,
    NAME,
    DESCRIPTION,
    DESCRIPTION_FORMAT,
    SCALE,
    SCALE_CONFIGURATION,
    RULE_TYPE,
    RULE_OUTCOME,
    RULE_CONFIGURATION,
    RELATED,
    EXPORTED_ID,
    IS_FRAMEWORK,
    TAXONOMY,
) = range(len(HEADER))
# What Moodle cuts an id number and a short name to.
LONGEST = 100
# So many of its names are no accident.
SURE = 6
YES, NO = "1", ("", "0")


def plain(name: str) -> str:
    """Return the letters of a column's name, small: spelling has changed over time."""
    return "".join(c for c in name.casefold() if c.isalnum())


PLACES = {plain(name): place for place, name in enumerate(HEADER)}


def looks_like_moodle(sheet: Sheet) -> bool:
    """Say whether a table is meant to be one of Moodle's, be it in order or not."""
    named = sum(plain(name) in PLACES for name in sheet.header)
    return named >= SURE or _is_built_so(sheet)


def _is_built_so(sheet: Sheet) -> bool:
    """Say whether 14 columns of any names hold what Moodle puts there."""
    if len(sheet.header) != len(HEADER):
        return False
    marks = [line.cells[IS_FRAMEWORK].strip() for line in sheet.lines]
    head = [line for line in sheet.lines if line.cells[IS_FRAMEWORK].strip() == YES]
    return (
        len(head) == 1
        and all(mark in (YES, *NO) for mark in marks)
        and head[0].cells[SCALE_CONFIGURATION].lstrip().startswith("[")
    )


def places_of(sheet: Sheet) -> Mapping[int, int]:
    """Return where each of the 14 columns stands: by position, else by name.

    Raises UnreadableFile where the names say that columns are shifted or missing.
    """
    named = [PLACES.get(plain(name)) for name in sheet.header]
    in_place = all(said in (None, place) for place, said in enumerate(named))
    if len(named) == len(HEADER) and in_place:
        return {place: place for place in range(len(HEADER))}
    if len(set(named) - {None}) == len(HEADER) and _each_once(named):
        return {said: place for place, said in enumerate(named) if said is not None}
    missing = [HEADER[place] for place in range(len(HEADER)) if place not in named]
    what = f"lacks {', '.join(missing)}" if missing else "names a column twice"
    raise UnreadableFile(
        f"{sheet.file} looks like a competency framework from Moodle, but {what}. "
        "Export it again, and leave its 14 columns as they are."
    )


def _each_once(named: Sequence[int | None]) -> bool:
    known = [place for place in named if place is not None]
    return len(known) == len(set(known))


def in_order(line: Line, places: Mapping[int, int]) -> tuple[str, ...]:
    """Return the 14 values of a row in Moodle's order, without padding."""
    return tuple(line.cells[places[place]].strip() for place in range(len(HEADER)))
