"""Skills and groups of one version in the admin: words, place, levels, tools."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import VersionedAdmin, VersionedInline
from competencies.admin.filters import HasRowsFilter, VersionFilter
from competencies.admin.refusals import NEVER_CHANGES
from competencies.admin.scales import RankForm
from competencies.admin.seen import SeenForm
from competencies.models import (
    Framework,
    FrameworkVersion,
    LevelDescriptor,
    Skill,
    SkillEdition,
    SkillGroupEdition,
)
from curation.counting import count_of


def version_in(
    form: SeenForm[SkillEdition] | SeenForm[SkillGroupEdition],
) -> FrameworkVersion | None:
    """Return the version that the form is about: chosen, or settled."""
    if form.instance.pk:
        return form.instance.version
    return form.cleaned_data.get("version")


class GroupEditionForm(SeenForm[SkillGroupEdition]):
    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        version = version_in(self)
        if version is not None:
            self._check_version(version)
            self._check_parent(version)
        return cleaned

    def _check_version(self, version: FrameworkVersion) -> None:
        group = self.cleaned_data.get("group")
        if not version.is_draft:
            self.add_error("version", NEVER_CHANGES)
        if group and group.framework_id != version.framework_id:
            self.add_error("group", gettext("This group is of another framework."))

    def _check_parent(self, version: FrameworkVersion) -> None:
        parent = self.cleaned_data.get("parent")
        if parent and parent.version_id != version.pk:
            self.add_error("parent", gettext("This group stands in another version."))
        elif parent and self.instance.pk in own_line(parent):
            self.add_error("parent", gettext("A group can't stand within itself."))


def own_line(group: SkillGroupEdition) -> set[int]:
    """Return the keys of a group and of all that it stands in."""
    parents = dict(
        SkillGroupEdition.objects.filter(version=group.version_id).values_list(
            "pk", "parent"
        )
    )
    line: set[int] = set()
    key: int | None = group.pk
    while key is not None and key not in line:
        line.add(key)
        key = parents.get(key)
    return line


@admin.register(SkillGroupEdition)
class SkillGroupEditionAdmin(VersionedAdmin[SkillGroupEdition]):
    form = GroupEditionForm
    settled = ("version", "group")
    list_display = ["name", "parent", "version", "position", "skill_count"]
    list_filter = [VersionFilter]
    search_fields = ["name", "group__slug"]
    ordering = ["version", "position", "pk"]
    autocomplete_fields = ["version", "group", "parent"]
    fieldsets = [
        (None, {"fields": ["version", "group", "name", "description"]}),
        (_("Place in the framework"), {"fields": ["parent", "position"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillGroupEdition]:
        groups = super().get_queryset(request)
        groups = groups.select_related("version__framework", "parent")
        return groups.annotate(skill_count=count_of(SkillEdition, "group"))

    @admin.display(description=_("skills"), ordering="skill_count")
    def skill_count(self, group: SkillGroupEdition) -> int:
        return getattr(group, "skill_count", 0)


class SkillEditionForm(SeenForm[SkillEdition]):
    rows = ("descriptors", "tools")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        version = version_in(self)
        if version is not None:
            self._check_version(version)
            self._check_place(version)
            self._check_tools(version)
        return cleaned

    def _check_version(self, version: FrameworkVersion) -> None:
        skill = self.cleaned_data.get("skill")
        if not version.is_draft:
            self.add_error("version", NEVER_CHANGES)
        if skill and skill.framework_id != version.framework_id:
            self.add_error("skill", gettext("This skill is of another framework."))

    def _check_place(self, version: FrameworkVersion) -> None:
        group = self.cleaned_data.get("group")
        if group and group.version_id != version.pk:
            self.add_error("group", gettext("This group stands in another version."))

    def _check_tools(self, version: FrameworkVersion) -> None:
        tools = self.cleaned_data.get("tools") or []
        other = [t.name for t in tools if t.framework_id != version.framework_id]
        if other:
            words = gettext("Of another framework: %(tools)s.")
            self.add_error("tools", words % {"tools": ", ".join(sorted(other))})


class DescriptorForm(RankForm[LevelDescriptor]):
    def framework(self) -> Framework | None:
        edition: SkillEdition | None = self.cleaned_data.get("skill_edition")
        return edition.version.framework if edition and edition.version_id else None


class DescriptorInline(VersionedInline[LevelDescriptor]):
    model = LevelDescriptor
    form = DescriptorForm
    ordering = ["rank"]
    fields = ["rank", "description", "examples"]


class LevelTextFilter(HasRowsFilter):
    title = _("words of its own for levels")
    parameter_name = "levels"
    related = "descriptors"


@admin.register(SkillEdition)
class SkillEditionAdmin(VersionedAdmin[SkillEdition]):
    form = SkillEditionForm
    kind = "skill"
    settled = ("version", "skill")
    list_display = ["name", "group", "version", "position", "level_texts"]
    list_filter = [VersionFilter, LevelTextFilter]
    search_fields = ["name", "skill__slug", "group__name"]
    ordering = ["version", "name", "pk"]
    autocomplete_fields = ["version", "skill", "group", "tools"]
    inlines = [DescriptorInline]
    fieldsets = [
        (None, {"fields": ["version", "skill", "name", "description"]}),
        (_("Place in the framework"), {"fields": ["group", "position"]}),
        (_("Done with"), {"fields": ["tools"]}),
    ]

    def public_record(self, obj: SkillEdition) -> Skill:
        return obj.skill

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillEdition]:
        editions = super().get_queryset(request).defer("search")
        editions = editions.select_related(
            "version__framework", "skill__framework", "group"
        )
        return editions.annotate(level_texts=count_of(LevelDescriptor, "skill_edition"))

    @admin.display(description=_("own words for levels"), ordering="level_texts")
    def level_texts(self, edition: SkillEdition) -> int:
        return getattr(edition, "level_texts", 0)
