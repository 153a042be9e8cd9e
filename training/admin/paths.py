"""Curation of learning paths in the admin, with their steps in order."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin
from competencies.admin.cells import CellsForm
from competencies.admin.choices import NamedChoices
from competencies.admin.seen import SeenForm
from curation.counting import count_of
from curation.inlines import RowsOfOne
from training.models import LearningPath, PathStep


class StepForm(CellsForm[PathStep]):
    pass


class StepInline(NamedChoices[PathStep], admin.TabularInline[PathStep, LearningPath]):
    model = PathStep
    form = StepForm
    formset = RowsOfOne
    fields = ["position", "resource", "note"]
    autocomplete_fields = ["resource"]
    ordering = ["position", "pk"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[PathStep]:
        return super().get_queryset(request).select_related("resource")


class PathForm(SeenForm[LearningPath]):
    rows = ("steps",)


@admin.register(LearningPath)
class LearningPathAdmin(HubAdmin[LearningPath]):
    form = PathForm
    kind = "learning-path"
    list_display = ["title", "audience", "step_count"]
    search_fields = ["title", "slug"]
    ordering = [Lower("title"), "pk"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [StepInline]
    fieldsets = [
        (None, {"fields": ["title", "slug"]}),
        (_("About it"), {"fields": ["description", "audience"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LearningPath]:
        paths = super().get_queryset(request)
        return paths.annotate(step_count=count_of(PathStep, "path"))

    @admin.display(description=_("steps"), ordering="step_count")
    def step_count(self, path: LearningPath) -> int:
        return getattr(path, "step_count", 0)
