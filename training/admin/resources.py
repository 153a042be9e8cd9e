"""Curation of resources in the admin: what they say, teach and ask for."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from competencies.admin.base import HubAdmin
from competencies.admin.cells import CellsForm
from competencies.admin.choices import NamedChoices
from competencies.admin.crosswalks import newest_name
from competencies.admin.filters import HasRowsFilter
from competencies.admin.lines import LinesField
from competencies.admin.scales import rank_problem
from competencies.admin.seen import SeenForm
from competencies.models import Skill
from curation.counting import count_of
from curation.inlines import RowsOfOne
from training.catalogue_actions import CatalogueActions
from training.completeness import ELEMENTS
from training.completing import known_count
from training.languages import LanguagesField
from training.models import LearningResource, RequiresSkill, TeachesSkill


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
    fields = ["skill", "from_rank", "to_rank", "is_confirmed"]
    autocomplete_fields = ["skill"]
    ordering = ["skill__slug", "pk"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[TeachesSkill]:
        return super().get_queryset(request).prefetch_related(with_skill_names())


class RequiresForm(CellsForm[RequiresSkill]):
    """What a resource asks for: a level on the scale of the skill's framework."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        skill = self.cleaned_data.get("skill")
        if skill is not None:
            problem = rank_problem(self.cleaned_data.get("rank"), skill.framework)
            if problem is not None:
                self.add_error("rank", problem)
        return cleaned


class RequiresInline(
    NamedChoices[RequiresSkill], admin.TabularInline[RequiresSkill, LearningResource]
):
    model = RequiresSkill
    form = RequiresForm
    formset = RowsOfOne
    fields = ["skill", "rank"]
    autocomplete_fields = ["skill"]
    ordering = ["skill__slug", "pk"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[RequiresSkill]:
        return super().get_queryset(request).prefetch_related(with_skill_names())


class ResourceForm(SeenForm[LearningResource]):
    rows = ("teaches", "requires")
    languages = LanguagesField(
        label=_("Languages"),
        required=False,
        help_text=_("Codes such as en or es, one a line."),
    )
    authors = LinesField(
        label=_("Authors"), required=False, help_text=_("Names, one a line.")
    )
    keywords = LinesField(
        label=_("Keywords"), required=False, help_text=_("One a line.")
    )
    locked = LinesField(
        label=_("Fields that imports leave alone"),
        required=False,
        help_text=_("By their names, such as title or minutes, one a line."),
    )

    def clean_locked(self) -> list[str]:
        locked: list[str] = self.cleaned_data["locked"]
        known = {field.name for field in LearningResource._meta.concrete_fields}
        for name in set(locked) - known - {"tools", "teaches", "requires"}:
            raise ValidationError(
                gettext("A resource has no field “%(name)s”."), params={"name": name}
            )
        return locked


class TeachesFilter(HasRowsFilter):
    title = _("skills")
    parameter_name = "teaches"
    related = "teaches"
    words = (_("Teaches some"), _("Nobody has said which"))


class CompletenessFilter(admin.SimpleListFilter):
    """Keep what says all that one needs to choose it, or what lacks much."""

    title = _("completeness")
    parameter_name = "complete"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrOrPromise]]:
        return [
            ("all", _("Says everything")),
            ("half", _("Says half or more")),
            ("little", _("Says less than half")),
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> QuerySet[Any] | None:
        total = len(ELEMENTS)
        kept: dict[str, dict[str, float]] = {
            "all": {"known_count": total},
            "half": {"known_count__lt": total, "known_count__gte": total / 2},
            "little": {"known_count__lt": total / 2},
        }
        chosen = kept.get(self.value() or "")
        return queryset.filter(**chosen) if chosen else None


class ReviewFilter(admin.SimpleListFilter):
    """Keep what is to be looked at again."""

    title = _("review")
    parameter_name = "review"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrOrPromise]]:
        return [("due", _("Review is due")), ("never", _("Never reviewed"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> QuerySet[Any] | None:
        if self.value() == "due":
            return queryset.filter(review_by__lte=timezone.localdate())
        if self.value() == "never":
            return queryset.filter(reviewed_on=None)
        return None


@admin.register(LearningResource)
class LearningResourceAdmin(CatalogueActions, HubAdmin[LearningResource]):
    form = ResourceForm
    kind = "resource"
    importer = "training"
    actions = ["merge", "save_as_csv", "delete_selected"]
    list_display = ["title", "provider", "url", "skill_count", "completeness"]
    list_filter = [
        TeachesFilter,
        CompletenessFilter,
        ReviewFilter,
        ("withdrawn_on", admin.EmptyFieldListFilter),
        ("description", admin.EmptyFieldListFilter),
        ("provider", admin.EmptyFieldListFilter),
    ]
    list_select_related = ["provider"]
    search_fields = ["title", "slug", "url", "provider__name"]
    ordering = [Lower("title"), "pk"]
    autocomplete_fields = ["provider", "tools"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [TeachesInline, RequiresInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "url", "provider"]}),
        (_("About it"), {"fields": ["description", "outcomes", "audience"]}),
        (
            _("What one needs to choose it"),
            {
                "fields": [
                    ("kind", "format", "cost"),
                    ("minutes", "minutes_source"),
                    "languages",
                ]
            },
        ),
        (
            _("Where it comes from"),
            {"fields": ["authors", ("licence", "doi"), "keywords", "tools"]},
        ),
        (
            _("Keeping it up"),
            {
                "fields": [
                    ("version_date", "reviewed_on", "review_by"),
                    "withdrawn_on",
                    "locked",
                ]
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LearningResource]:
        resources = super().get_queryset(request).defer("search")
        return resources.annotate(
            skill_count=count_of(TeachesSkill, "resource"), known_count=known_count()
        )

    @admin.display(description=_("says"), ordering="known_count")
    def completeness(self, resource: LearningResource) -> str:
        known = getattr(resource, "known_count", 0)
        return gettext("%(known)d of %(total)d") % {
            "known": known,
            "total": len(ELEMENTS),
        }

    @admin.display(description=_("skills"), ordering="skill_count")
    def skill_count(self, resource: LearningResource) -> int:
        return getattr(resource, "skill_count", 0)


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
