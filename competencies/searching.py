"""What the search finds of frameworks, skills and roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchRank
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject, Length
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from charts.levels import wash
from competencies.corpus import framework_texts, role_texts, skill_texts
from competencies.levels import examples_in
from competencies.models import (
    Framework,
    FrameworkVersion,
    LevelDescriptor,
    Role,
    SkillEdition,
    Tool,
)
from search.marking import best_line, found_in
from search.matching import name_holds, text_query
from search.sources import AtLevel, Found, Hit, Person, Source, part_of

EXAMPLES = 2
LONGEST_EXAMPLE = 24


def skills(words: str, user: Person, part: slice) -> Found:
    """Find skills as the version in force of each framework knows them."""
    versions = FrameworkVersion.objects.visible_to(user).one_a_framework()
    editions = (
        SkillEdition.objects.filter(version__in=versions.values("pk"))
        .matching(words)
        .select_related("skill", "version__framework", "group")
        .annotate(level=_level(words), tool=_tool(words))
    )
    return part_of(editions, part, lambda edition: _skill_hit(edition, words))


def _level(words: str) -> Subquery:
    """The level of a skill that speaks most of the words."""
    query = text_query(words)
    levels = LevelDescriptor.objects.filter(skill_edition=OuterRef("pk"), search=query)
    best = levels.order_by(SearchRank(F("search"), query).desc(), "rank", "pk")
    line = JSONObject(rank="rank", description="description", examples="examples")
    return Subquery(best.values(line=line)[:1])


def _tool(words: str) -> Subquery:
    tools = Tool.objects.filter(name_holds(words), skill_editions=OuterRef("pk"))
    return Subquery(tools.order_by("name", "pk").values("name")[:1])


def _skill_hit(edition: Any, words: str) -> Hit:
    framework = edition.version.framework
    text, level = _telling_line(edition, words)
    group = edition.group.name if edition.group else ""
    return Hit(
        title=edition.name,
        url=reverse(
            "competencies:skill-detail", args=[framework.slug, edition.skill.slug]
        ),
        text=text,
        context=(group, framework.name, _draft(edition.version)),
        level=level,
    )


def _draft(version: FrameworkVersion) -> str:
    return _("draft") if version.is_draft else ""


def _telling_line(edition: Any, words: str) -> tuple[str, AtLevel | None]:
    """Return the line that says most of the words: of the skill, a level or a tool."""
    lines: list[tuple[str, AtLevel | None]] = [(edition.description, None)]
    if edition.level:
        lines.append((_line_of(edition.level, words), _at_level(edition)))
    if edition.tool:
        lines.append((_("Done with %(tool)s.") % {"tool": edition.tool}, None))
    return max(lines, key=lambda line: found_in(f"{edition.name} {line[0]}", words))


def _line_of(level: dict[str, Any], words: str) -> str:
    return best_line([level["description"], *examples_in(level["examples"])], words)


def _at_level(edition: Any) -> AtLevel:
    rank = edition.level["rank"]
    return AtLevel(rank, wash(rank, edition.version.framework.highest_rank or rank))


def roles(words: str, user: Person, part: slice) -> Found:
    """Find roles by their name and what is said of them."""
    rows = Role.objects.visible_to(user).matching(words).select_related("framework")
    return part_of(rows, part, _role_hit)


def _role_hit(role: Role) -> Hit:
    state = "" if role.is_published else _("not published")
    return Hit(
        title=role.name,
        url=role.get_absolute_url(),
        text=role.description,
        context=(role.framework.name, state),
    )


def frameworks(words: str, user: Person, part: slice) -> Found:
    """Find frameworks by their name and what they are about."""
    rows = Framework.objects.visible_to(user).matching(words)
    return part_of(rows, part, _framework_hit)


def _framework_hit(framework: Framework) -> Hit:
    return Hit(framework.name, framework.get_absolute_url(), framework.description)


def example_skills(user: Person) -> Sequence[str]:
    """Return the skills that most roles expect, of those with short names."""
    versions = FrameworkVersion.objects.visible_to(user).one_a_framework()
    editions = SkillEdition.objects.filter(version__in=versions.values("pk"))
    wanted = editions.annotate(
        size=Length("name"), roles=Count("skill__role_skills")
    ).filter(size__lte=LONGEST_EXAMPLE)
    return _first_names(wanted.order_by("-roles", "name", "pk"))


def example_roles(user: Person) -> Sequence[str]:
    """Return the roles that expect most."""
    visible = Role.objects.visible_to(user).annotate(size=Count("skills"))
    return _first_names(visible.order_by("-size", "name", "pk"))


def _first_names(rows: QuerySet[Any]) -> list[str]:
    return list(rows.values_list("name", flat=True)[:EXAMPLES])


SOURCES = (
    Source(
        kind="skills",
        place=20,
        name=gettext_lazy("Skills"),
        counted=ngettext_lazy("%(count)d skill", "%(count)d skills", "count"),
        about=gettext_lazy(
            "By name, by tool, or by what a level looks like in real work."
        ),
        search=skills,
        list_view="competencies:framework-list",
        examples=example_skills,
        texts=skill_texts,
    ),
    Source(
        kind="roles",
        place=25,
        name=gettext_lazy("Roles"),
        counted=ngettext_lazy("%(count)d role", "%(count)d roles", "count"),
        about=gettext_lazy("What they are called, and what they are about."),
        search=roles,
        list_view="competencies:role-list",
        examples=example_roles,
        texts=role_texts,
    ),
    Source(
        kind="frameworks",
        place=30,
        name=gettext_lazy("Frameworks"),
        counted=ngettext_lazy("%(count)d framework", "%(count)d frameworks", "count"),
        about=gettext_lazy("Sets of skills on one scale of levels."),
        search=frameworks,
        list_view="competencies:framework-list",
        texts=framework_texts,
    ),
)
