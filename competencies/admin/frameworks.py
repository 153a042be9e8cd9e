"""Frameworks in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin, LinkedRows
from competencies.admin.scales import highest_in_use
from competencies.admin.seen import SeenForm
from competencies.models import Framework, FrameworkVersion, Skill
from competencies.models.frameworks import PUBLIC_STATUSES
from curation.counting import count_of


class FrameworkForm(SeenForm[Framework]):
    def clean_highest_rank(self) -> int | None:
        highest: int | None = self.cleaned_data["highest_rank"]
        used = highest_in_use(self.instance) if self.instance.pk else None
        if used is not None and (highest is None or highest < used):
            words = gettext("Level %(rank)d is in use: a draft or a role has it.")
            self.add_error("highest_rank", words % {"rank": used})
        return highest


class VersionRows(LinkedRows[FrameworkVersion]):
    model = FrameworkVersion
    fields = ["version", "status", "published_at"]
    readonly_fields = ["version", "status", "published_at"]
    ordering = ["-pk"]


@admin.register(Framework)
class FrameworkAdmin(HubAdmin[Framework]):
    form = FrameworkForm
    kind = "framework"
    importer = "framework"
    list_display = ["name", "slug", "highest_rank", "in_force", "skill_count"]
    search_fields = ["name", "slug"]
    ordering = ["name", "pk"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [VersionRows]
    fieldsets = [
        (None, {"fields": ["name", "slug", "description"]}),
        (_("Scale"), {"fields": ["highest_rank"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Framework]:
        in_force = FrameworkVersion.objects.published().filter(framework=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(
                in_force=Subquery(in_force.values("version")[:1]),
                skill_count=count_of(Skill, "framework"),
            )
        )

    def get_readonly_fields(
        self, request: HttpRequest, obj: Framework | None = None
    ) -> list[str]:
        """Settle address and scale with the first published version."""
        fields = super().get_readonly_fields(request, obj)
        if obj and obj.versions.filter(status__in=PUBLIC_STATUSES).exists():
            return [*fields, "slug", "highest_rank"]
        return fields

    @admin.display(description=_("version in force"), ordering="in_force")
    def in_force(self, framework: Framework) -> str | None:
        return getattr(framework, "in_force", None)

    @admin.display(description=_("skills"), ordering="skill_count")
    def skill_count(self, framework: Framework) -> int:
        return getattr(framework, "skill_count", 0)
