"""Made-up catalogues and people for the planner; the same seed makes the same.

The mixture is that of docs/adr/0047 and is not tuned: resources teach one to three
skills, 80 % of them one step and 20 % two; 30 % have one or two entry levels on other
skills; hours are log-normal with median 3; people start at random levels from 0 to 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from random import Random

from training.plan_values import Candidate

LEVELS = 4
MEDIAN_HOURS, SPREAD = 3.0, 0.7
TWO_STEPS, HAS_ENTRY = 0.2, 0.3
HIGHEST_AT_START = 2


@dataclass(frozen=True, slots=True)
class Instance:
    levels: dict[str, int]
    goals: dict[str, int]
    candidates: tuple[Candidate, ...]


def made_up(skills: int, resources: int, goals: int, seed: int) -> Instance:
    """Return a catalogue, a person and what they aim for."""
    random = Random(seed)  # noqa: S311
    names = [f"s{number:03}" for number in range(skills)]
    catalogue = tuple(_resource(random, names, number) for number in range(resources))
    levels = {name: random.randint(0, HIGHEST_AT_START) for name in names}
    aims = random.sample(names, goals)
    return Instance(
        levels=levels,
        goals={name: random.randint(levels[name] + 1, LEVELS) for name in aims},
        candidates=catalogue,
    )


def _resource(random: Random, names: list[str], number: int) -> Candidate:
    taught = random.sample(names, random.randint(1, 3))
    return Candidate(
        key=f"r{number:03}",
        title=f"Resource {number:03}",
        hours=round(random.lognormvariate(log(MEDIAN_HOURS), SPREAD), 2) or 0.01,
        gives=frozenset(_step(random, skill) for skill in taught),
        needs=frozenset(_entries(random, names, taught)),
    )


def _step(random: Random, skill: str) -> tuple[str, int, int]:
    size = 2 if random.random() < TWO_STEPS else 1
    start = random.randint(0, LEVELS - size)
    return skill, start, start + size


def _entries(
    random: Random, names: list[str], taught: list[str]
) -> list[tuple[str, int]]:
    if random.random() >= HAS_ENTRY:
        return []
    others = [name for name in names if name not in taught]
    asked = random.sample(others, random.randint(1, 2))
    return [(skill, random.randint(1, LEVELS - 1)) for skill in asked]
