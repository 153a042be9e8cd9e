"""How a resource fits what one person holds.

Plain values in, plain values out: nothing here knows the database or the web. What a
person holds is a rank by skill; a skill that is not assessed is not there, and one that
isn't their work is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Held = Mapping[int, int | None]
Levels = Iterable[tuple[int, int]]


def can_start(entry: Levels, held: Held) -> bool:
    """Say whether a person has every level that something asks for at its start.

    >>> can_start([(7, 1), (8, 0)], {7: 2}), can_start([(8, 1)], {7: 2})
    (True, False)
    """
    return all((held.get(skill) or 0) >= rank for skill, rank in entry)


def ends_above(ends: Levels, held: Held) -> bool:
    """Say whether something leads to a level that a person doesn't hold yet.

    >>> ends_above([(7, 2)], {7: 2}), ends_above([(7, 3), (8, 1)], {7: 3})
    (False, True)
    """
    return any(rank > (held.get(skill) or 0) for skill, rank in ends)
