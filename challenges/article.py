"""A challenge as the page sets it: each item with what it leads to and comes from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from challenges.contents import Contents
from challenges.measures import Reading, readings_of
from challenges.models import Status
from challenges.parts import (
    ACTION,
    BY_KEY,
    EVIDENCE,
    LINKED,
    OBJECTIVE,
    OUTPUT,
    TARGET,
)

FINISHED = (Status.DONE, Status.DROPPED)


@dataclass(frozen=True, slots=True)
class Ref:
    """A way to another item of the page."""

    number: int
    title: str
    anchor: str


@dataclass(slots=True)
class Line:
    """One item as it is shown."""

    part: str
    row: Any
    anchor: str
    leads_to: list[Ref] = field(default_factory=list)
    comes_from: list[Ref] = field(default_factory=list)
    dangling: list[int] = field(default_factory=list)
    outputs: list[Line] = field(default_factory=list)
    reading: Reading | None = None
    is_late: bool = False
    needs: list[Any] = field(default_factory=list)
    """What an action needs, each with a title and an address."""
    also: list[Any] = field(default_factory=list)
    """Other challenges that name the same initiative."""

    @property
    def label(self) -> str:
        return str(BY_KEY[self.part].label)

    @property
    def title(self) -> str:
        """Return what it is called; a link without a title is called by its address."""
        return self.row.title or getattr(self.row, "url", "") or _("(without words)")


def anchor_of(part: str, number: int) -> str:
    return f"{part}-{number}"


def ref_to(part: str, row: Any) -> Ref:
    title = row.title or getattr(row, "url", "") or _("(without words)")
    return Ref(row.number, title, anchor_of(part, row.number))


class Article:
    """All sections of one challenge."""

    def __init__(self, held: Contents, today: date | None = None) -> None:
        self.held = held
        self.today = today or timezone.localdate()
        self.lines = {
            key: [Line(key, row, anchor_of(key, row.number)) for row in rows]
            for key, rows in held.items.items()
        }
        self._tie()

    def _tie(self) -> None:
        self._refer(OUTPUT, "objectives", OBJECTIVE)
        self._refer(OUTPUT, "targets", TARGET)
        self._refer(OBJECTIVE, "targets", TARGET)
        for line in self.lines[ACTION]:
            self._refer_back(line)
            due = line.row.due
            line.is_late = bool(
                due and due < self.today and line.row.status not in FINISHED
            )
        known = {line.row.number: line for line in self.lines[ACTION]}
        for line in self.lines[OUTPUT]:
            if line.row.action in known:
                known[line.row.action].outputs.append(line)
                line.comes_from.append(ref_to(ACTION, known[line.row.action].row))

    def _refer(self, part: str, name: str, other: str) -> None:
        known = {line.row.number: line for line in self.lines[other]}
        for line in self.lines[part]:
            for number in getattr(line.row, name):
                if number in known:
                    line.leads_to.append(ref_to(other, known[number].row))
                    known[number].comes_from.append(ref_to(part, line.row))
                else:
                    line.dangling.append(number)

    def _refer_back(self, line: Line) -> None:
        known = {each.row.number: each for each in self.lines[EVIDENCE]}
        for number in line.row.evidence:
            if number in known:
                line.comes_from.append(ref_to(EVIDENCE, known[number].row))
                known[number].leads_to.append(ref_to(ACTION, line.row))
            else:
                line.dangling.append(number)

    def read_measures(self) -> None:
        """Count what the outputs and targets are counted by."""
        lines = [*self.lines[OUTPUT], *self.lines[TARGET]]
        readings = readings_of({x.row.measure for x in lines if x.row.measure})
        for line in lines:
            line.reading = readings.get(line.row.measure)

    @property
    def loose_outputs(self) -> list[Line]:
        known = self.held.by_number(ACTION)
        return [x for x in self.lines[OUTPUT] if x.row.action not in known]

    @property
    def progress(self) -> Progress:
        return progress_of(self.held)

    def groups(self, part: str) -> list[tuple[str, list[Line]]]:
        """Return the links of a part under the headings that they stand under."""
        found: dict[str, list[Line]] = {}
        for line in self.lines[part]:
            found.setdefault(line.row.group, []).append(line)
        return list(found.items())


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the outputs are there."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 0


def progress_of(held: Contents) -> Progress:
    """Return how far a challenge is: outputs that were given up don't count."""
    counted = [each for each in held.outputs if each.status != Status.DROPPED]
    done = [each for each in counted if is_delivered(each)]
    return Progress(len(done), len(counted))


def is_delivered(output: Any) -> bool:
    """Say whether an output is there."""
    return output.status == Status.DONE or output.delivered_on is not None


def with_neighbours(article: Article, rows: Iterable[Any]) -> None:
    """Note beside projects where else their initiative is named."""
    others: dict[int, list[Any]] = {}
    for row in rows:
        others.setdefault(row.initiative_id, []).append(row.challenge)
    for part in LINKED:
        for line in article.lines[part]:
            key = getattr(line.row, "initiative_id", None)
            line.also = list(dict.fromkeys(others.get(key, []))) if key else []
