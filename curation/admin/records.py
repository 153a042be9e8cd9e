"""What was suggested, flagged and linked, to look through: records of what happened."""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from curation.models import Flag, Suggestion, UrlUse

M = TypeVar("M", bound=Model)


class RecordAdmin(admin.ModelAdmin[M]):
    """Shows what happened; it is changed by deciding, not here."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Suggestion)
class SuggestionAdmin(RecordAdmin[Suggestion]):
    list_display = ["title", "kind", "state", "shown_name", "created_at", "decided_by"]
    list_filter = ["state", "kind", "is_new"]
    list_select_related = ["decided_by"]
    search_fields = ["title", "reason", "source", "name", "decision_reason"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]
    readonly_fields = ["shown_proposed", "shown_base", "shown_decisions"]
    # An address that waits for its mail is nobody's to read; the others have words.
    exclude = ["email", "proposed", "base", "decisions", "base_digest"]

    @admin.display(description=_("suggested by"), ordering="name")
    def shown_name(self, suggestion: Suggestion) -> str:
        return suggestion.shown_name

    @admin.display(description=_("suggested"))
    def shown_proposed(self, suggestion: Suggestion) -> str:
        return _in_lines(suggestion.proposed)

    @admin.display(description=_("made on"))
    def shown_base(self, suggestion: Suggestion) -> str:
        return _in_lines(suggestion.base)

    @admin.display(description=_("what was taken"))
    def shown_decisions(self, suggestion: Suggestion) -> str:
        return _in_lines(suggestion.decisions)


def _in_lines(values: dict[str, Any]) -> str:
    """Fields and what stands in them, one a line; the pages show them side by side."""
    return "\n".join(f"{name}: {value}" for name, value in values.items())


@admin.register(Flag)
class FlagAdmin(RecordAdmin[Flag]):
    list_display = ["title", "kind", "what", "words", "created_at", "resolved_at"]
    list_filter = ["what", "kind", ("resolved_at", admin.EmptyFieldListFilter)]
    search_fields = ["title", "words", "resolution"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]


@admin.register(UrlUse)
class UrlUseAdmin(RecordAdmin[UrlUse]):
    list_display = ["raw", "kind", "field", "url"]
    list_filter = ["kind", "field"]
    list_select_related = ["url"]
    search_fields = ["raw", "record"]
    ordering = ["raw", "pk"]
