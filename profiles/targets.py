"""What a goal asks for: the roles' levels together, and one's own over them.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoleLevels:
    """A role by name, and the rank it expects of each skill by the skill's key."""

    name: str
    ranks: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Target:
    """The rank that a goal asks of one skill, and who asks: roles, or the person."""

    rank: int
    roles: tuple[str, ...]
    is_own: bool = False


def targets_of(
    roles: Iterable[RoleLevels], own: Mapping[int, int]
) -> dict[int, Target]:
    """Return what the goal asks of each skill.

    Between roles the highest wins, and the target names every role that asks for it;
    an own target overrides them all. Rank 0 asks for nothing and is left out.
    """
    found: dict[int, Target] = {}
    for role in roles:
        for skill, rank in role.ranks.items():
            found[skill] = _higher(found.get(skill), rank, role.name)
    found |= {skill: Target(rank, (), is_own=True) for skill, rank in own.items()}
    return {skill: target for skill, target in found.items() if target.rank > 0}


def _higher(target: Target | None, rank: int, role: str) -> Target:
    if target is None or rank > target.rank:
        return Target(rank, (role,))
    if rank == target.rank:
        return Target(rank, (*target.roles, role))
    return target
