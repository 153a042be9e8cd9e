"""Somebody who wants another person's rating, and knows all that they could know.

They know their own answer and coin, who belongs to each group on each day, and every
page. A world is a set of answers and coins that shows them just that. They succeed with
a person and skill when the answer is the same in every such world.

To clear a person takes one world in which the answer is another: it is found by trying
changes, and checked by publishing it. Where no change does, `histogram_worlds` lists
every world of exact figures, and `every_world` all of a small group, whatever is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, product
from random import Random

from profiles.groups_figures import Rules
from profiles.groups_release import Answer, release_of

TOP = 4
LEFT_OUT, DOWN, UP = 0, 255, 254
Key = tuple[int, int]  # a person and a skill


@dataclass(frozen=True)
class Scene:
    """What everybody knows: who belongs to each page, and where people work."""

    pages: tuple[frozenset[int], ...]
    organisations: dict[int, int]
    skills: int = 3
    top: int = TOP

    @property
    def people(self) -> list[int]:
        return sorted(self.organisations)


@dataclass(frozen=True)
class World:
    """What nobody knows of others: answers and coins."""

    answers: dict[Key, int | None]
    chances: dict[Key, int]

    def but(self, more: dict[Key, tuple[int | None, int]]) -> World:
        answers = {key: answer for key, (answer, _) in more.items()}
        chances = {key: chance for key, (_, chance) in more.items()}
        return replace(
            self, answers=self.answers | answers, chances=self.chances | chances
        )

    def of(self, key: Key) -> tuple[int | None, int]:
        return self.answers[key], self.chances[key]


Publish = Callable[[Scene, World], object]


def guarded(scene: Scene, world: World) -> object:
    """Publish each page twice, by the rules of a team and of the benchmark."""
    return [
        release_of(
            [
                Answer(who, scene.organisations[who], skill, world.answers[who, skill])
                for who in page
                for skill in range(scene.skills)
            ],
            chance=lambda who, skill: world.chances[who, skill],
            top=scene.top,
            rules=rules,
        )
        for page in scene.pages
        for rules in (Rules(people=5), Rules(people=5, organisations=3))
    ]


def unguarded(scene: Scene, world: World) -> object:
    """Publish how many people gave each answer, exactly."""
    return [
        [
            Counter(world.answers[who, skill] for who in page)
            for skill in range(scene.skills)
        ]
        for page in scene.pages
    ]


def found_out(scene: Scene, world: World, *, publish: Publish, own: int) -> set[Key]:
    """Return whose answers are found out, at most: those that no change clears."""
    seen = publish(scene, world)
    found = set()
    for who in set(scene.people) - {own}:
        left = set(product([who], range(scene.skills)))
        for changes in _changes(scene, world, who, own):
            if publish(scene, world.but(changes)) == seen:
                left -= {
                    key for key in changes if changes[key][0] != world.answers[key]
                }
            if not left:
                break
        found |= left
    return found


def _changes(
    scene: Scene, world: World, who: int, own: int
) -> Iterator[dict[Key, tuple[int | None, int]]]:
    """Yield what might be otherwise without anybody seeing it, the likeliest first."""
    keys = [(who, skill) for skill in range(scene.skills)]
    yield {key: turned(*world.of(key), scene.top) for key in keys}
    for key in keys:
        for other in set(scene.people) - {who, own}:
            twin = (other, key[1])
            if world.answers[twin] != world.answers[key]:
                yield {key: world.of(twin), twin: world.of(key)}


def turned(answer: int | None, chance: int, top: int) -> tuple[int | None, int]:
    """Return another answer and coin that count the same."""
    if answer is None or chance == LEFT_OUT:
        return (None, LEFT_OUT) if answer is not None else (top // 2, LEFT_OUT)
    lower = min(max(answer - chance % 2, 0), top - 1)
    return (lower + 1, DOWN) if answer == lower else (lower, UP)


def histogram_worlds(
    scene: Scene, world: World, skill: int, *, own: int
) -> Iterator[dict[frozenset[int], Counter]]:
    """Yield all that the people of each kind may have answered, given exact figures.

    People are of a kind who are on the same pages; the one who asks is of their own.
    """
    kinds = kinds_of(scene, own)
    left = [Counter(world.answers[who, skill] for who in page) for page in scene.pages]
    for page, counts in zip(scene.pages, left, strict=True):
        if own in page:
            counts[world.answers[own, skill]] -= 1
    yield from _filled(sorted(kinds.items(), key=lambda kind: len(kind[1])), left)


def kinds_of(scene: Scene, own: int) -> dict[frozenset[int], list[int]]:
    kinds = defaultdict(list)
    for who in set(scene.people) - {own}:
        pages = frozenset(at for at, page in enumerate(scene.pages) if who in page)
        kinds[pages].append(who)
    return kinds


def _filled(
    kinds: list[tuple[frozenset[int], list[int]]], left: list[Counter]
) -> Iterator[dict[frozenset[int], Counter]]:
    if not kinds:
        if not any(any(counts.values()) for counts in left):
            yield {}
        return
    (pages, people), *others = kinds
    for taken in _handfuls(pages, len(people), left):
        rest = [
            counts - taken if at in pages else counts for at, counts in enumerate(left)
        ]
        for filled in _filled(others, rest):
            yield {pages: taken, **filled}


def _handfuls(
    pages: frozenset[int], size: int, left: list[Counter]
) -> Iterator[Counter]:
    """Yield the multisets of answers that are left on all of the pages."""
    common = left[min(pages)]
    for page in pages:
        common = common & left[page]
    yield from _taken(sorted(common.items(), key=str), size)


def _taken(counts: list[tuple[object, int]], size: int) -> Iterator[Counter]:
    if not counts:
        if not size:
            yield Counter()
        return
    (answer, most), *others = counts
    for many in range(min(most, size) + 1):
        for taken in _taken(others, size - many):
            yield taken + Counter({answer: many})


def certain(scene: Scene, world: World, *, own: int) -> set[Key]:
    """Return exactly whose answers are found out where exact figures are published."""
    doubtful = found_out(scene, world, publish=unguarded, own=own)
    return {
        (who, skill)
        for skill in {skill for _, skill in doubtful}
        for who in _known(scene, histogram_worlds(scene, world, skill, own=own), own)
        if (who, skill) in doubtful
    }


def _known(scene: Scene, worlds: Iterable[dict], own: int) -> set[int]:
    """Return who answers the same in all worlds: their whole kind does."""
    possible = defaultdict(set)
    for filled in worlds:
        for pages, taken in filled.items():
            possible[pages] |= set(taken)
    kinds = kinds_of(scene, own)
    return {
        who
        for pages, answers in possible.items()
        if len(answers) == 1
        for who in kinds[pages]
    }


def offices_of(scene: Scene, own: int) -> Mapping[object, list[int]]:
    """Return who may be exchanged for one another, seen from outside."""
    kinds = defaultdict(list)
    for who in set(scene.people) - {own}:
        pages = tuple(who in page for page in scene.pages)
        kinds[pages, scene.organisations[who]].append(who)
    return kinds


def every_world(scene: Scene, world: World, *, own: int) -> Iterator[World]:
    """Yield every world of one skill in which the one who asks is as they are.

    People on the same pages of the same organisation may be exchanged for one another.
    """
    kinds = offices_of(scene, own)
    states = [(None, LEFT_OUT), *product(range(scene.top + 1), (LEFT_OUT, DOWN, UP))]
    choices = [
        list(combinations_with_replacement(states, len(people)))
        for people in kinds.values()
    ]
    order = [(who, 0) for people in kinds.values() for who in people]
    for chosen in product(*choices):
        yield world.but(dict(zip(order, sum(chosen, ()), strict=True)))


def make_scene(rng: Random, *, size: int) -> Scene:
    """Two overlapping teams of so many people in all, and a second release of the
    first team, which one has joined and one has left since."""
    people = list(range(size))
    joiner, leaver = people[-1], people[-2]
    first = frozenset(people) - {joiner}
    overlap = frozenset(rng.sample(people, rng.randint(size // 2, size)))
    second = frozenset(people) - {leaver}
    offices = rng.randint(3, 5)
    return Scene((first, overlap, second), {who: who % offices for who in people})


def make_population(rng: Random, scene: Scene) -> World:
    """Answers of all kinds: spread, alike, and alike but for one."""
    answers, chances = {}, {}
    for skill in range(scene.skills):
        usual = rng.randint(0, scene.top)
        likeness = rng.choice((0.0, 0.5, 0.9, 1.0))
        for who in scene.people:
            is_usual = rng.random() < likeness
            other = rng.choice((None, *range(scene.top + 1)))
            answers[who, skill] = usual if is_usual else other
            chances[who, skill] = rng.choice((LEFT_OUT, *[DOWN, UP] * 7))
    return World(answers, chances)
