"""Which people make a group: small ones joined, and few changes waited for.

Decided by who belongs where alone, which others may know anyway, never by what anybody
answered: that a group is left out says nothing of its answers (docs/adr/0057).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from profiles.groups_figures import Rules

P = TypeVar("P", bound=Hashable)
People = frozenset[P]
Cells = dict[tuple[str, ...], People[P]]


def enough(
    organisations: Mapping[P, Hashable], rules: Rules
) -> Callable[[People[P]], bool]:
    """Return the question whether people are a group, by where each of them works."""

    def is_enough(people: People[P]) -> bool:
        return rules.are_kept(Counter(organisations[person] for person in people))

    return is_enough


def joined(
    cells: Sequence[tuple[str, People[P]]], is_enough: Callable[[People[P]], bool]
) -> Cells[P]:
    """Join cells that are too small with a neighbour, in the order given.

    The neighbour is then not shown by itself, nor is any total, so that nothing is left
    by subtraction. Nothing is returned where all of them together are too few.
    """
    rows: list[tuple[tuple[str, ...], People[P]]] = [
        ((name,), people) for name, people in cells if people
    ]
    while rows and (small := _smallest(rows, is_enough)) is not None:
        if len(rows) == 1:
            return {}
        rows = _join(rows, small)
    return dict(rows)


def _smallest(
    rows: Sequence[tuple[tuple[str, ...], People[P]]],
    is_enough: Callable[[People[P]], bool],
) -> int | None:
    small = [index for index, (_, people) in enumerate(rows) if not is_enough(people)]
    return min(small, key=lambda index: len(rows[index][1]), default=None)


def _join(
    rows: Sequence[tuple[tuple[str, ...], People[P]]], at: int
) -> list[tuple[tuple[str, ...], People[P]]]:
    """Join a row with the smaller of its neighbours."""
    beside = [index for index in (at - 1, at + 1) if 0 <= index < len(rows)]
    other = min(beside, key=lambda index: len(rows[index][1]))
    first, second = sorted((at, other))
    names = rows[first][0] + rows[second][0]
    people = rows[first][1] | rows[second][1]
    return [*rows[:first], (names, people), *rows[second + 1 :]]


def settled(
    people: People[P],
    before: Iterable[tuple[People[P], int]],
    is_enough: Callable[[People[P]], bool],
    *,
    at_least: int,
    shuffled: Sequence[P] = (),
) -> People[P] | None:
    """Return who makes the group now, so that it can't be held against an earlier one.

    `before` holds the groups shown earlier: who of them is still there to be counted,
    and how many have gone since. A group may differ from each of them by nobody or by
    `at_least` people. Fewer who joined wait. Where fewer have gone, others of the
    `shuffled` rest along with them; None where too few are left for that.
    """
    for stayed, gone in before:
        missing = at_least - len(people ^ stayed) - gone
        if people & stayed and 0 < missing < at_least:
            if gone == 0 and stayed < people:
                return stayed if is_enough(stayed) else None
            resting = [person for person in shuffled if person in people & stayed]
            rest = people - set(resting[:missing])
            if len(resting) < missing or not is_enough(rest):
                return None
            return rest
    return people if is_enough(people) else None
