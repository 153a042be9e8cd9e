"""What the pages about versions show: the list, and two of them compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from competencies.models import FrameworkVersion, SkillEdition
from competencies.successions import Shape
from competencies.version_diff import (
    GroupChange,
    GroupText,
    Kind,
    LevelText,
    ScaleChange,
    SkillChange,
    SkillsReplaced,
    SkillText,
    VersionDiff,
)
from curation.counting import count_of
from curation.pages import Difference, difference

# Up to so many differences stand on one page; more are opened by their kind.
MOST_AT_ONCE = 30
SHORT = 240

LABELS = {
    Kind.ADDED: gettext_lazy("New skills"),
    Kind.REMOVED: gettext_lazy("Skills left out"),
    Kind.REPLACED: gettext_lazy("Replaced, merged or split"),
    Kind.RENAMED: gettext_lazy("Renamed"),
    Kind.MOVED: gettext_lazy("Moved to another group"),
    Kind.REWORDED: gettext_lazy("Described in other words"),
    Kind.LEVELS: gettext_lazy("Levels of a skill in other words"),
    Kind.TOOLS: gettext_lazy("Other tools"),
    Kind.GROUPS: gettext_lazy("Groups"),
    Kind.SCALE: gettext_lazy("The levels in general"),
}
SHAPES = {
    Shape.ONE: gettext_lazy("One takes the place of another"),
    Shape.MERGED: gettext_lazy("Merged into one"),
    Shape.SPLIT: gettext_lazy("Split"),
    Shape.MIXED: gettext_lazy("Arranged anew"),
}


def versions_of(user: User | AnonymousUser, slug: str) -> list[FrameworkVersion]:
    """Return what `user` may read of a framework's versions, the newest first.

    Raises Http404 when there is none.
    """
    versions = (
        FrameworkVersion.objects.visible_to(user)
        .filter(framework__slug=slug)
        .select_related("framework")
        .annotate(skill_count=count_of(SkillEdition, "version"))
        .order_by(F("published_at").desc(nulls_first=True), "-pk")
    )
    if not versions:
        raise Http404
    return list(versions)


def pair_to_compare(
    versions: Sequence[FrameworkVersion], old: str, new: str
) -> tuple[FrameworkVersion, FrameworkVersion]:
    """Return the versions that an address names; unnamed, the current and its last.

    Raises Http404 for a name that there isn't.
    """
    by_name = {version.version: version for version in versions}
    if (old and old not in by_name) or (new and new not in by_name):
        raise Http404
    later = by_name[new] if new else _in_force(versions)
    return (by_name[old] if old else _before(versions, later)), later


def _in_force(versions: Sequence[FrameworkVersion]) -> FrameworkVersion:
    public = [version for version in versions if not version.is_draft]
    in_force = [version for version in public if not version.is_retired]
    return [*in_force, *public, *versions][0]


def _before(
    versions: Sequence[FrameworkVersion], version: FrameworkVersion
) -> FrameworkVersion:
    """Return the version that came before, or the one itself when it is the first."""
    older = versions[versions.index(version) + 1 :]
    return next(iter(older), version)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that differs: where it stands, and its texts side by side."""

    title: str
    url: str = ""
    note: str = ""
    text: str = ""
    differences: Sequence[Difference] = ()

    @property
    def is_short(self) -> bool:
        """Whether what changed is little enough to stand open."""
        pieces = [p for each in self.differences for p in (*each.left, *each.right)]
        length = sum(len(piece.text) for piece in pieces)
        return len(self.differences) == 1 and length <= SHORT


@dataclass(frozen=True, slots=True)
class Section:
    """What differs in one way; its rows are made when they are shown."""

    kind: Kind
    label: Any
    entries: Sequence[Any]
    make: Callable[[Any], Row]

    @property
    def rows(self) -> list[Row]:
        return [self.make(entry) for entry in self.entries]


