"""The paths of the wheel as points, for what knows no arcs.

Only what the wheel draws is read: M, L, Z, and circular arcs around 0, 0.
"""

import re
from collections.abc import Sequence
from math import atan2, ceil, cos, hypot, pi, sin

Point = tuple[float, float]
STEP = pi / 90  # two degrees
_COMMAND = re.compile(r"([MLAZ])([^MLAZ]*)")


def points_of(path: str) -> tuple[list[Point], bool]:
    """Return the points along a path, and whether it comes back to its beginning."""
    points: list[Point] = []
    closed = False
    for letter, numbers in _COMMAND.findall(path):
        values = [float(number) for number in numbers.split()]
        if letter == "Z":
            closed = True
        elif letter == "A":
            points += _arc(points[-1], (values[5], values[6]), values[3:5])
        else:
            points.append((values[0], values[1]))
    return points, closed


def _arc(start: Point, end: Point, flags: Sequence[float]) -> list[Point]:
    """Return points on the way around 0, 0; SVG's flags say which of both ways."""
    clockwise = bool(flags[1])
    first, last = atan2(start[1], start[0]), atan2(end[1], end[0])
    turn = (last - first) % (2 * pi)
    if not clockwise:
        turn -= 2 * pi
    radius = hypot(*start)
    steps = max(1, ceil(abs(turn) / STEP))
    angles = (first + turn * step / steps for step in range(1, steps))
    return [*((cos(a) * radius, sin(a) * radius) for a in angles), end]
