"""What differs between two versions of a framework.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from competencies.successions import Replacements, Shape, successions


class Kind(StrEnum):
    """A way in which a version can differ from another, as pages and the API say it."""

    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    RENAMED = "renamed"
    MOVED = "moved"
    REWORDED = "reworded"
    LEVELS = "levels"
    TOOLS = "tools"
    GROUPS = "groups"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What one level looks like for one skill; examples one a line."""

    text: str
    examples: str = ""


@dataclass(frozen=True, slots=True)
class SkillText:
    """All that a version says of a skill. `group` is the slug of the nearest group."""

    key: int
    uuid: str
    slug: str
    name: str
    description: str = ""
    group: str = ""
    path: tuple[str, ...] = ()
    """The names of its groups, outermost first."""
    levels: Mapping[int, OwnWords] | None = None
    tools: tuple[str, ...] = ()

    def at(self, rank: int) -> OwnWords:
        """Return the skill's own words for a level, empty where it has none."""
        return (self.levels or {}).get(rank, OwnWords(""))


@dataclass(frozen=True, slots=True)
class GroupText:
    slug: str
    name: str
    description: str = ""
    parent: str = ""
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelText:
    """What a rank of the scale is called, and looks like in general."""

    rank: int
    name: str
    short: str = ""
    description: str = ""
    focus: str = ""


@dataclass(frozen=True, slots=True)
class VersionText:
    """A version whole, in the order of its tree."""

    skills: tuple[SkillText, ...] = ()
    groups: tuple[GroupText, ...] = ()
    levels: tuple[LevelText, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillChange:
    """A skill that both versions have, said differently."""

    before: SkillText
    after: SkillText
    kinds: frozenset[Kind]

    @property
    def ranks(self) -> list[int]:
        """The levels whose own words differ."""
        before, after = self.before.levels or {}, self.after.levels or {}
        ranks = sorted({*before, *after})
        return [rank for rank in ranks if self.before.at(rank) != self.after.at(rank)]


@dataclass(frozen=True, slots=True)
class SkillsReplaced:
    """Skills that went, and those that took their place."""

    befores: tuple[SkillText, ...]
    afters: tuple[SkillText, ...]
    shape: Shape


@dataclass(frozen=True, slots=True)
class GroupChange:
    """A group that came, went or changed: one side is None where it wasn't there."""

    before: GroupText | None
    after: GroupText | None


@dataclass(frozen=True, slots=True)
class ScaleChange:
    before: LevelText | None
    after: LevelText | None


@dataclass(frozen=True, slots=True)
class VersionDiff:
    added: tuple[SkillText, ...]
    removed: tuple[SkillText, ...]
    replaced: tuple[SkillsReplaced, ...]
    changed: tuple[SkillChange, ...]
    groups: tuple[GroupChange, ...]
    scale: tuple[ScaleChange, ...]
    unchanged: int
    """How many skills both versions have in the same words at the same place."""

    def of(self, kind: Kind) -> tuple[object, ...]:
        """Return what differs in one way."""
        whole: dict[Kind, tuple[object, ...]] = {
            Kind.ADDED: self.added,
            Kind.REMOVED: self.removed,
            Kind.REPLACED: self.replaced,
            Kind.GROUPS: self.groups,
            Kind.SCALE: self.scale,
        }
        if kind in whole:
            return whole[kind]
        return tuple(change for change in self.changed if kind in change.kinds)

    def counts(self) -> dict[Kind, int]:
        return {kind: len(self.of(kind)) for kind in Kind}


def kinds_of(before: SkillText, after: SkillText) -> frozenset[Kind]:
    """Return the ways in which a skill is said differently."""
    differs = {
        Kind.RENAMED: before.name != after.name,
        Kind.MOVED: before.group != after.group,
        Kind.REWORDED: before.description != after.description,
        Kind.LEVELS: (before.levels or {}) != (after.levels or {}),
        Kind.TOOLS: sorted(before.tools) != sorted(after.tools),
    }
    return frozenset(kind for kind, is_so in differs.items() if is_so)


def compare(
    old: VersionText, new: VersionText, replaced: Replacements = ()
) -> VersionDiff:
    """Return what differs, each in the order of the version that has it."""
    before = {skill.key: skill for skill in old.skills}
    after = {skill.key: skill for skill in new.skills}
    chains = successions(before, after, replaced)
    gone = {key for chain in chains for key in chain.olds}
    come = {key for chain in chains for key in chain.news}
    both = [(before[key], skill) for key, skill in after.items() if key in before]
    changes = [SkillChange(*pair, kinds_of(*pair)) for pair in both]
    return VersionDiff(
        added=tuple(s for k, s in after.items() if k not in before and k not in come),
        removed=tuple(s for k, s in before.items() if k not in after and k not in gone),
        replaced=tuple(
            SkillsReplaced(
                tuple(before[key] for key in chain.olds),
                tuple(after[key] for key in chain.news),
                chain.shape,
            )
            for chain in chains
        ),
        changed=tuple(change for change in changes if change.kinds),
        groups=_group_changes(old, new),
        scale=_scale_changes(old, new),
        unchanged=sum(1 for change in changes if not change.kinds),
    )


T = TypeVar("T")


def _pairs(
    old: tuple[T, ...], new: tuple[T, ...], key: Callable[[T], object]
) -> list[tuple[T | None, T | None]]:
    """Return what differs, side by side: what is there now, then what went."""
    before, after = {key(x): x for x in old}, {key(x): x for x in new}
    there = [(before.get(k), x) for k, x in after.items() if before.get(k) != x]
    return [*there, *((x, None) for k, x in before.items() if k not in after)]


def _group_changes(old: VersionText, new: VersionText) -> tuple[GroupChange, ...]:
    pairs = _pairs(old.groups, new.groups, lambda group: group.slug)
    return tuple(
        GroupChange(before, after)
        for before, after in pairs
        if before is None or after is None or _own(before) != _own(after)
    )


def _own(group: GroupText) -> tuple[str, str, str]:
    """Leave out the path: when a domain is renamed, its groups have not changed."""
    return (group.name, group.description, group.parent)


def _scale_changes(old: VersionText, new: VersionText) -> tuple[ScaleChange, ...]:
    pairs = _pairs(old.levels, new.levels, lambda level: level.rank)
    return tuple(ScaleChange(before, after) for before, after in pairs)
