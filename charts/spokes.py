"""The spokes of a competency wheel: what each one shows, and where it stands.

The bar of a spoke shows each level it has reached in that level's wash. Three states
without a full bar keep three looks: under half rated is an outline, not assessed is
dotted, not applicable is hatched.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from charts.levels import State, number, wash

MOST_NAMES = 12  # beyond, the rim carries numerals and the names are in the table
SLOT = 16.0  # degrees kept free at the top, for the numerals of the scale
RIM, HOLE = 196.0, 36.0  # outer and inner radius, in the units of the drawing
WORDS = (700.0, 544.0)  # width and height of the drawing with names around it
KEYS = (496.0, 496.0)  # and with numerals only
FOOT = 0.16  # of a level: the sliver that says "rated, and at 0"


@dataclass(frozen=True, slots=True)
class Spoke:
    """A competency: the mean of its rated skills, and how many skills that rests on.

    ``value`` is None when nothing is rated; with 0 ``applicable`` skills the
    competency is not applicable. ``target`` is the mean that the goal asks for.
    """

    name: str
    value: float | None
    rated: int
    applicable: int
    total: int
    target: float | None = None

    @property
    def state(self) -> State:
        if self.applicable == 0:
            return State.NOT_APPLICABLE
        return State.NOT_ASSESSED if self.value is None else State.RATED

    @property
    def is_hollow(self) -> bool:
        """Whether the mean rests on fewer than half of the skills that apply."""
        return self.state is State.RATED and self.rated * 2 < self.applicable

    @property
    def figure_in_words(self) -> str:
        """The mean, or why there is none."""
        if self.state is State.RATED and self.value is not None:
            return number(float(self.value))
        return self.state.replace("_", " ")

    @property
    def sentence(self) -> str:
        """What the picture says of this competency, as text."""
        if self.state is State.NOT_APPLICABLE:
            return f"{self.name}: not applicable"
        rated = f"{self.rated} of {self.applicable} rated"
        goal = "" if self.target is None else f", goal {number(self.target)}"
        return f"{self.name}: {self.figure_in_words}, {rated}{goal}"


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a spoke stands: degrees clockwise from the top."""

    start: float
    end: float

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def width(self) -> float:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Band:
    """The part of a bar that lies in one level."""

    lower: float
    upper: float
    strength: int


def turns(count: int) -> list[Turn]:
    """Share the circle, but for the slot at the top, among ``count`` spokes."""
    each = (360 - SLOT) / max(count, 1)
    gap = min(4.0, each / 5) / 2
    starts = [SLOT / 2 + index * each for index in range(count)]
    return [Turn(start + gap, start + each - gap) for start in starts]


def bands(spoke: Spoke, highest: int) -> list[Band]:
    """Return the bands of a filled bar, from the middle outwards; none if hollow."""
    if spoke.state is not State.RATED or spoke.value is None or spoke.is_hollow:
        return []
    value = min(spoke.value, highest)
    return [
        Band(float(level - 1), float(min(level, value)), wash(level, highest))
        for level in range(1, highest + 1)
        if level - 1 < value
    ]


def length(spoke: Spoke, highest: int) -> float:
    """Return how far a rated bar reaches; level 0 is a sliver, never nothing."""
    return max(min(spoke.value or 0.0, float(highest)), FOOT * highest / 4)


def wrapped(name: str) -> list[str]:
    """Break a name into at most three short lines."""
    return textwrap.wrap(name, width=18, max_lines=3, placeholder="…") or [""]


def has_names(spokes: Sequence[Spoke]) -> bool:
    """Tell whether names, not only numerals, fit around the wheel."""
    return len(spokes) <= MOST_NAMES


def stands_out(spoke: Spoke) -> bool:
    """Tell whether the outline is all there is to see."""
    return spoke.is_hollow or not spoke.value
