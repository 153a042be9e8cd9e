"""Ties between skills in the admin: crosswalks, and those within a framework."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from competencies.admin.base import HubAdmin, LinkedRows
from competencies.admin.cells import CellsForm
from competencies.admin.choices import NamedChoices, tell_known
from competencies.admin.seen import SeenForm
from competencies.models import OutsideRelation, Skill, SkillEdition, SkillRelation
from curation.inlines import RowsOfOne


def newest_name(skill: str) -> Subquery:
    """Return what the newest version calls the skill that the column `skill` names."""
    editions = SkillEdition.objects.filter(skill=OuterRef(skill))
    return Subquery(editions.order_by("-version", "-pk").values("name")[:1])


def named_skills() -> QuerySet[Skill]:
    """Return the skills with their names, which say of what framework they are."""
    return Skill.objects.annotate(
        newest_name=newest_name("pk"), framework_slug=F("framework__slug")
    )


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
    fields = ["kind", "to_skill", "source", "note"]
    autocomplete_fields = ["to_skill"]
    ordering = ["kind", "pk"]
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillRelation]:
        rows = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("to_skill", named_skills()))


class RelationsBack(LinkedRows[SkillRelation]):
    """What other skills say of this one; each is changed on a page of its own."""

    model = SkillRelation
    fk_name = "to_skill"
    fields = ["from_name", "kind", "source"]
    readonly_fields = ["from_name", "kind", "source"]
    verbose_name_plural = _("relations that other skills have to it")
    ordering = ["kind", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillRelation]:
        rows = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("from_skill", named_skills()))

    @admin.display(description=_("skill"))
    def from_name(self, row: SkillRelation) -> str:
        return str(row.from_skill)


class OutsideInline(admin.TabularInline[OutsideRelation, Skill]):
    model = OutsideRelation
    form = CellsForm[OutsideRelation]
    formset = RowsOfOne
    fields = ["kind", "target_title", "target_uri"]
    ordering = ["kind", "pk"]
    extra = 0


class CrosswalkForm(SeenForm[SkillRelation]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_known(self)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        ends = [self.cleaned_data.get(end) for end in ("from_skill", "to_skill")]
        if ends[0] is not None and ends[0] == ends[1]:
            self.add_error("to_skill", gettext("A skill can't be related to itself."))
        return cleaned


class PairFilter(admin.SimpleListFilter):
    """Keep the ties between two frameworks, whichever way they were said."""

    title = _("frameworks")
    parameter_name = "pair"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        ends = ("from_skill__framework", "to_skill__framework")
        fields = [f"{end}__{name}" for end in ends for name in ("pk", "name")]
        rows = SkillRelation.objects.crosswalks().values_list(*fields).distinct()
        pairs: dict[str, str] = {}
        for one, name, other, other_name in rows:
            (low, first), (high, second) = sorted([(one, name), (other, other_name)])
            pairs[f"{low}-{high}"] = f"{first}, {second}"
        return sorted(pairs.items(), key=lambda pair: pair[1])

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> QuerySet[Any] | None:
        value = self.value()
        if value not in {key for key, _words in self.lookup_choices}:
            return None
        pair = str(value).split("-")
        return queryset.filter(
            is_crosswalk=True,
            from_skill__framework__in=pair,
            to_skill__framework__in=pair,
        )


class ConfirmedFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrOrPromise]]:
        return [("confirmed", _("Confirmed")), ("imported", _("As imported"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> QuerySet[Any] | None:
        if self.value() not in {"confirmed", "imported"}:
            return None
        return queryset.filter(confirmed_at__isnull=self.value() == "imported")


@admin.register(SkillRelation)
class SkillRelationAdmin(HubAdmin[SkillRelation]):
    form = CrosswalkForm
    actions = ["confirm", "delete_selected"]
    list_display = ["tie", "kind", "other", "source", "confirmed_at"]
    list_filter = [PairFilter, ConfirmedFilter, "is_crosswalk", "kind"]
    search_fields = ["from_skill__slug", "to_skill__slug", "source", "note"]
    ordering = ["-is_crosswalk", "pk"]
    autocomplete_fields = ["from_skill", "to_skill"]
    fieldsets = [
        (None, {"fields": ["from_skill", "kind", "to_skill"]}),
        (_("Who says so"), {"fields": ["source", "note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillRelation]:
        rows = super().get_queryset(request)
        return rows.prefetch_related(
            Prefetch("from_skill", named_skills()),
            Prefetch("to_skill", named_skills()),
        )

    def save_model(
        self,
        request: HttpRequest,
        obj: SkillRelation,
        form: Any,
        change: bool,  # noqa: FBT001  as Django calls it
    ) -> None:
        obj.confirm()
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Confirm what was imported"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[SkillRelation]) -> None:
        """Stand behind ties that a file brought."""
        waiting = list(queryset.filter(confirmed_at__isnull=True))
        keys = [tie.pk for tie in waiting]
        SkillRelation.objects.filter(pk__in=keys).update(confirmed_at=timezone.now())
        for tie in waiting:
            self.log_change(request, tie, gettext("Confirmed."))
        words = ngettext("%d tie confirmed.", "%d ties confirmed.", len(waiting))
        self.message_user(request, words % len(waiting))

    @admin.display(description=_("skill"), ordering="from_skill__slug")
    def tie(self, row: SkillRelation) -> str:
        return str(row.from_skill)

    @admin.display(description=_("to the skill"), ordering="to_skill__slug")
    def other(self, row: SkillRelation) -> str:
        return str(row.to_skill)
