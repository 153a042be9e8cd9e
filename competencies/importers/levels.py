"""Read the scale of a DIRECT release: levels from 0 up, without a gap."""

from collections.abc import Sequence

from competencies.importers.direct_forms import LEVEL
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_RANK,
    MAX_SHORT_TEXT,
    LevelRow,
    ReportRow,
    UnreadableFile,
)
from competencies.importers.reading import quoted
from competencies.importers.tables import Record

FEWEST_LEVELS = 2
# Words by which a level 0 also claims the skill does not matter to the person.
CONFLATING = ("n/a", "not applicable")
NONE_YET = LevelRow(
    rank=0,
    name="None yet",
    short_description="Not started yet",
    description="No experience with this skill so far. "
    "A skill that your work never needs is not applicable instead.",
)


def read_levels(
    records: Sequence[Record], notes: list[ReportRow]
) -> tuple[LevelRow, ...]:
    """Return the levels from rank 0 up; none at all where the file lists none.

    Refuses a rank given twice, a gap, and a scale of one level.
    """
    if not records:
        message = "There are no levels: choose a scale before you publish."
        notes.append(ReportRow(LEVEL.file, "no-levels", message))
        return ()
    levels = sorted((_level(record) for record in records), key=_rank)
    _check_scale([level.rank for level in levels])
    return (_none_yet(levels[0], notes), *levels[1:])


def _rank(level: LevelRow) -> int:
    return level.rank


def _level(record: Record) -> LevelRow:
    return LevelRow(
        rank=record.number("level", highest=MAX_RANK),
        name=record.name(longest=MAX_LEVEL_NAME),
        description=record.text("description"),
        short_description=record.text("short_description", longest=MAX_SHORT_TEXT),
        focus=record.text("focus", longest=MAX_SHORT_TEXT),
    )


def _check_scale(ranks: list[int]) -> None:
    expected = list(range(max(len(ranks), FEWEST_LEVELS)))
    if ranks != expected:
        raise UnreadableFile(
            f"{LEVEL.file} has the levels {', '.join(map(str, ranks))}; "
            "a scale starts at 0 and goes up by 1, at least to 1, each level once."
        )


def _none_yet(level: LevelRow, notes: list[ReportRow]) -> LevelRow:
    """Give level 0 words of its own where the file's say "not applicable" as well.

    The hub keeps "none yet" and "not applicable" apart.
    """
    if not any(word in level.name.casefold() for word in CONFLATING):
        return level
    message = (
        f"{quoted(level.name)} is called {quoted(NONE_YET.name)} and described anew; "
        "not applicable is an answer of its own here."
    )
    notes.append(ReportRow("level 0", "level-renamed", message))
    return NONE_YET
