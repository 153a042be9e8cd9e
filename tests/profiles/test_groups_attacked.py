"""An attacker against the release guard, and against the same pages without it."""

import os
from random import Random

import pytest

from profiles.groups_release import Release
from tests.profiles.attacker import (
    DOWN,
    Scene,
    World,
    certain,
    every_world,
    found_out,
    guarded,
    make_population,
    make_scene,
    offices_of,
    unguarded,
)

POPULATIONS = int(os.environ.get("HUB_ATTACKS", "1000"))


def populations(count, *, least=5, most=15):
    for seed in range(count):
        rng = Random(seed)  # noqa: S311
        scene = make_scene(rng, size=rng.randint(least, most))
        yield scene, make_population(rng, scene)


def test_behind_the_guard_nobody_is_found_out_ever():
    shown, found = 0, []
    for scene, world in populations(POPULATIONS):
        shown += any(
            isinstance(page, Release) and page.figures for page in guarded(scene, world)
        )
        found += found_out(scene, world, publish=guarded, own=0)

    assert found == []
    assert shown > POPULATIONS / 2


def test_without_the_guard_many_are():
    count = POPULATIONS // 5

    caught = sum(
        any(world.answers[key] is not None for key in certain(scene, world, own=0))
        for scene, world in populations(count)
    )

    assert caught > count / 4


def test_the_joiner_and_the_leaver_are_what_exact_figures_give_away():
    scene = Scene(
        (frozenset(range(5)), frozenset(range(6))), dict.fromkeys(range(6), 0), skills=1
    )
    answers = {(who, 0): who % 3 for who in range(6)}
    world = World(answers, dict.fromkeys(answers, DOWN))

    assert certain(scene, world, own=0) == {(5, 0)}


@pytest.mark.parametrize("seed", range(6))
def test_the_attacker_finds_what_going_through_every_world_finds(seed):
    scene, world = small(seed)
    seen = unguarded(scene, world)

    worlds = [
        each
        for each in every_world(scene, world, own=0)
        if unguarded(scene, each) == seen
    ]

    assert certain(scene, world, own=0) == same_in(worlds, scene)


@pytest.mark.parametrize("seed", range(3))
def test_going_through_every_world_finds_nobody_behind_the_guard(seed):
    scene, world = small(seed)
    seen = guarded(scene, world)

    worlds = [
        each
        for each in every_world(scene, world, own=0)
        if guarded(scene, each) == seen
    ]

    assert same_in(worlds, scene) == set()


def small(seed):
    """A group of five and one who joins, of whom one is the attacker."""
    pages = (frozenset(range(5)), frozenset(range(6)))
    scene = Scene(pages, dict.fromkeys(range(6), 0), skills=1, top=2)
    rng = Random(seed)  # noqa: S311
    return scene, make_population(rng, scene)


def same_in(worlds, scene):
    """Return whose answer is the same in all worlds, exchanged within a kind or not."""
    return {
        (who, 0)
        for people in offices_of(scene, 0).values()
        if len({each.answers[who, 0] for each in worlds for who in people}) == 1
        for who in people
    }
