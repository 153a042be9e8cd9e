"""What a team should hold, who holds it, and where that rests on one person.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

Held = Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class RoleTarget:
    """So many people of a role: the rank that it expects, by the skill's key."""

    name: str
    ranks: Mapping[int, int]
    people: int


@dataclass(frozen=True, slots=True)
class SkillTarget:
    """So many people at a rank of one skill; it counts instead of what roles ask."""

    skill: int
    rank: int
    people: int


class Risk(StrEnum):
    """On how many people a skill rests."""

    NOBODY = "nobody"
    ONE = "one"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Cover:
    """One skill that the team should hold, as its named people hold it."""

    skill: int
    wanted: tuple[int, ...]
    """The rank that each person asked for should have, highest first."""
    holders: tuple[str, ...]
    """Who is at the highest of these ranks or above, by key."""
    near: tuple[str, ...]
    """Who is one level below it."""
    missing: tuple[int, ...]
    """The ranks that nobody is left for, highest first."""
    unknown: int = 0
    """How many named people have not assessed it."""

    @property
    def rank(self) -> int:
        return self.wanted[0]

    @property
    def people(self) -> int:
        """How many people should be at the highest rank that is asked for."""
        return self.wanted.count(self.rank)

    @property
    def risk(self) -> Risk:
        if not self.holders:
            return Risk.NOBODY
        return Risk.ONE if len(self.holders) == 1 else Risk.SOME

    @property
    def is_short(self) -> bool:
        return bool(self.missing)


@dataclass(frozen=True, slots=True)
class Loss:
    """A skill that stands worse without somebody: before, and after."""

    before: Cover
    after: Cover


def wanted_of(
    roles: Iterable[RoleTarget], skills: Iterable[SkillTarget]
) -> dict[int, tuple[int, ...]]:
    """Return the ranks that are asked of each skill, one for each person wanted."""
    found: dict[int, list[int]] = defaultdict(list)
    for role in roles:
        for skill, rank in role.ranks.items():
            found[skill] += [rank] * role.people if rank > 0 else []
    for own in skills:
        found[own.skill] = [own.rank] * own.people
    return {s: tuple(sorted(r, reverse=True)) for s, r in found.items() if r}


def missing_of(wanted: Sequence[int], ranks: Iterable[int]) -> tuple[int, ...]:
    """Return the wanted ranks that no person is left for, highest first.

    Each person serves one wish, and as many wishes are served as can be.
    """
    left = sorted(ranks)
    missing = []
    for rank in sorted(wanted, reverse=True):
        if left and left[-1] >= rank:
            left.pop()
        else:
            missing.append(rank)
    return tuple(missing)


def cover(
    wanted: Mapping[int, tuple[int, ...]],
    held: Mapping[str, Held],
    *,
    order: Sequence[int],
) -> list[Cover]:
    """Return every wanted skill of `order`, in that order, as these people hold it."""
    return [_cover(skill, wanted[skill], held) for skill in order if skill in wanted]


def _cover(skill: int, wanted: tuple[int, ...], held: Mapping[str, Held]) -> Cover:
    ranks = {key: _rank(answers, skill) for key, answers in held.items()}
    top = wanted[0]
    return Cover(
        skill=skill,
        wanted=wanted,
        holders=tuple(key for key, rank in ranks.items() if rank >= top),
        near=tuple(key for key, rank in ranks.items() if rank == top - 1),
        missing=missing_of(wanted, [rank for rank in ranks.values() if rank >= 0]),
        unknown=sum(skill not in answers for answers in held.values()),
    )


def _rank(answers: Held, skill: int) -> int:
    """Return the rank somebody holds; -1 where they don't say one."""
    rank = answers.get(skill)
    return -1 if rank is None else rank


def worst_first(covers: Iterable[Cover]) -> list[Cover]:
    """Order by who is left: nobody, one person, more; then by what is missing."""
    place = {risk: at for at, risk in enumerate(Risk)}
    return sorted(covers, key=lambda each: (place[each.risk], -len(each.missing)))


def losses(before: Sequence[Cover], after: Sequence[Cover]) -> list[Loss]:
    """Return what would stand worse: fewer are left than two, or more is missing."""
    later = {each.skill: each for each in after}
    pairs = (Loss(each, later[each.skill]) for each in before)
    return [pair for pair in pairs if _is_worse(pair.before, pair.after)]


def _is_worse(before: Cover, after: Cover) -> bool:
    return before.risk != after.risk or len(after.missing) > len(before.missing)


def hiring_gap(covers: Iterable[Cover]) -> dict[int, int]:
    """Return what one more person should bring: of each skill the highest rank that
    is missing."""
    return {each.skill: each.missing[0] for each in covers if each.missing}


def left_missing(covers: Iterable[Cover]) -> int:
    """Return how many wishes nobody is there for, over all skills."""
    return sum(len(each.missing) for each in covers)


def risks(covers: Iterable[Cover]) -> Counter[Risk]:
    """Count the skills by how many people they rest on."""
    return Counter(each.risk for each in covers)
