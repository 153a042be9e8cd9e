"""Roles and the levels they expect in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import InlineModelAdmin
from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin
from competencies.admin.cells import CellsForm
from competencies.admin.choices import NamedChoices
from competencies.admin.crosswalks import named_skills, newest_name
from competencies.admin.scales import RankForm
from competencies.admin.seen import SeenForm
from competencies.models import Framework, Role, RoleIrrelevance, RoleSkill
from curation.counting import count_of
from curation.inlines import RowsOfOne


class RoleForm(SeenForm[Role]):
    rows = ("skills", "irrelevances")


class ExpectedLevelForm(RankForm[RoleSkill]):
    def framework(self) -> Framework | None:
        role: Role | None = self.cleaned_data.get("role")
        return role.framework if role and role.framework_id else None


class NewExpectedLevelForm(ExpectedLevelForm):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        framework, skill = self.framework(), self.cleaned_data.get("skill")
        if framework and skill and skill.framework_id != framework.pk:
            words = gettext("This skill is of another framework than the role.")
            self.add_error("skill", words)
        return cleaned


class ExpectedLevelInline(admin.TabularInline[RoleSkill, Role]):
    """The levels a role expects. The skill is text: a field to choose it from would
    cost a query a row, and a role can expect hundreds."""

    model = RoleSkill
    form = ExpectedLevelForm
    formset = RowsOfOne
    fields = ["skill_name", "rank"]
    readonly_fields = ["skill_name"]
    verbose_name_plural = _("expected levels")
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoleSkill]:
        rows = super().get_queryset(request).select_related("skill")
        return rows.annotate(skill_name=newest_name("skill")).order_by(
            "skill_name", "pk"
        )

    @admin.display(description=_("skill"))
    def skill_name(self, row: RoleSkill) -> str:
        return getattr(row, "skill_name", None) or row.skill.slug


class NewExpectedLevelInline(
    NamedChoices[RoleSkill], admin.TabularInline[RoleSkill, Role]
):
    """Adds expected levels; those there are have rows of their own above."""

    model = RoleSkill
    form = NewExpectedLevelForm
    fields = ["skill", "rank"]
    autocomplete_fields = ["skill"]
    verbose_name_plural = _("expected levels to add")
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoleSkill]:
        return super().get_queryset(request).none()


class IrrelevanceForm(CellsForm[RoleIrrelevance]):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        role, skill = self.cleaned_data.get("role"), self.cleaned_data.get("skill")
        if role and skill and role.framework_id not in {None, skill.framework_id}:
            words = gettext("This skill is of another framework than the role.")
            self.add_error("skill", words)
        return cleaned


class IrrelevanceInline(
    NamedChoices[RoleIrrelevance], admin.TabularInline[RoleIrrelevance, Role]
):
    """What isn't asked of whoever aims at the role."""

    model = RoleIrrelevance
    form = IrrelevanceForm
    formset = RowsOfOne
    fields = ["skill"]
    autocomplete_fields = ["skill"]
    ordering = ["pk"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoleIrrelevance]:
        rows = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("skill", named_skills()))


@admin.register(Role)
class RoleAdmin(HubAdmin[Role]):
    form = RoleForm
    kind = "role"
    importer = "roles"
    why_kept = _("People aim at this role: take its publication back instead.")
    settled = ("framework", "slug")
    actions = ["publish", "take_back", "delete_selected"]
    list_display = ["name", "framework", "is_published", "level_count"]
    list_filter = ["is_published", "framework"]
    search_fields = ["name", "slug"]
    ordering = [Lower("name"), "pk"]
    autocomplete_fields = ["framework"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["framework", "name", "slug", "description"]}),
        (_("Who sees it"), {"fields": ["is_published"]}),
    ]

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Role]) -> None:
        self._show(request, queryset.filter(is_published=False), is_published=True)

    @admin.action(description=_("Take the publication back"), permissions=["change"])
    def take_back(self, request: HttpRequest, queryset: QuerySet[Role]) -> None:
        self._show(request, queryset.filter(is_published=True), is_published=False)

    def _show(
        self, request: HttpRequest, roles: QuerySet[Role], *, is_published: bool
    ) -> None:
        done = gettext("Published.") if is_published else gettext("Taken back.")
        changed = list(roles)
        roles.update(is_published=is_published)
        for role in changed:
            self.log_change(request, role, done)
        words = ngettext("%(n)d role: %(done)s", "%(n)d roles: %(done)s", len(changed))
        self.message_user(request, words % {"n": len(changed), "done": done})

    def kept(self, chosen: QuerySet[Role]) -> QuerySet[Role]:
        return chosen.filter(goals__isnull=False).distinct()

    def has_delete_permission(
        self, request: HttpRequest, obj: Role | None = None
    ) -> bool:
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not self.kept(Role.objects.filter(pk=obj.pk)).exists()

    def get_inlines(
        self, request: HttpRequest, obj: Role | None
    ) -> list[type[InlineModelAdmin[Any, Any]]]:
        if obj is None:
            return [NewExpectedLevelInline, IrrelevanceInline]
        return [ExpectedLevelInline, NewExpectedLevelInline, IrrelevanceInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Role]:
        roles = super().get_queryset(request).select_related("framework")
        return roles.annotate(level_count=count_of(RoleSkill, "role"))

    @admin.display(description=_("expected levels"), ordering="level_count")
    def level_count(self, role: Role) -> int:
        return getattr(role, "level_count", 0)
