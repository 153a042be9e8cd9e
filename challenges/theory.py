"""The theory of change of a challenge: as a picture, and as an outline that says the
same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from challenges.article import FINISHED, Article, Line, is_delivered
from challenges.parts import ACTION, EVIDENCE, OBJECTIVE, OUTPUT, TARGET
from charts.chain import ChainDrawing, Edge, Node, draw

MOST_UNNAMED = 100
COLUMNS = (EVIDENCE, ACTION, OUTPUT, OBJECTIVE, TARGET)


@dataclass(frozen=True, slots=True)
class Step:
    """One item of the outline, with the ways on from it and back."""

    line: Line
    leads_to: tuple[Line, ...]
    comes_from: tuple[Line, ...]
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Column:
    part: str
    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Theory:
    """The chain of one challenge."""

    columns: tuple[Column, ...]
    drawing: ChainDrawing
    broken: int

    @property
    def count(self) -> int:
        return sum(len(column.steps) for column in self.columns)

    @property
    def is_empty(self) -> bool:
        return not self.count


def headings() -> tuple[str, ...]:
    return (
        _("Evidence"),
        _("Actions"),
        _("Outputs"),
        _("Objectives"),
        _("Impact targets"),
    )


def edges_of(article: Article) -> list[Edge]:
    """Return what leads to what, by anchors.

    Evidence that no action names speaks for all actions that name none.
    """
    unnamed = list(_unnamed(article))
    # More than that is a web in which nobody sees anything.
    found: list[Edge] = unnamed if len(unnamed) <= MOST_UNNAMED else []
    for action in article.lines[ACTION]:
        found += [(ref.anchor, action.anchor) for ref in action.comes_from]
        found += [(action.anchor, output.anchor) for output in action.outputs]
    for part in (OUTPUT, OBJECTIVE):
        for line in article.lines[part]:
            found += [(line.anchor, ref.anchor) for ref in line.leads_to]
    return list(dict.fromkeys(found))


def _unnamed(article: Article) -> Iterator[Edge]:
    evidence = [line for line in article.lines[EVIDENCE] if not line.leads_to]
    actions = [line for line in article.lines[ACTION] if not line.row.evidence]
    for action in actions:
        for line in evidence:
            yield line.anchor, action.anchor


def theory_of(article: Article, page: str) -> Theory:
    """Return the chain of a challenge whose page has this address."""
    edges = edges_of(article)
    lines = {line.anchor: line for part in COLUMNS for line in article.lines[part]}
    columns = tuple(
        Column(part, name, tuple(_steps(article.lines[part], edges, lines)))
        for part, name in zip(COLUMNS, headings(), strict=True)
    )
    nodes = [
        Node(
            key=step.line.anchor,
            column=place,
            title=step.line.title,
            href=f"{page}#{step.line.anchor}",
            sort=step.line.label,
            is_done=_is_done(step.line),
            is_broken=step.is_broken,
        )
        for place, column in enumerate(columns)
        for step in column.steps
    ]
    broken = sum(step.is_broken for column in columns for step in column.steps)
    return Theory(columns, draw(nodes, edges, headings()), broken)


def _steps(
    held: list[Line], edges: list[Edge], lines: dict[str, Line]
) -> Iterator[Step]:
    for line in held:
        ahead = [end for start, end in edges if start == line.anchor]
        behind = [start for start, end in edges if end == line.anchor]
        yield Step(
            line,
            tuple(lines[key] for key in ahead),
            tuple(lines[key] for key in behind),
            _is_broken(line, leads_on=bool(ahead), is_led_to=bool(behind)),
        )


def _is_broken(line: Line, *, leads_on: bool, is_led_to: bool) -> bool:
    """Say whether the chain ends at a line where it should go on."""
    if line.dangling:
        return True
    if line.part == TARGET:
        return not is_led_to
    if line.part in {OBJECTIVE, OUTPUT}:
        return not (leads_on and is_led_to)
    return line.part == ACTION and not leads_on


def _is_done(line: Line) -> bool:
    if line.part == OUTPUT:
        return is_delivered(line.row)
    return getattr(line.row, "status", "") in FINISHED
