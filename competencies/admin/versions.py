"""Versions of a framework in the admin: levels, publishing, levels of another."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.actions import (
    NotInForceError,
    NotPublishableError,
    copy_levels,
    publish_version,
    retire_version,
)
from competencies.admin.base import VersionedAdmin, VersionedInline
from competencies.admin.lines import LinesField
from competencies.admin.refusals import NEVER_CHANGES
from competencies.admin.scales import RankForm
from competencies.admin.seen import SeenForm
from competencies.admin.sources import LevelsOfForm
from competencies.models import Framework, FrameworkVersion, Level, SkillEdition
from curation.counting import count_of


class VersionForm(SeenForm[FrameworkVersion]):
    rows = ("levels",)
    depth_names = LinesField(
        label=_("Names of the depths"),
        required=False,
        help_text=_("What groups are called, outermost first; one a line."),
    )

    def clean_version(self) -> str:
        """The framework is settled and not in the form, so Django can't compare."""
        version: str = self.cleaned_data["version"]
        same = FrameworkVersion.objects.filter(
            framework=self.instance.framework_id, version=version
        )
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error(
                "version", gettext("The framework has this version already.")
            )
        return version


class LevelForm(RankForm[Level]):
    def framework(self) -> Framework | None:
        version: FrameworkVersion | None = self.cleaned_data.get("version")
        return version.framework if version and version.framework_id else None


class LevelInline(VersionedInline[Level]):
    model = Level
    form = LevelForm
    ordering = ["rank"]
    fields = [("rank", "name"), "short_description", "description", "focus"]


@admin.register(FrameworkVersion)
class FrameworkVersionAdmin(VersionedAdmin[FrameworkVersion]):
    form = VersionForm
    importer = "framework"
    status = "status"
    settled = ("framework",)
    list_display = ["__str__", "status", "level_count", "skill_count", "published_at"]
    list_filter = ["status", "framework"]
    search_fields = ["framework__name", "framework__slug", "version"]
    ordering = ["framework__name", "-pk"]
    autocomplete_fields = ["framework"]
    readonly_fields = ["status", "published_at", "depths"]
    inlines = [LevelInline]
    actions = ["publish", "retire", "give_levels", "delete_selected"]
    fieldsets = [
        (None, {"fields": ["framework", "version", "status", "published_at"]}),
        (_("What it says"), {"fields": ["depth_names", "notes"]}),
        (_("Where it comes from"), {"fields": ["licence", "source"]}),
    ]

    def get_fieldsets(
        self, request: HttpRequest, obj: FrameworkVersion | None = None
    ) -> Any:
        """A version that never changes shows its depths in words, not as a field."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj):
            return fieldsets
        name, options = fieldsets[1]
        shown = {**options, "fields": ["depths", "notes"]}
        return [fieldsets[0], (name, shown), *fieldsets[2:]]

    @admin.display(description=_("names of the depths"))
    def depths(self, version: FrameworkVersion) -> str:
        return ", ".join(map(str, version.depth_names))

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrameworkVersion]:
        versions = super().get_queryset(request).select_related("framework")
        return versions.annotate(
            level_count=count_of(Level, "version"),
            skill_count=count_of(SkillEdition, "version"),
        )

    @admin.display(description=_("levels"))
    def level_count(self, version: FrameworkVersion) -> int:
        return getattr(version, "level_count", 0)

    @admin.display(description=_("skills"))
    def skill_count(self, version: FrameworkVersion) -> int:
        return getattr(version, "skill_count", 0)

    @admin.action(description=_("Publish (for good)"), permissions=["change"])
    def publish(
        self, request: HttpRequest, queryset: QuerySet[FrameworkVersion]
    ) -> None:
        for version in queryset.order_by("pk"):
            self._publish(request, version)

    def _publish(self, request: HttpRequest, version: FrameworkVersion) -> None:
        try:
            publish_version(version)
        except NotPublishableError as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        words = gettext("%(it)s is in force.") % {"it": version}
        self.log_change(request, version, gettext("Published."))
        self.message_user(request, words, messages.SUCCESS)

    @admin.action(
        description=_("Retire without a successor (for good)"), permissions=["change"]
    )
    def retire(
        self, request: HttpRequest, queryset: QuerySet[FrameworkVersion]
    ) -> None:
        for version in queryset.order_by("pk"):
            self._retire(request, version)

    def _retire(self, request: HttpRequest, version: FrameworkVersion) -> None:
        try:
            retire_version(version)
        except NotInForceError as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        words = gettext("%(it)s is retired. It can still be read.") % {"it": version}
        self.log_change(request, version, gettext("Retired."))
        self.message_user(request, words, messages.SUCCESS)

    @admin.action(description=_("Give it the levels of …"), permissions=["change"])
    def give_levels(
        self, request: HttpRequest, queryset: QuerySet[FrameworkVersion]
    ) -> HttpResponse | None:
        """Ask whose levels; with the answer, copy them."""
        is_answer = "levels_of" in request.POST
        form = LevelsOfForm(request.POST if is_answer else None)
        if not form.is_valid():
            return self._ask_whose_levels(request, queryset, form)
        for version in queryset.order_by("pk"):
            self._give_levels(request, form.cleaned_data["source"], version)
        return None

    def _ask_whose_levels(
        self,
        request: HttpRequest,
        chosen: QuerySet[FrameworkVersion],
        form: LevelsOfForm,
    ) -> HttpResponse:
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Give it the levels of …"),
            "versions": chosen.order_by("pk"),
            "form": form,
        }
        return render(
            request, "admin/competencies/frameworkversion/give_levels.html", context
        )

    def _give_levels(
        self, request: HttpRequest, source: FrameworkVersion, target: FrameworkVersion
    ) -> None:
        problem = _why_no_levels(target)
        if problem is None:
            try:
                count = copy_levels(source=source, target=target)
            except NotPublishableError as error:
                problem = str(error)
        if problem is not None:
            self.message_user(request, problem, messages.ERROR)
            return
        words = gettext("%(it)s has the %(count)d levels of %(source)s.")
        words %= {"it": target, "count": count, "source": source}
        self.log_change(request, target, words)
        self.message_user(request, words, messages.SUCCESS)


def _why_no_levels(version: FrameworkVersion) -> str | None:
    """Return why a version can't take levels over, or None."""
    if not version.is_draft:
        return f"{version}: {NEVER_CHANGES}"
    if version.levels.exists():
        return gettext("%(it)s has levels already. Delete them first.") % {
            "it": version
        }
    return None
