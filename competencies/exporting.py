"""A version of a framework as plain rows, read from the database in fourteen queries.

What everybody may read goes in, whoever asks: published roles, and ties to skills of
public versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from competencies.catalogue import Catalogue, catalogue_for
from competencies.exporters.formats import Place
from competencies.importers.neutral import (
    RELATED,
    CrosswalkRow,
    FrameworkFile,
    GroupRow,
    LevelRow,
    RelationRow,
    RoleRow,
    SkillRow,
    ToolRow,
)
from competencies.levels import examples_in
from competencies.models import (
    FrameworkVersion,
    LevelDescriptor,
    OutsideRelation,
    Role,
    RoleSkill,
    SkillEdition,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)

FORMAT = "hub"


def place_of(version: FrameworkVersion, base: str = "") -> Place:
    """Return what a file of the version says of where it comes from."""
    changed = version.published_at or timezone.now()
    stamp = changed.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Place(base.rstrip("/"), stamp, settings.SITE_NAME)


def framework_file(
    version: FrameworkVersion, only: Collection[int] | None = None
) -> FrameworkFile:
    """Return everything that a version says, as its readers would from a file.

    Groups and skills come in the order of the tree, everything else by slug. With
    `only`, skills by key, no other skills and nothing of them is read.
    """
    reader = _Reader(version, only)
    framework = version.framework
    return FrameworkFile(
        format=FORMAT,
        name=framework.name,
        slug=framework.slug,
        version=version.version,
        licence=version.licence,
        source=version.source,
        description=framework.description,
        depth_names=tuple(version.depth_names),
        levels=tuple(reader.levels()),
        groups=tuple(map(_group_row, reader.groups)),
        skills=tuple(reader.skills()),
        tools=tuple(reader.tools()),
        resources=reader.catalogue.resources,
        providers=reader.catalogue.providers,
        roles=tuple(reader.roles()),
        ties=tuple(row for row in reader.inside if row.kind != RELATED),
        crosswalks=tuple(sorted(reader.crosswalks(), key=_place_of_crosswalk)),
        notes=version.notes,
        identifier=str(framework.uuid),
        uri=framework.uri,
        extra=version.extra,
    )


class _Reader:
    """Reads each table once."""

    def __init__(
        self, version: FrameworkVersion, only: Collection[int] | None = None
    ) -> None:
        self.version = version
        self.groups = in_tree_order(version)
        own = SkillEdition.objects.filter(version=version)
        self.own = own if only is None else own.filter(skill__in=only)
        self.held = self.own.values("skill")

    @cached_property
    def editions(self) -> list[SkillEdition]:
        """The skills in the order of the tree; those in no group come last."""
        places = {group.pk: place for place, group in enumerate(self.groups)}
        last = len(places)
        rows = self.own.select_related("skill").defer("search", "folded")
        return sorted(
            rows,
            key=lambda row: (places.get(row.group_id or 0, last), row.position, row.pk),
        )

    @cached_property
    def slugs(self) -> dict[int, str]:
        """The slug of each skill of the version, by the skill's key."""
        return {row.skill_id: row.skill.slug for row in self.editions}

    @cached_property
    def catalogue(self) -> Catalogue:
        return catalogue_for(list(self.slugs))

    def levels(self) -> Iterator[LevelRow]:
        for row in self.version.levels.order_by("rank"):
            yield LevelRow(
                rank=row.rank,
                name=row.name,
                description=row.description,
                short_description=row.short_description,
                focus=row.focus,
            )

    def skills(self) -> Iterator[SkillRow]:
        groups = {group.pk: group.group.slug for group in self.groups}
        words, tools, related = self._words(), self._tools(), self._related()
        for row in self.editions:
            texts = words[row.pk]
            yield SkillRow(
                slug=row.skill.slug,
                name=row.name,
                group=groups[row.group_id] if row.group_id else None,
                description=row.description,
                position=row.position,
                tools=tuple(tools[row.pk]),
                resources=self.catalogue.teaching.get(row.skill_id, ()),
                related=tuple(related[row.skill.slug]),
                descriptors=tuple((rank, text) for rank, text, _ in texts),
                examples=tuple((rank, lines) for rank, _, lines in texts if lines),
                identifier=str(row.skill.uuid),
                uri=row.skill.uri,
                extra=row.extra,
            )

    def _words(self) -> dict[int, list[tuple[int, str, tuple[str, ...]]]]:
        rows = LevelDescriptor.objects.filter(skill_edition__in=self.own.values("pk"))
        found = defaultdict(list)
        for edition, rank, text, examples in rows.order_by("rank").values_list(
            "skill_edition_id", "rank", "description", "examples"
        ):
            found[edition].append((rank, text, examples_in(examples)))
        return found

    def _tools(self) -> dict[int, list[str]]:
        rows = SkillEdition.tools.through._default_manager.filter(
            skilledition__in=self.own.values("pk")
        )
        found: dict[int, list[str]] = defaultdict(list)
        named = rows.order_by("tool__slug").values_list("skilledition_id", "tool__slug")
        for edition, slug in named:
            found[edition].append(slug)
        return found

    def _related(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.inside:
            if row.kind == RELATED:
                found[row.from_skill].append(row.to_skill)
        return found

    def tools(self) -> Iterator[ToolRow]:
        """Yield what the version's skills are done with, and what no skill names."""
        used_here = Q(skill_editions__version=self.version)
        unused = Q(skill_editions=None)
        rows = Tool.objects.filter(used_here | unused, framework=self.version.framework)
        for row in rows.distinct().defer("folded").order_by("slug"):
            yield ToolRow(row.slug, row.name, row.description, row.kind, row.url)

    def roles(self) -> Iterator[RoleRow]:
        roles = Role.objects.filter(framework=self.version.framework, is_published=True)
        levels = self._expected(roles)
        for role in roles.order_by("slug"):
            yield RoleRow(
                name=role.name,
                slug=role.slug,
                description=role.description,
                levels=tuple(levels[role.pk]),
                identifier=str(role.uuid),
            )

    def _expected(self, roles: QuerySet[Role]) -> dict[int, list[tuple[str, int]]]:
        rows = RoleSkill.objects.filter(role__in=roles, skill__in=self.held)
        found: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for role, skill, rank in rows.order_by("skill__slug").values_list(
            "role_id", "skill_id", "rank"
        ):
            found[role].append((self.slugs[skill], rank))
        return found

    @cached_property
    def relations(self) -> list[SkillRelation]:
        """The ties to skills of this version, and to those that anybody may read."""
        public = FrameworkVersion.objects.visible_to(AnonymousUser())
        named = SkillEdition.objects.filter(skill=OuterRef("to_skill"))
        known = named.filter(version__in=public.values("pk")).order_by("-version")
        rows = SkillRelation.objects.filter(from_skill__in=self.held)
        return list(
            rows.select_related("to_skill__framework")
            .annotate(to_name=Subquery(known.values("name")[:1]))
            .order_by("from_skill__slug", "to_skill__slug", "kind", "pk")
        )

    @cached_property
    def inside(self) -> list[RelationRow]:
        return [
            RelationRow(
                self.slugs[row.from_skill_id], self.slugs[row.to_skill_id], row.kind
            )
            for row in self.relations
            if row.to_skill_id in self.slugs
        ]

    def crosswalks(self) -> Iterator[CrosswalkRow]:
        for row in self.relations:
            name = getattr(row, "to_name", None)
            if row.to_skill_id not in self.slugs and name is not None:
                yield CrosswalkRow(
                    from_skill=self.slugs[row.from_skill_id],
                    kind=row.kind,
                    target_uri=row.to_skill.uri,
                    target_identifier=str(row.to_skill.uuid),
                    target_title=name,
                )
        yield from self._outside()

    def _outside(self) -> Iterator[CrosswalkRow]:
        rows = OutsideRelation.objects.filter(from_skill__in=self.held)
        for row in rows:
            yield CrosswalkRow(
                from_skill=self.slugs[row.from_skill_id],
                kind=row.kind,
                target_uri=row.target_uri,
                target_identifier=row.target_identifier,
                target_title=row.target_title,
            )


def _place_of_crosswalk(row: CrosswalkRow) -> tuple[str, ...]:
    return row.from_skill, row.kind, row.target_uri, row.target_identifier


def _group_row(row: SkillGroupEdition) -> GroupRow:
    return GroupRow(
        slug=row.group.slug,
        name=row.name,
        description=row.description,
        parent=row.parent.group.slug if row.parent else None,
        position=row.position,
        identifier=str(row.group.uuid),
        uri=row.group.uri,
        extra=row.extra,
    )


def in_tree_order(version: FrameworkVersion) -> list[SkillGroupEdition]:
    """Return the groups of a version, each before what it holds: one query."""
    rows = SkillGroupEdition.objects.filter(version=version)
    rows = rows.select_related("group", "parent__group").order_by("-position", "-pk")
    inner: dict[int | None, list[SkillGroupEdition]] = defaultdict(list)
    for row in rows:
        inner[row.parent_id].append(row)
    return list(_descend(inner[None], inner))


def _descend(
    roots: Iterable[SkillGroupEdition],
    inner: dict[int | None, list[SkillGroupEdition]],
) -> Iterator[SkillGroupEdition]:
    """Yield a tree from the top; the lists come with the last of each first."""
    waiting = list(roots)
    while waiting:
        row = waiting.pop()
        yield row
        waiting += inner[row.pk]
