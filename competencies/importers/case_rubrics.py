"""The rubrics of a CASE package: the scale, and what its levels look like for a skill.

A criterion is about one item; each of its levels has a quality, which is the level's
name, and a score, which is its rank.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from competencies.case_words import OWN
from competencies.importers.case_items import Item
from competencies.importers.case_links import Nodes
from competencies.importers.levels import NONE_YET
from competencies.importers.loose import Loose, shortened, text_of
from competencies.importers.neutral import (
    MAX_LEVEL_NAME,
    MAX_RANK,
    MAX_SHORT_TEXT,
    LevelRow,
    ReportRow,
)

Descriptors = dict[str, list[tuple[int, str, tuple[str, ...]]]]


@dataclass(frozen=True, slots=True)
class Told:
    """One level of one criterion, as the file tells it."""

    item: Item | None
    """The skill it is about; none where it tells a level of the scale in general."""
    quality: str
    score: float | None
    text: str
    own: dict[str, object]


def read_rubrics(
    rubrics: Iterable[Loose], nodes: Nodes, notes: list[ReportRow]
) -> tuple[tuple[LevelRow, ...], Descriptors]:
    """Return the scale, and the level texts of each item by its key."""
    told = [each for rubric in rubrics for each in _told(rubric, nodes, notes)]
    ranks = _ranks(told, notes)
    if not ranks:
        return (), {}
    levels = _levels(told, ranks, notes)
    found: Descriptors = defaultdict(list)
    for each in told:
        if each.item is not None and (each.text or each.own):
            rank = ranks[_place(each)]
            _add(found[each.item.key], rank, each, notes)
    return levels, {key: sorted(rows) for key, rows in found.items()}


def _add(
    rows: list[tuple[int, str, tuple[str, ...]]],
    rank: int,
    told: Told,
    notes: list[ReportRow],
) -> None:
    if rank in {known for known, _text, _lines in rows}:
        row = told.item.row if told.item else ""
        message = f"Level {rank} is described twice; kept the first."
        notes.append(ReportRow(row, "repeated-level", message, kept=False))
        return
    rows.append((rank, told.text, _lines(told.own.get("examples"))))


def _lines(value: object) -> tuple[str, ...]:
    lines = value if isinstance(value, list) else []
    texts = (" ".join(text_of(line).split()) for line in lines)
    return tuple(text for text in texts if text)


def _told(rubric: Loose, nodes: Nodes, notes: list[ReportRow]) -> Iterator[Told]:
    for criterion in rubric.each("CFRubricCriteria", notes):
        about = criterion.values.get("CFItemURI")
        item = nodes.node(about).item if about else None
        if about and item is None:
            message = "Is about an item that isn't there; left it out."
            row = criterion.where
            notes.append(ReportRow(row, "dangling-item", message, kept=False))
            continue
        yield from _of_criterion(criterion, item, notes)


def _of_criterion(
    criterion: Loose, item: Item | None, notes: list[ReportRow]
) -> Iterator[Told]:
    levels = criterion.each("CFRubricCriterionLevels", notes)
    for place, level in enumerate(levels, start=1):
        extensions = level.values.get("extensions")
        inner = extensions[0] if isinstance(extensions, list) and extensions else {}
        own = inner.get(OWN) if isinstance(inner, dict) else None
        score = _number(level.values.get("score"))
        position = level.whole("position")
        yield Told(
            item=item,
            quality=shortened(level.text("quality"), MAX_LEVEL_NAME),
            score=score if score is not None else float(position or place),
            text=level.text("description"),
            own=own if isinstance(own, dict) else {},
        )


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _place(told: Told) -> float:
    return told.score if told.score is not None else 0.0


def _ranks(told: Sequence[Told], notes: list[ReportRow]) -> dict[float, int]:
    """Return the rank that each score stands for; scores that are ranks stay."""
    scores = sorted({_place(each) for each in told})
    if all(score.is_integer() and 0 <= score <= MAX_RANK for score in scores):
        return {score: int(score) for score in scores}
    if len(scores) > MAX_RANK:
        message = f"There are more than {MAX_RANK} scores; left the levels out."
        notes.append(ReportRow("rubrics", "too-many-levels", message, kept=False))
        return {}
    message = "The scores are no ranks; levels are counted from 1, the lowest first."
    notes.append(ReportRow("rubrics", "scores-ranked", message))
    return {score: rank for rank, score in enumerate(scores, start=1)}


def _levels(
    told: Sequence[Told], ranks: dict[float, int], notes: list[ReportRow]
) -> tuple[LevelRow, ...]:
    """Return the scale from 0 up; what the file leaves open is filled in."""
    found: dict[int, LevelRow] = {}
    general = [each for each in told if each.item is None]
    for each in (*general, *told):
        rank = ranks[_place(each)]
        row = _level(each, rank)
        earlier = found.setdefault(rank, row)
        if each.quality and earlier.name.casefold() != each.quality.casefold():
            message = f"Is called {each.quality}, too; kept {earlier.name}."
            notes.append(ReportRow(f"level {rank}", "level-names-differ", message))
    return tuple(
        found[rank] if rank in found else _filled(rank, notes)
        for rank in range(max(1, *found) + 1)
    )


def _level(told: Told, rank: int) -> LevelRow:
    is_general = told.item is None
    return LevelRow(
        rank=rank,
        name=told.quality or f"Level {rank}",
        description=told.text if is_general else "",
        short_description=_short(told, "short_description"),
        focus=_short(told, "focus"),
    )


def _short(told: Told, key: str) -> str:
    return shortened(text_of(told.own.get(key)), MAX_SHORT_TEXT)


def _filled(rank: int, notes: list[ReportRow]) -> LevelRow:
    row = NONE_YET if rank == 0 else LevelRow(rank, f"Level {rank}")
    message = f"The file leaves level {rank} out; it is called {row.name}."
    notes.append(ReportRow(f"level {rank}", "level-filled", message))
    return row
