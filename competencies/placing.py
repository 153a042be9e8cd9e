"""Where a skill stands in its version: the way to it, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from competencies.models import FrameworkVersion, SkillEdition, SkillGroupEdition
from competencies.opening import GROUP


@dataclass(frozen=True, slots=True)
class Step:
    """A page with its name."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """The groups above a skill, outermost first, and the skills before and after it."""

    above: tuple[Step, ...]
    before: Step | None
    after: Step | None


def place_of(edition: SkillEdition) -> Place:
    """Two queries: of the groups of the version, and of the group's skills."""
    beside = _beside(edition)
    here = next(n for n, (skill, _step) in enumerate(beside) if skill == edition.pk)
    before = beside[here - 1][1] if here else None
    after = beside[here + 1][1] if here + 1 < len(beside) else None
    return Place(tuple(_above(edition)), before, after)


def tree_url(version: FrameworkVersion, group: str) -> str:
    """Return where the tree of a version stands open at a group."""
    return f"{version.get_absolute_url()}?open={group}#{GROUP}{group}"


def _above(edition: SkillEdition) -> Iterator[Step]:
    version = edition.version
    rows = SkillGroupEdition.objects.filter(version=version)
    known = {
        pk: (parent, Step(name, tree_url(version, slug)))
        for pk, parent, slug, name in rows.values_list(
            "pk", "parent_id", "group__slug", "name"
        )
    }
    way: list[Step] = []
    at = edition.group_id
    # A draft may have a group that stands within itself: no group is met twice.
    while at in known:
        at, step = known.pop(at)
        way.append(step)
    yield from reversed(way)


def _beside(edition: SkillEdition) -> list[tuple[int, Step]]:
    rows = SkillEdition.objects.filter(version=edition.version, group=edition.group_id)
    framework = edition.version.framework.slug
    return [
        (pk, Step(name, reverse("competencies:skill-detail", args=[framework, slug])))
        for pk, slug, name in rows.in_tree_order().values_list(
            "pk", "skill__slug", "name"
        )
    ]
