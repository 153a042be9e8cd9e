"""Curation of the training catalogue in the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin
from competencies.admin.cells import CellsForm
from competencies.admin.choices import NamedChoices
from competencies.admin.crosswalks import newest_name
from competencies.admin.filters import HasRowsFilter
from competencies.admin.scales import rank_problem
from competencies.admin.seen import SeenForm
from competencies.models import Skill
from curation.counting import count_of
from curation.inlines import RowsOfOne
from training.catalogue_actions import CatalogueActions
from training.languages import LanguagesField
from training.models import LearningResource, Provider, TeachesSkill


def with_skill_names() -> Prefetch[Any]:
    """Bring along the skills with their newest names: one query for all rows."""
    return Prefetch("skill", Skill.objects.annotate(newest_name=newest_name("pk")))


class TeachesForm(CellsForm[TeachesSkill]):
    """What a resource teaches: a step up, on the scale of the skill's framework."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        skill = self.cleaned_data.get("skill")
        if skill is not None:
            self._check_scale("from_rank", skill.framework)
            self._check_scale("to_rank", skill.framework)
        self._check_step()
        return cleaned

    def _check_scale(self, name: str, framework: Any) -> None:
        problem = rank_problem(self.cleaned_data.get(name), framework)
        if problem is not None:
            self.add_error(name, problem)

    def _check_step(self) -> None:
        if self.errors.keys() & {"from_rank", "to_rank"}:
            return
        start = self.cleaned_data.get("from_rank")
        end = self.cleaned_data.get("to_rank")
        if (start is None) != (end is None):
            missing = "from_rank" if start is None else "to_rank"
            self.add_error(missing, gettext("Give both levels, or neither."))
        elif start is not None and end is not None and end <= start:
            self.add_error("to_rank", gettext("Give a level above the first."))


class TeachesSeenForm(TeachesForm, SeenForm[TeachesSkill]):
    pass


class TeachesInline(
    NamedChoices[TeachesSkill], admin.TabularInline[TeachesSkill, LearningResource]
):
    model = TeachesSkill
    form = TeachesForm
    formset = RowsOfOne
    fields = ["skill", "from_rank", "to_rank"]
    autocomplete_fields = ["skill"]
    ordering = ["skill__slug", "pk"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[TeachesSkill]:
        return super().get_queryset(request).prefetch_related(with_skill_names())


class ResourceForm(SeenForm[LearningResource]):
    rows = ("teaches",)
    languages = LanguagesField(
        label=_("Languages"),
        required=False,
        help_text=_("Codes such as en or es, one a line."),
    )


class TeachesFilter(HasRowsFilter):
    title = _("skills")
    parameter_name = "teaches"
    related = "teaches"
    words = (_("Teaches some"), _("Nobody has said which"))


@admin.register(LearningResource)
class LearningResourceAdmin(CatalogueActions, HubAdmin[LearningResource]):
    form = ResourceForm
    kind = "resource"
    importer = "training"
    actions = ["merge", "save_as_csv", "delete_selected"]
    list_display = ["title", "provider", "url", "skill_count"]
    list_filter = [
        TeachesFilter,
        ("description", admin.EmptyFieldListFilter),
        ("provider", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["provider"]
    search_fields = ["title", "slug", "url", "provider__name"]
    ordering = [Lower("title"), "pk"]
    autocomplete_fields = ["provider"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [TeachesInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "url", "provider"]}),
        (_("About it"), {"fields": ["description", "languages"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LearningResource]:
        resources = super().get_queryset(request).defer("search")
        return resources.annotate(skill_count=count_of(TeachesSkill, "resource"))

    @admin.display(description=_("skills"), ordering="skill_count")
    def skill_count(self, resource: LearningResource) -> int:
        return getattr(resource, "skill_count", 0)


@admin.register(Provider)
class ProviderAdmin(HubAdmin[Provider]):
    form = SeenForm[Provider]
    kind = "provider"
    list_display = ["name", "url", "resource_count"]
    search_fields = ["name", "slug", "url", "ror"]
    ordering = [Lower("name"), "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "url", "ror"]}),
        (_("About it"), {"fields": ["description"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provider]:
        providers = super().get_queryset(request)
        return providers.annotate(resource_count=count_of(LearningResource, "provider"))

    @admin.display(description=_("resources"), ordering="resource_count")
    def resource_count(self, provider: Provider) -> int:
        return getattr(provider, "resource_count", 0)


@admin.register(TeachesSkill)
class TeachesSkillAdmin(HubAdmin[TeachesSkill]):
    """Every link of a resource to a skill, to find those without levels."""

    form = TeachesSeenForm
    list_display = ["resource", "skill", "from_rank", "to_rank"]
    list_filter = [("to_rank", admin.EmptyFieldListFilter), "skill__framework"]
    list_select_related = ["resource"]
    search_fields = ["resource__title", "skill__slug", "skill__editions__name"]
    ordering = ["resource__title", "pk"]
    autocomplete_fields = ["resource", "skill"]
    fieldsets = [(None, {"fields": ["resource", "skill", ("from_rank", "to_rank")]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[TeachesSkill]:
        return super().get_queryset(request).prefetch_related(with_skill_names())
