"""The stable concepts in the admin: skills, groups of skills, tools."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin, LinkedRows
from competencies.admin.cells import CellsForm
from competencies.admin.choices import NamedChoices
from competencies.admin.seen import SeenForm
from competencies.models import (
    Skill,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)
from competencies.models.frameworks import PUBLIC_STATUSES
from curation.counting import count_of
from curation.inlines import RowsOfOne


def newest_name(skill: str) -> Subquery:
    """Return what the newest version calls the skill that the column `skill` names."""
    editions = SkillEdition.objects.filter(skill=OuterRef(skill))
    return Subquery(editions.order_by("-version", "-pk").values("name")[:1])


class SkillForm(SeenForm[Skill]):
    rows = ("relations",)


class RelationForm(CellsForm[SkillRelation]):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.cleaned_data.get("to_skill") == self.cleaned_data.get("from_skill"):
            self.add_error("to_skill", gettext("A skill can't be related to itself."))
        return cleaned


class RelationInline(
    NamedChoices[SkillRelation], admin.TabularInline[SkillRelation, Skill]
):
    model = SkillRelation
    form = RelationForm
    formset = RowsOfOne
    fk_name = "from_skill"
    fields = ["kind", "to_skill"]
    autocomplete_fields = ["to_skill"]
    ordering = ["kind", "pk"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillRelation]:
        named = Skill.objects.annotate(newest_name=newest_name("pk"))
        rows = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("to_skill", named))


class EditionRows(LinkedRows[SkillEdition]):
    model = SkillEdition
    fields = ["version", "name"]
    readonly_fields = ["version", "name"]
    ordering = ["-version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillEdition]:
        return super().get_queryset(request).select_related("version__framework")


class GroupEditionRows(LinkedRows[SkillGroupEdition]):
    model = SkillGroupEdition
    fields = ["version", "name"]
    readonly_fields = ["version", "name"]
    ordering = ["-version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillGroupEdition]:
        return super().get_queryset(request).select_related("version__framework")


@admin.register(Skill)
class SkillAdmin(HubAdmin[Skill]):
    form = SkillForm
    kind = "skill"
    settled = ("framework", "slug")
    list_display = ["slug", "name", "framework"]
    list_filter = ["framework"]
    list_select_related = ["framework"]
    search_fields = ["slug", "editions__name"]
    ordering = ["framework", "slug", "pk"]
    autocomplete_fields = ["framework"]
    inlines = [RelationInline, EditionRows]
    fieldsets = [(None, {"fields": ["framework", "slug"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        skills = super().get_queryset(request)
        return skills.annotate(newest_name=newest_name("pk"))

    @admin.display(description=_("name in its newest version"), ordering="newest_name")
    def name(self, skill: Skill) -> str | None:
        return getattr(skill, "newest_name", None)


@admin.register(SkillGroup)
class SkillGroupAdmin(HubAdmin[SkillGroup]):
    form = SeenForm[SkillGroup]
    settled = ("framework", "slug")
    list_display = ["slug", "name", "framework"]
    list_filter = ["framework"]
    list_select_related = ["framework"]
    search_fields = ["slug", "editions__name"]
    ordering = ["framework", "slug", "pk"]
    autocomplete_fields = ["framework"]
    inlines = [GroupEditionRows]
    fieldsets = [(None, {"fields": ["framework", "slug"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillGroup]:
        editions = SkillGroupEdition.objects.filter(group=OuterRef("pk"))
        newest = editions.order_by("-version", "-pk").values("name")[:1]
        return super().get_queryset(request).annotate(newest_name=Subquery(newest))

    @admin.display(description=_("name in its newest version"), ordering="newest_name")
    def name(self, group: SkillGroup) -> str | None:
        return getattr(group, "newest_name", None)


@admin.register(Tool)
class ToolAdmin(HubAdmin[Tool]):
    form = SeenForm[Tool]
    settled = ("framework", "slug")
    why_kept = _("A published version names this tool, and never changes.")
    list_display = ["name", "kind", "framework", "skill_count"]
    list_filter = ["kind", "framework"]
    list_select_related = ["framework"]
    search_fields = ["name", "slug"]
    ordering = [Lower("name"), "pk"]
    autocomplete_fields = ["framework"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["framework", "name", "slug", "kind"]}),
        (_("About it"), {"fields": ["description", "url"]}),
    ]

    def kept(self, chosen: QuerySet[Tool]) -> QuerySet[Tool]:
        return chosen.filter(skill_editions__version__status__in=PUBLIC_STATUSES)

    def has_delete_permission(
        self, request: HttpRequest, obj: Tool | None = None
    ) -> bool:
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not self.kept(Tool.objects.filter(pk=obj.pk)).exists()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tool]:
        tools = super().get_queryset(request)
        links = SkillEdition.tools.through
        return tools.annotate(
            skill_count=count_of(links, "tool", "skilledition__skill")
        )

    @admin.display(description=_("skills"), ordering="skill_count")
    def skill_count(self, tool: Tool) -> int:
        return getattr(tool, "skill_count", 0)
