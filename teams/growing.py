"""What one person could grow into for the team, and what serves several at once.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from teams.coverage import Cover, Held, Risk
from training.plan_values import Candidate

MOST_LEARNERS = 20
NEAREST = 2
"""How many levels below what is asked for still count as near."""


@dataclass(frozen=True, slots=True)
class Chance:
    """A gap of the team that somebody could fill: how far it is, and why they."""

    cover: Cover
    held: int
    is_keen: bool

    @property
    def aim(self) -> int:
        return self.cover.missing[0] if self.cover.missing else self.cover.rank

    @property
    def steps(self) -> int:
        return self.aim - self.held


def chances(
    covers: Iterable[Cover], held: Held, *, keen: Set[int], averse: Set[int]
) -> list[Chance]:
    """Return what somebody is near to and the team lacks: nearest first.

    What they would rather not do is left out, and so is what they have not assessed,
    for then nobody knows how near they are. Equally near, what they are keen on comes
    first, then what the team needs most.
    """
    found = [
        Chance(each, rank, each.skill in keen)
        for each in covers
        if each.is_short or each.risk != Risk.SOME
        if (rank := held.get(each.skill)) is not None and each.skill not in averse
    ]
    near = [each for each in found if 0 < each.steps <= NEAREST]
    return sorted(near, key=lambda each: (each.steps, not each.is_keen, _need(each)))


def _need(chance: Chance) -> tuple[int, int]:
    place = {risk: at for at, risk in enumerate(Risk)}
    return place[chance.cover.risk], -len(chance.cover.missing)


@dataclass(frozen=True, slots=True)
class Serving:
    """A resource, whom it serves, and how much of the team's gap it closes."""

    key: str
    learners: tuple[str, ...]
    closes: int
    """How many levels it takes the team nearer to what it wants."""
    hours: float
    """What it takes of the team's time: of all learners, or once if it is live."""

    @property
    def per_hour(self) -> float:
        return self.closes / self.hours if self.hours else float(self.closes)


def distance(wanted: Sequence[int], ranks: Iterable[int]) -> int:
    """Return by how many levels these people miss what is wanted of one skill.

    The highest wish is held against the highest rank, and so on down.
    """
    there = sorted(ranks, reverse=True)
    there += [0] * max(0, len(wanted) - len(there))
    pairs = zip(sorted(wanted, reverse=True), there, strict=False)
    return sum(max(0, wish - rank) for wish, rank in pairs)


def serving(
    candidates: Iterable[Candidate],
    wanted: Mapping[int, tuple[int, ...]],
    held: Mapping[str, Held],
    *,
    live: Set[str],
) -> list[Serving]:
    """Return what closes most of the team's gap for an hour of its time, best first.

    Candidates name skills by their key as text, as `training.planner` takes them. Of
    people for whom one would be of use, so many take it as serve the team best; what is
    live, by key, takes its hours once, for they sit in it together.
    """
    found = (_serving(each, wanted, held, each.key in live) for each in candidates)
    useful = [each for each in found if each is not None]
    return sorted(useful, key=lambda each: (-each.per_hour, -each.closes, each.key))


def _serving(
    candidate: Candidate,
    wanted: Mapping[int, tuple[int, ...]],
    held: Mapping[str, Held],
    is_live: bool,  # noqa: FBT001  a fact of the candidate
) -> Serving | None:
    gives = _gives(candidate, wanted)
    able = [key for key, answers in held.items() if _can_start(candidate, answers)]
    gains = _learners(gives, wanted, held, able)
    learners, closes = tuple(key for key, _gain in gains), sum(g for _, g in gains)
    if not closes:
        return None
    times = 1 if is_live else len(learners)
    return Serving(candidate.key, learners, closes, candidate.hours * times)


def _gives(
    candidate: Candidate, wanted: Mapping[int, tuple[int, ...]]
) -> list[tuple[int, int, int]]:
    gives = ((int(skill), start, end) for skill, start, end in candidate.gives)
    return [each for each in sorted(gives) if each[0] in wanted]


def _can_start(candidate: Candidate, answers: Held) -> bool:
    return all((answers.get(int(s)) or 0) >= rank for s, rank in candidate.needs)


def _learners(
    gives: Sequence[tuple[int, int, int]],
    wanted: Mapping[int, tuple[int, ...]],
    held: Mapping[str, Held],
    able: Sequence[str],
) -> list[tuple[str, int]]:
    """Let whoever helps most take it next, until nobody helps any more."""
    after = {key: dict(answers) for key, answers in held.items()}
    chosen: list[tuple[str, int]] = []
    waiting = list(able)
    while waiting and len(chosen) < MOST_LEARNERS:
        # Whoever holds the same gains the same: each kind of person is asked once.
        kinds = {_kind(gives, after[key]): key for key in reversed(waiting)}
        gain, key = max(
            ((_gain(gives, wanted, after, key), key) for key in kinds.values()),
            key=lambda each: each[0],
        )
        if gain <= 0:
            break
        after[key] |= _raised(gives, after[key])
        chosen.append((key, gain))
        waiting.remove(key)
    return chosen


def _kind(gives: Sequence[tuple[int, int, int]], answers: Held) -> tuple[int, ...]:
    """Return what somebody says of what is taught; -1 where they say no level."""
    said = (answers.get(skill) for skill, *_ in gives)
    return tuple(-1 if rank is None else rank for rank in said)


def _gain(
    gives: Sequence[tuple[int, int, int]],
    wanted: Mapping[int, tuple[int, ...]],
    held: Mapping[str, Held],
    key: str,
) -> int:
    raised = _raised(gives, held[key])
    gain = 0
    for skill, rank in raised.items():
        ranks = {who: answers.get(skill) or 0 for who, answers in held.items()}
        before = distance(wanted[skill], ranks.values())
        gain += before - distance(wanted[skill], (ranks | {key: rank}).values())
    return gain


def _raised(gives: Sequence[tuple[int, int, int]], answers: Held) -> dict[int, int]:
    """Return what somebody would hold of each skill that they can learn there."""
    return {
        skill: end
        for skill, start, end in gives
        if (rank := answers.get(skill)) is not None and start <= rank < end
    }
