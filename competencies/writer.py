"""Puts what a framework file holds into the database: the only writer of imports.

A draft is brought to what the file says; nothing is ever deleted. A published version
never changes: a file that says the same is fine, any other is refused.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Model

from competencies.framework_wording import FrameworkWording, begun
from competencies.importers.neutral import FrameworkFile, GroupRow, ReportRow, SkillRow
from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Skill,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)
from competencies.names import known_slugs, with_slugs
from competencies.picking import Known, untied_only, without
from competencies.tree import UNGROUPED
from competencies.upserts import Tally, Telling, Upsert, Wanted, rows_by


class ImportRefusedError(Exception):
    """The file reads well and can't be taken in; the text is one line that says why."""


@dataclass(slots=True)
class Written:
    """What a framework's import came to; training goes on from `skills`."""

    version: FrameworkVersion
    file: FrameworkFile
    """The file with the hub's own slugs."""
    skills: dict[str, Skill]
    tally: Tally = field(default_factory=Tally)
    rows: list[ReportRow] = field(default_factory=list)


def write_framework(
    file: FrameworkFile, *, slug: str, version: str, left_out: Collection[str] = ()
) -> Written:
    """Bring a version of a framework to what the file says.

    Records in `left_out`, such as "skill testing", are not written. Call it inside a
    transaction. Raises ImportRefusedError when the version is published and says
    something else, or when the framework has another scale.
    """
    if UNGROUPED in {group.slug for group in file.groups}:
        raise ImportRefusedError(
            f"The hub uses the address “{UNGROUPED}” itself: give that group another."
        )
    framework = _framework(file, slug)
    if not file.slugs_are_given:
        file = with_slugs(file, known_slugs(framework))
    found, is_begun = _version(file, framework, version)
    writer = FrameworkWriter(file, found, left_out)
    if is_begun:
        writer.tally.changes.append(begun(found))
    return writer.write()


def _framework(file: FrameworkFile, slug: str) -> Framework:
    framework, _ = Framework.objects.get_or_create(
        slug=slug, defaults={"name": file.name, "description": file.description}
    )
    if not file.levels:
        return framework
    highest = max(level.rank for level in file.levels)
    if framework.highest_rank is None:
        framework.highest_rank = highest
        framework.save(update_fields=["highest_rank"])
    if framework.highest_rank != highest:
        raise ImportRefusedError(
            f"{framework} runs to level {framework.highest_rank} and this file to "
            f"level {highest}. Another scale is another framework: give it another "
            "--slug."
        )
    return framework


def _version(
    file: FrameworkFile, framework: Framework, version: str
) -> tuple[FrameworkVersion, bool]:
    """Return the version, kept from others until it is written, and if it is new."""
    versions = FrameworkVersion.objects.select_related("framework")
    return versions.select_for_update(of=("self",)).get_or_create(
        framework=framework,
        version=version,
        defaults={
            "depth_names": list(file.depth_names),
            "licence": file.licence,
            "source": file.source,
        },
    )


def _examples(row: SkillRow, rank: int) -> dict[str, object]:
    """Return the examples as they are kept; a file without any changes none."""
    lines = dict(row.examples).get(rank)
    return {"examples": "\n".join(lines)} if lines else {}


