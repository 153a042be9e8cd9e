"""The stable concepts in the admin: skills, groups of skills, tools."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin, LinkedRows
from competencies.admin.crosswalks import (
    OutsideInline,
    RelationInline,
    RelationsBack,
    newest_name,
)
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


class SkillForm(SeenForm[Skill]):
    rows = ("relations", "outside_relations")


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
    inlines = [RelationInline, RelationsBack, OutsideInline, EditionRows]
    fieldsets = [(None, {"fields": ["framework", "slug"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Skill]:
        skills = super().get_queryset(request)
        skills = skills.annotate(newest_name=newest_name("pk"))
        # Where either framework may be meant, a skill says of which it is.
        if request.GET.get("model_name") == SkillRelation._meta.model_name:
            return skills.annotate(framework_slug=F("framework__slug"))
        return skills

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: Any,
        change: bool,  # noqa: FBT001  as Django calls it
    ) -> None:
        for row in formset.forms:
            if row.has_changed() and isinstance(row.instance, SkillRelation):
                row.instance.confirm()
        super().save_formset(request, form, formset, change)

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
