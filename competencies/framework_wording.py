"""How each table of a framework is told when an import writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from competencies.importers.neutral import FrameworkFile, ReportRow
from competencies.models import (
    FrameworkVersion,
    Level,
    LevelDescriptor,
    SkillEdition,
    SkillGroupEdition,
    SkillRelation,
)
from competencies.wording import LinkWording, Wording
from curation.plans import FieldChange, RowChange

LEVELS = "levels scale"
Editions = Mapping[str, Any]


def begun(version: FrameworkVersion) -> RowChange:
    """Tell that a version is begun."""
    said = (
        (_("status"), version.get_status_display()),
        (_("licence"), version.licence),
        (_("source"), version.source),
    )
    return RowChange(
        record=f"version {version.version}",
        title=str(version),
        fields=tuple(FieldChange(label, "", text) for label, text in said if text),
        is_new=True,
    )


class FrameworkWording:
    """Knows what rows are called, in the file and in the version that is in force.

    Rows of a new version follow on those of the version in force, where that has them.
    """

    def __init__(self, file: FrameworkFile, version: FrameworkVersion) -> None:
        self.file = file
        self.groups = {row.slug: row.name for row in file.groups}
        self.skills = {row.slug: row.name for row in file.skills}
        self.tool_names = {row.slug: row.name for row in file.tools}
        self.places = {row.slug: row.group for row in file.skills}
        self.tools_of = {row.slug: set(row.tools) for row in file.skills}
        in_force = FrameworkVersion.objects.published().filter(
            framework=version.framework_id
        )
        self.before = in_force.exclude(pk=version.pk).first()
        self.skills_before = self._editions(SkillEdition, "skill")
        self.groups_before = self._editions(SkillGroupEdition, "group")
        self.levels_before = self._levels()
        self.words_before = self._words()
        self.tools_before = self._tools()

    def _editions(self, model: type[Model], concept: str) -> dict[str, Any]:
        rows = model._default_manager.filter(version=self.before)
        found = rows.select_related(concept) if self.before else rows.none()
        return {getattr(row, concept).slug: row for row in found}

    def _levels(self) -> dict[int, Level]:
        rows = Level.objects.filter(version=self.before) if self.before else ()
        return {level.rank: level for level in rows}

    def _words(self) -> dict[tuple[int, int], LevelDescriptor]:
        editions = [row.pk for row in self.skills_before.values()]
        rows = LevelDescriptor.objects.filter(skill_edition__in=editions)
        return {(row.skill_edition_id, row.rank): row for row in rows}

    def _tools(self) -> dict[tuple[str, int], tuple[str, str]]:
        """Return the tools of the skills in force, as slug and name, by their tie."""
        editions = [row.pk for row in self.skills_before.values()]
        ties = SkillEdition.tools.through._default_manager.filter(
            skilledition__in=editions
        )
        rows = ties.order_by("pk").values_list(
            "skilledition__skill__slug", "tool_id", "tool__slug", "tool__name"
        )
        return {(skill, tool): (slug, name) for skill, tool, slug, name in rows}

    def left_out(self) -> list[ReportRow]:
        """Name what the version in force has and the new one goes without.

        These are skills, and tools of the skills that both have.
        """
        skills = [slug for slug in self.skills_before if slug not in self.skills]
        tools = [
            (skill, name)
            for (skill, _pk), (slug, name) in self.tools_before.items()
            if skill in self.skills and slug not in self.tools_of[skill]
        ]
        return [
            *(self._stays(slug, "it") for slug in skills),
            *(self._stays(slug, f"the tool {name}") for slug, name in tools),
        ]

    def _stays(self, skill: str, what: str) -> ReportRow:
        return ReportRow(
            row=f"skill {skill}",
            code="not-in-version",
            message=f"{self.before} has {what} and this version won't; it stays there.",
        )

    def _within(self, skill: str) -> str:
        group = self.places.get(skill) or ""
        return self.groups.get(group, group)

    def levels(self) -> Wording:
        return Wording(
            record=lambda rank: LEVELS,
            title=lambda rank: _("Levels"),
            part=lambda rank: _("Level %d") % rank,
            earlier=self.levels_before.get,
            hidden=frozenset({"rank"}),
            is_whole=True,
        )

    def tools(self) -> Wording:
        return Wording(
            record=lambda slug: f"tool {slug}",
            title=lambda slug: self.tool_names.get(slug) or str(slug),
            hidden=frozenset({"slug"}),
        )

    def group_editions(self, editions: Editions) -> Wording:
        return Wording(
            record=lambda slug: f"group {slug}",
            title=lambda slug: self.groups.get(slug) or str(slug),
            earlier=self.groups_before.get,
            hidden=frozenset({"group_id", "position"}),
            names={"parent_id": self._group_names(editions)},
        )

    def skill_editions(self, editions: Editions) -> Wording:
        return Wording(
            record=lambda slug: f"skill {slug}",
            title=lambda slug: self.skills.get(slug) or str(slug),
            within=self._within,
            earlier=self.skills_before.get,
            hidden=frozenset({"skill_id", "position"}),
            names={"group_id": self._group_names(editions)},
        )

    def _group_names(self, editions: Editions) -> dict[Any, str]:
        """Name groups as the file does, whether or not it may rename them."""
        rows = [*self.groups_before.items(), *editions.items()]
        return {row.pk: self.groups.get(slug) or row.name for slug, row in rows}

    def skill_tools(self, editions: Editions, tools: Editions) -> LinkWording:
        skills = _slugs(editions)
        named = {
            row.pk: self.tool_names.get(slug) or row.name for slug, row in tools.items()
        }
        return LinkWording(
            record=lambda key: f"skill {skills[key[0]]}",
            label=lambda key: _("done with"),
            other=lambda key: named[key[1]],
            title=lambda key: self.skills.get(skills[key[0]], ""),
            within=lambda key: self._within(skills[key[0]]),
            was_there=lambda key: (skills[key[0]], key[1]) in self.tools_before,
        )

    def descriptors(self, editions: Editions) -> Wording:
        skills = _slugs(editions)

        def earlier(key: tuple[int, int]) -> LevelDescriptor | None:
            before = self.skills_before.get(skills[key[0]])
            return self.words_before.get((before.pk, key[1])) if before else None

        return Wording(
            record=lambda key: f"skill {skills[key[0]]}",
            title=lambda key: self.skills.get(skills[key[0]], ""),
            part=lambda key: _("Level %d") % key[1],
            within=lambda key: self._within(skills[key[0]]),
            earlier=earlier,
            hidden=frozenset({"skill_edition_id", "rank"}),
        )

    def relations(self, skills: Editions, beyond: Mapping[int, str]) -> LinkWording:
        """`beyond` names the skills of other frameworks."""
        slugs = {row.pk: slug for slug, row in skills.items()}
        own = {row.pk: self.skills.get(slug, slug) for slug, row in skills.items()}
        named = {**beyond, **own}
        return LinkWording(
            record=lambda key: f"skill {slugs[key[0]]}",
            label=lambda key: str(SkillRelation.Kind(key[2]).label),
            other=lambda key: named[key[1]],
            title=lambda key: self.skills.get(slugs[key[0]], ""),
            within=lambda key: self._within(slugs[key[0]]),
        )

    def outside(self, skills: Editions) -> LinkWording:
        """Tell ties to things elsewhere; without a title, by what they are known by."""
        slugs = {row.pk: slug for slug, row in skills.items()}
        titles = {
            (row.from_skill, row.target_uri, row.target_identifier): row.target_title
            for row in self.file.crosswalks
        }
        return LinkWording(
            record=lambda key: f"skill {slugs[key[0]]}",
            label=lambda key: str(SkillRelation.Kind(key[1]).label),
            other=lambda key: titles.get((slugs[key[0]], *key[2:])) or key[2] or key[3],
            title=lambda key: self.skills.get(slugs[key[0]], ""),
            within=lambda key: self._within(slugs[key[0]]),
        )


def _slugs(editions: Editions) -> dict[int, str]:
    return {row.pk: slug for slug, row in editions.items()}