class Comparison:
    """Two versions side by side, for a page."""

    def __init__(
        self, old: FrameworkVersion, new: FrameworkVersion, diff: VersionDiff
    ) -> None:
        self.old, self.new, self.diff = old, new, diff

    def sections(self) -> list[Section]:
        """Return the ways in which they differ; those without anything are left out."""
        make: dict[Kind, Callable[[Any], Row]] = {
            Kind.ADDED: lambda skill: self._skill(skill, self.new),
            Kind.REMOVED: lambda skill: self._skill(skill, self.old),
            Kind.REPLACED: self._replaced,
            Kind.RENAMED: self._renamed,
            Kind.MOVED: self._moved,
            Kind.REWORDED: self._reworded,
            Kind.LEVELS: self._levels,
            Kind.TOOLS: self._tools,
            Kind.GROUPS: _group_row,
            Kind.SCALE: _scale_row,
        }
        found = [
            Section(kind, LABELS[kind], self.diff.of(kind), make[kind]) for kind in Kind
        ]
        return [section for section in found if section.entries]

    def _url(self, skill: SkillText, version: FrameworkVersion) -> str:
        args = [version.framework.slug, version.version, skill.slug]
        return reverse("competencies:skill-edition", args=args)

    def _skill(self, skill: SkillText, version: FrameworkVersion) -> Row:
        url = self._url(skill, version)
        return Row(skill.name, url, place(skill.path), skill.description)

    def _replaced(self, chain: SkillsReplaced) -> Row:
        words = {"old": _named(chain.befores), "new": _named(chain.afters)}
        return Row(
            _("%(old)s became %(new)s") % words,
            self._url(chain.afters[0], self.new),
            str(SHAPES[chain.shape]),
        )

    def _changed(self, change: SkillChange, *differences: Difference) -> Row:
        after = change.after
        url, where = self._url(after, self.new), place(after.path)
        return Row(after.name, url, where, differences=differences)

    def _renamed(self, change: SkillChange) -> Row:
        names = (change.before.name, change.after.name)
        return self._changed(change, difference("name", _("Name"), *names))

    def _moved(self, change: SkillChange) -> Row:
        places = (place(change.before.path), place(change.after.path))
        return self._changed(change, difference("place", _("Place"), *places))

    def _reworded(self, change: SkillChange) -> Row:
        texts = (change.before.description, change.after.description)
        row = difference("description", _("Description"), *texts)
        return self._changed(change, row)

    def _tools(self, change: SkillChange) -> Row:
        tools = (", ".join(change.before.tools), ", ".join(change.after.tools))
        return self._changed(change, difference("tools", _("Tools"), *tools))

    def _levels(self, change: SkillChange) -> Row:
        rows = [row for rank in change.ranks for row in _of_level(change, rank)]
        return self._changed(change, *rows)


def place(path: Sequence[str]) -> str:
    """Say where something stands: the names above it, outermost first."""
    return " › ".join(path)  # noqa: RUF001 - a mark between names, as in a trail


def _named(skills: Sequence[SkillText]) -> str:
    return ", ".join(skill.name for skill in skills)


def _of_level(change: SkillChange, rank: int) -> list[Difference]:
    old, new = change.before.at(rank), change.after.at(rank)
    texts = [
        (_("Level %d: what it looks like"), old.text, new.text),
        (_("Level %d: examples"), old.examples, new.examples),
    ]
    return [
        difference(f"level-{rank}", label % rank, before, after)
        for label, before, after in texts
        if before != after
    ]


def _group_row(change: GroupChange) -> Row:
    before, after = change.before, change.after
    if after is None:
        return Row(before.name if before else "", note=_("Left out"))
    if before is None:
        return Row(after.name, note=_("New"), text=after.description)
    return Row(after.name, differences=_texts(_of_group(before), _of_group(after)))


def _of_group(group: GroupText) -> dict[str, str]:
    return {
        _("Name"): group.name,
        _("Description"): group.description,
        _("Place"): place(group.path),
    }


def _scale_row(change: ScaleChange) -> Row:
    level = change.after or change.before
    title = f"{level.rank} {level.name}" if level else ""
    words = (_of_level_words(change.before), _of_level_words(change.after))
    return Row(title, differences=_texts(*words))


def _of_level_words(level: LevelText | None) -> dict[str, str]:
    words = level or LevelText(0, "")
    return {
        _("Name"): words.name,
        _("In short"): words.short,
        _("Description"): words.description,
        _("Focus"): words.focus,
    }


def _texts(before: dict[str, str], after: dict[str, str]) -> list[Difference]:
    """Return the texts that differ, by their labels."""
    return [
        difference(label, label, before[label], text)
        for label, text in after.items()
        if before[label] != text
    ]