class FrameworkWriter:
    """Writes one file into one version, a table at a time."""

    def __init__(
        self,
        file: FrameworkFile,
        version: FrameworkVersion,
        left_out: Collection[str] = (),
    ) -> None:
        self.version = version
        self.framework = version.framework
        self.is_fixed = not version.is_draft
        self.tally = Tally()
        self.rows: list[ReportRow] = []
        self.skills = rows_by(Skill.objects.filter(framework=self.framework), "slug")
        self.groups = rows_by(
            SkillGroup.objects.filter(framework=self.framework), "slug"
        )
        self.tools = rows_by(Tool.objects.filter(framework=self.framework), "slug")
        self.group_editions = self._editions(SkillGroupEdition, "group")
        self.skill_editions = self._editions(SkillEdition, "skill")
        self.words = FrameworkWording(file, version)
        self.whole = file
        self.file = self._picked(file, left_out)

    def _picked(self, file: FrameworkFile, left_out: Collection[str]) -> FrameworkFile:
        if self.is_fixed:
            return untied_only(file, left_out)
        known = Known(set(self.group_editions), set(self.skills), set(self.tools))
        return without(file, left_out, known)

    def _editions(self, model: type[Model], concept: str) -> dict[str, Model]:
        rows = model._default_manager.filter(version=self.version)
        return {getattr(row, concept).slug: row for row in rows.select_related(concept)}

    def write(self) -> Written:
        """Write every table, or raise ImportRefusedError for a published version."""
        self.write_levels()
        self.write_concepts()
        self.write_tools()
        self.write_groups()
        self.write_skills()
        self.write_skill_tools()
        self.write_descriptors()
        if self.is_fixed:
            self.refuse_differences()
        self.write_relations()
        self.report_missing()
        return Written(self.version, self.file, self.skills, self.tally, self.rows)

    def upsert(
        self,
        model: type[Model],
        existing: dict,  # type: ignore[type-arg]
        wanted: Wanted,
        *,
        wording: Telling | None = None,
        may_write: bool = False,
        **new_fields: object,
    ) -> None:
        fixed = self.is_fixed and not may_write
        upsert = Upsert(model, is_fixed=fixed, wording=wording)
        self.tally.add(upsert.apply(existing, wanted, new_fields))

    def write_levels(self) -> None:
        wanted = {
            level.rank: {
                "rank": level.rank,
                "name": level.name,
                "short_description": level.short_description,
                "description": level.description,
                "focus": level.focus,
            }
            for level in self.file.levels
        }
        existing = rows_by(Level.objects.filter(version=self.version), "rank")
        told = self.words.levels()
        self.upsert(Level, existing, wanted, wording=told, version=self.version)

    def write_concepts(self) -> None:
        """Make the stable skills and groups that the framework lacks."""
        for model, known, rows in (
            (Skill, self.skills, self.file.skills),
            (SkillGroup, self.groups, self.file.groups),
        ):
            wanted = {row.slug: {"slug": row.slug} for row in rows}
            new = Upsert(model, is_fixed=self.is_fixed).apply(
                known, wanted, {"framework": self.framework}
            )
            self.tally.differences += new.differences

    def write_tools(self) -> None:
        wanted = {
            tool.slug: {
                "slug": tool.slug,
                "name": tool.name,
                "description": tool.description,
                "kind": tool.kind,
                "url": tool.url,
            }
            for tool in self.file.tools
            if not (tool.slug_only and tool.slug in self.tools)
        }
        self.upsert(
            Tool,
            self.tools,
            wanted,
            wording=self.words.tools(),
            may_write=True,
            framework=self.framework,
        )

    def write_groups(self) -> None:
        """Write a depth at a time, for a group needs its parent's key."""
        if self.is_fixed and any(g.slug not in self.groups for g in self.file.groups):
            return
        waiting = list(self.file.groups)
        while waiting:
            ready = [g for g in waiting if g.parent is None or self._has_parent(g)]
            if not ready:
                raise ImportRefusedError(
                    f"The group “{waiting[0].slug}” stands in one that isn't there."
                )
            wanted = {row.slug: self._group_fields(row) for row in ready}
            self.upsert(
                SkillGroupEdition,
                self.group_editions,
                wanted,
                wording=self.words.group_editions(self.group_editions),
                version=self.version,
            )
            done = set(wanted)
            waiting = [row for row in waiting if row.slug not in done]

    def _has_parent(self, row: GroupRow) -> bool:
        return row.parent in self.group_editions

    def _group_fields(self, row: GroupRow) -> dict[str, object]:
        parent = self.group_editions[row.parent] if row.parent else None
        fields = {
            "group_id": self.groups[row.slug].pk,
            "parent_id": parent.pk if parent else None,
            "name": row.name,
            "description": row.description,
        }
        return fields | self._position(row, self.group_editions)

    def _position(
        self, row: GroupRow | SkillRow, existing: dict[str, Model]
    ) -> dict[str, object]:
        """A file without ranks gives an order to what is new, and moves nothing."""
        if self.file.slugs_are_given or row.slug not in existing:
            return {"position": row.position}
        return {}

    def write_skills(self) -> None:
        wanted = {
            row.slug: {
                "skill_id": self.skills[row.slug].pk,
                "group_id": self.group_editions[row.group].pk,
                "name": row.name,
                "description": row.description,
            }
            | self._position(row, self.skill_editions)
            for row in self.file.skills
            if row.slug in self.skills and row.group in self.group_editions
        }
        self.upsert(
            SkillEdition,
            self.skill_editions,
            wanted,
            wording=self.words.skill_editions(self.group_editions),
            version=self.version,
        )

    def write_skill_tools(self) -> None:
        through = SkillEdition.tools.through
        existing = rows_by(
            through._default_manager.filter(skilledition__version=self.version),
            "skilledition_id",
            "tool_id",
        )
        pairs = [
            (self.skill_editions[row.slug].pk, self.tools[tool].pk)
            for row in self.file.skills
            if row.slug in self.skill_editions
            for tool in row.tools
        ]
        wanted = {
            (edition, tool): {"skilledition_id": edition, "tool_id": tool}
            for edition, tool in pairs
        }
        told = self.words.skill_tools(self.skill_editions, self.tools)
        self.upsert(through, existing, wanted, wording=told)
        self._differ_if_missing("tool of a skill", set(existing) - set(wanted))

    def write_descriptors(self) -> None:
        existing = rows_by(
            LevelDescriptor.objects.filter(skill_edition__version=self.version),
            "skill_edition_id",
            "rank",
        )
        wanted = {
            (edition.pk, rank): {
                "skill_edition_id": edition.pk,
                "rank": rank,
                "description": text,
            }
            | _examples(row, rank)
            for row in self.file.skills
            if (edition := self.skill_editions.get(row.slug)) is not None
            for rank, text in row.descriptors
        }
        told = self.words.descriptors(self.skill_editions)
        self.upsert(LevelDescriptor, existing, wanted, wording=told)
        self._differ_if_missing("level of a skill", set(existing) - set(wanted))

    def write_relations(self) -> None:
        existing = rows_by(
            SkillRelation.objects.filter(from_skill__framework=self.framework),
            "from_skill_id",
            "to_skill_id",
            "kind",
        )
        rows = [
            (self.skills[r.from_skill].pk, self.skills[r.to_skill].pk, r.kind)
            for r in self.file.relations
        ]
        wanted = {
            (start, end, kind): {
                "from_skill_id": start,
                "to_skill_id": end,
                "kind": kind,
            }
            for start, end, kind in rows
        }
        told = self.words.relations(self.skills)
        self.upsert(SkillRelation, existing, wanted, wording=told, may_write=True)
        self.rows += [
            ReportRow(
                row=told.record(key),
                code="not-in-file",
                message=f"{told.label(key)} {told.other(key)}: the hub says so and the "
                "file doesn't; it stays.",
            )
            for key in sorted(existing.keys() - wanted.keys())
        ]

    def _differ_if_missing(self, what: str, keys: set[object]) -> None:
        """Tell what the version holds and the file doesn't; of a draft it stays."""
        if keys and not self.is_fixed:
            message = f"The draft has {len(keys)} that the file doesn't: they stay."
            self.rows.append(ReportRow(row=what, code="not-in-file", message=message))
        if keys and self.is_fixed:
            self.tally.differences += [
                f"{what} {key}" for key in sorted(map(str, keys))
            ]

    def missing(self) -> list[str]:
        """Return what this version holds and the file doesn't."""
        skills = {row.slug for row in self.whole.skills}
        groups = {row.slug for row in self.whole.groups}
        return [
            *(f"skill {slug}" for slug in self.skill_editions if slug not in skills),
            *(f"group {slug}" for slug in self.group_editions if slug not in groups),
        ]

    def refuse_differences(self) -> None:
        differences = [*self.tally.differences, *self.missing()]
        if differences:
            raise ImportRefusedError(
                f"{self.version} is published and never changes; this file differs in "
                f"{len(differences)} places, first in: {differences[0]}. "
                "Import it under a new --version."
            )

    def report_missing(self) -> None:
        self.rows += [
            ReportRow(
                row=name,
                code="not-in-file",
                message="The draft has it and the file doesn't: it stays as it is.",
            )
            for name in self.missing()
        ]
        if not self.is_fixed:
            self.rows += self.words.left_out()
