"""What goes into the planner and what comes out: plain values, no sentences.

Skills and resources are named by text keys; a rank is the place of a level in its
framework, 0 for none. Why something is or is not in a plan is an enum with the figures
that belong to it, so that pages can say it in any language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from math import ceil, isfinite

Entry = tuple[str, int]
Gift = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resource that a plan may use.

    To start it, one needs every entry of `needs` and the lower rank of every gift in
    `gives`. `cost` is what its hours weigh (`training/effort.py`), else its hours.
    """

    key: str
    title: str
    hours: float
    gives: frozenset[Gift]
    needs: frozenset[Entry] = frozenset()
    cost: float | None = None

    def __post_init__(self) -> None:
        if not (isfinite(self.hours) and isfinite(self.weight)):
            raise ValueError(f"The hours of {self.key} are no number.")
        if self.hours < 0 or self.weight < 0:
            raise ValueError(f"The hours of {self.key} are negative.")

    @property
    def weight(self) -> float:
        return self.hours if self.cost is None else self.cost


@dataclass(frozen=True, slots=True)
class Tuning:
    """How the cost is counted, and how much work is spent; never a clock."""

    kappa: float = 0.25
    """Hours that each further resource counts for: finding it, getting used to it."""
    rounds: int = 40
    """How often a part of the plan is taken away and mended."""
    work: int = 40_000
    """What may be spent on proving that nothing is shorter; about microseconds."""
    exact_seconds: float = 1.0
    """What SciPy, where it is installed, may take to prove it; 0 for never."""


@dataclass(frozen=True, slots=True)
class Transition:
    """Levels of one skill: what the person has by then, and what they have after."""

    skill: str
    from_rank: int
    to_rank: int
    starts_below: bool = False
    """Whether a part of what is taught is known already."""


@dataclass(frozen=True, slots=True)
class Need:
    """An entry level, what the person has of it today, and the step that gives it."""

    skill: str
    rank: int
    has: int
    met_by: str | None = None

    @property
    def is_held(self) -> bool:
        return self.has >= self.rank


class WhyNotInstead(Enum):
    """Why an alternative was not chosen for a step."""

    LONGER = "longer"  # by hours_more
    COUNTS_FOR_MORE = "counts for more"  # no longer, but paid, unverified, …
    NEEDS_MORE = "needs more"  # the entries in needs
    TEACHES_LESS = "teaches less"  # the transitions in lacks
    AS_GOOD = "as good"  # the title decided
    PINNED = "pinned"  # the step was asked for


@dataclass(frozen=True, slots=True)
class Alternative:
    key: str
    why_not: WhyNotInstead
    hours_more: float = 0.0
    """Negative where the alternative is shorter."""
    needs: tuple[Need, ...] = ()
    lacks: tuple[Transition, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One resource at its place in the plan."""

    key: str
    stage: int
    hours: float
    cost: float
    brings: tuple[Transition, ...]
    """What it brings for this person at this place."""
    serves: tuple[Transition, ...]
    """The part of it that a goal or a later step asks for."""
    needs: tuple[Need, ...]
    unlocks: tuple[str, ...]
    alternatives: tuple[Alternative, ...] = ()
    is_pinned: bool = False

    @property
    def is_extra(self) -> bool:
        """Whether it is in the plan only because it is pinned."""
        return self.is_pinned and not self.serves


class Blocked(Enum):
    """What keeps a goal from being reached."""

    NOTHING_TEACHES = "nothing teaches"
    ENTRY_NOT_MET = "entry not met"
    ONLY_EXCLUDED = "only excluded"


@dataclass(frozen=True, slots=True)
class Blocking:
    """The transition at which a skill ends, and why it does."""

    skill: str
    from_rank: int
    to_rank: int
    why: Blocked
    nearest: str | None = None
    """The resource that lacks least, or an excluded one."""
    needs: tuple[Need, ...] = ()
    """What it asks for and the catalogue cannot lead to."""


@dataclass(frozen=True, slots=True)
class Unreached:
    """A goal, how far the catalogue leads, and what is in the way.

    The first of `blocking` is of the goal's own skill; those behind it are of skills
    that are needed for it, down to where the catalogue has nothing.
    """

    skill: str
    has: int
    reached: int
    goal: int
    blocking: tuple[Blocking, ...]


class WhyLeftOut(Enum):
    """Why a candidate is not in the plan."""

    EXCLUDED = "excluded"  # by the caller, for its reason
    TEACHES_NOTHING = "teaches nothing"
    BELOW_YOUR_LEVEL = "below your level"
    OFF_GOAL = "off goal"  # teaches nothing that the goals ask for
    STARTS_ABOVE = "starts above"  # and nothing leads to the entries in needs
    NEEDS_MORE_FIRST = "needs more first"  # could be reached; the plan is shorter
    NOT_SHORTER = "not shorter"


@dataclass(frozen=True, slots=True)
class LeftOut:
    why: WhyLeftOut
    reason: str = ""
    """The caller's own word for an exclusion."""
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanResult:
    """A plan, what it does not reach, and how good it is."""

    stages: tuple[tuple[Step, ...], ...]
    """What is in one stage can be done in any order, or side by side."""
    cost: float
    bound: float
    """No plan to the same levels costs less than this."""
    is_proved: bool
    unreached: tuple[Unreached, ...] = ()
    unstartable_pins: Mapping[str, LeftOut] = field(default_factory=dict)
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(chain.from_iterable(self.stages))

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(step.key for step in self.steps)

    @property
    def hours(self) -> float:
        return sum(step.hours for step in self.steps)

    @property
    def at_most_percent_longer(self) -> int:
        """Than the shortest possible with this catalogue, rounded up; 0 if proved."""
        if self.is_proved or not self.bound:
            return 0
        return max(0, ceil((self.cost / self.bound - 1) * 100 - 1e-9))

    @property
    def hours_by_skill(self) -> dict[str, float]:
        """The hours of each step in equal parts for the skills that it serves."""
        found: dict[str, float] = {}
        for step in self.steps:
            skills = [each.skill for each in step.serves or step.brings]
            for skill in skills:
                found[skill] = found.get(skill, 0.0) + step.hours / len(skills)
        return dict(sorted(found.items()))
