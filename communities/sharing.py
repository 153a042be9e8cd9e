"""Which communities have, share or need a service: the table behind a sponsor's case.

What nobody said is unknown, and is counted as that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from communities.partial_dates import PartialDate, months_between

OWN, SHARED, NEEDED, UNKNOWN = "own", "shared", "needed", "unknown"
STATES = (OWN, SHARED, NEEDED, UNKNOWN)
YOUNG_MONTHS = 60
YOUNG, UNFUNDED, OBSERVER = "young", "unfunded", "observer"


@dataclass(frozen=True, slots=True)
class Use:
    """How one community comes by one service."""

    community: int
    service: str
    state: str
    shared_with: tuple[str, ...] = ()
    """Who has it together, by name; the one that keeps it first."""
    provider: str = ""
    yearly_cost: str = ""

    @property
    def workspace(self) -> str:
        """Return what tells one shared service from another: its provider, or whose."""
        return (self.provider or ", ".join(self.shared_with)).casefold()


@dataclass(frozen=True, slots=True)
class Row:
    """One community in the table, and why it counts as one that is just beginning."""

    key: int
    name: str
    address: str
    fledgling: tuple[str, ...]
    cells: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """What one column comes to."""

    service: str
    own: int
    shared: int
    needed: int
    unknown: int
    workspaces: int
    """How many shared services there are behind those that share."""


@dataclass(frozen=True, slots=True)
class Table:
    services: tuple[str, ...]
    rows: tuple[Row, ...]
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A community as the table needs it."""

    key: int
    name: str
    address: str
    fledgling: tuple[str, ...] = ()


def fledgling_by(
    *,
    founded: PartialDate | None,
    money: str,
    is_observer: bool,
    today: date,
) -> tuple[str, ...]:
    """Return what makes a community one that is just beginning, or nothing."""
    is_young = founded is not None and (
        months_between(founded.latest, today) < YOUNG_MONTHS
    )
    told = {YOUNG: is_young, UNFUNDED: money == "unfunded", OBSERVER: is_observer}
    return tuple(reason for reason, holds in told.items() if holds)


def table_of(
    members: Iterable[Member], uses: Collection[Use], services: Sequence[str]
) -> Table:
    """Return communities by services, those just beginning first, then by name."""
    held = {(use.community, use.service): use for use in uses}
    ordered = sorted(members, key=lambda m: (not m.fledgling, m.name.casefold(), m.key))
    rows = tuple(
        Row(
            m.key,
            m.name,
            m.address,
            m.fledgling,
            tuple(held.get((m.key, s), Use(m.key, s, UNKNOWN)) for s in services),
        )
        for m in ordered
    )
    sums = tuple(
        _sum(s, [row.cells[n] for row in rows]) for n, s in enumerate(services)
    )
    return Table(tuple(services), rows, sums)


def _sum(service: str, cells: Sequence[Use]) -> Sum:
    count = {state: sum(cell.state == state for cell in cells) for state in STATES}
    spaces = {cell.workspace for cell in cells if cell.state == SHARED}
    return Sum(
        service=service,
        own=count[OWN],
        shared=count[SHARED],
        needed=count[NEEDED],
        unknown=count[UNKNOWN],
        workspaces=len(spaces - {""}),
    )
