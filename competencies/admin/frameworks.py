"""Frameworks in the admin."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin, LinkedRows
from competencies.admin.scales import highest_in_use
from competencies.admin.seen import SeenForm
from competencies.models import Framework, FrameworkVersion, Skill
from competencies.models.frameworks import PUBLIC_STATUSES
from competencies.next_version import begin_next_version
from curation.counting import count_of
from curation.kinds import RefusedError


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
    actions = ["begin_next", "delete_selected"]
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

    @admin.action(
        description=_("Begin the next version, as a copy"), permissions=["change"]
    )
    def begin_next(self, request: HttpRequest, queryset: QuerySet[Framework]) -> None:
        for framework in queryset.order_by("pk"):
            self._begin_next(request, framework)

    def _begin_next(self, request: HttpRequest, framework: Framework) -> None:
        try:
            draft = begin_next_version(framework=framework)
        except RefusedError as error:
            self.message_user(request, f"{framework}: {error}", messages.ERROR)
            return
        words = gettext("%(it)s is the draft to work on.") % {"it": draft}
        self.message_user(request, words, messages.SUCCESS)

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
