"""Challenges in the admin, with their items, and the initiatives that they name."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet, URLField
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from challenges.models import (
    Action,
    Challenge,
    ChallengeResource,
    Evidence,
    ImpactTarget,
    Initiative,
    MeasureReading,
    Objective,
    Output,
    PastWork,
    Project,
    SubProblem,
)
from competencies.admin.base import HubAdmin
from competencies.admin.cells import CellsForm
from competencies.admin.seen import SeenForm
from curation.counting import count_of
from curation.inlines import RowsOfOne

ITEM_FIELDS: dict[type[Model], list[str]] = {
    Evidence: ["number", "position", "title", "url", "text", "prefix", "standing"],
    ImpactTarget: [
        *("number", "position", "title", "text", "status"),
        *("indicator", "baseline", "target", "measure"),
    ],
    Objective: ["number", "position", "title", "text", "targets", "status"],
    Action: [
        *("number", "position", "title", "text", "status", "lead", "communities"),
        *("due", "evidence", "skills", "resources"),
    ],
    Output: [
        *("number", "position", "title", "action", "objectives", "targets"),
        *("status", "delivered_on", "delivered_as", "measure"),
    ],
    Project: ["number", "position", "title", "url", "text", "standing"],
    PastWork: ["number", "position", "title", "url", "text", "standing"],
    ChallengeResource: ["number", "position", "title", "url", "text", "prefix"],
    SubProblem: ["number", "position", "title", "text"],
}


class ItemForm(CellsForm[Any]):
    pass


def _inline(
    model: type[Model], fields: list[str]
) -> type[admin.StackedInline[Any, Any]]:
    """Return the rows of one sort of items."""
    return type(
        f"{model.__name__}Inline",
        (admin.StackedInline,),
        {
            "model": model,
            "fk_name": "challenge",
            "form": ItemForm,
            "formset": RowsOfOne,
            "fields": fields,
            "ordering": ["position", "pk"],
            "extra": 0,
            "formfield_overrides": {URLField: {"assume_scheme": "https"}},
            "classes": ["collapse"],
        },
    )


class ChallengeForm(SeenForm[Challenge]):
    """The challenge's own words, and where it stands."""


@admin.register(Challenge)
class ChallengeAdmin(HubAdmin[Challenge]):
    form = ChallengeForm
    kind = "challenge"
    list_display = ["title", "stage", "category", "output_count"]
    list_filter = ["stage", "category"]
    search_fields = ["title", "slug"]
    ordering = [Lower("title"), "pk"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["parent", "editors"]
    inlines = [_inline(model, fields) for model, fields in ITEM_FIELDS.items()]
    fieldsets = [
        (None, {"fields": ["title", "slug", "stage", "published_on", "category"]}),
        (_("About it"), {"fields": ["description", "guidance"]}),
        (_("Where it stands"), {"fields": ["parent", "position", "editors"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Challenge]:
        rows = super().get_queryset(request)
        return rows.annotate(output_count=count_of(Output, "challenge"))

    @admin.display(description=_("outputs"), ordering="output_count")
    def output_count(self, challenge: Challenge) -> int:
        return getattr(challenge, "output_count", 0)


class InitiativeForm(SeenForm[Initiative]):
    """An address, and what it is called."""


@admin.register(Initiative)
class InitiativeAdmin(HubAdmin[Initiative]):
    form = InitiativeForm
    list_display = ["title", "address", "named"]
    search_fields = ["title", "address"]
    ordering = [Lower("title"), "pk"]
    fields = ["title", "address"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Initiative]:
        rows = super().get_queryset(request)
        return rows.annotate(named=count_of(Project, "initiative"))

    @admin.display(description=_("projects"), ordering="named")
    def named(self, initiative: Initiative) -> int:
        return getattr(initiative, "named", 0)


@admin.register(MeasureReading)
class MeasureReadingAdmin(HubAdmin[MeasureReading]):
    """What live measures said; the worker writes it, nobody else."""

    list_display = ["measure", "day", "value", "total"]
    list_filter = ["measure"]
    ordering = ["-day", "measure", "pk"]
    readonly_fields = ["measure", "day", "value", "total"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
