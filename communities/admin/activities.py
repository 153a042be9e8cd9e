"""Curation of activities and of the times at which they take place."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from communities.fields import LanguagesField
from communities.models import Activity, Community, Occurrence
from competencies.admin.base import HubAdmin, M
from competencies.admin.seen import SeenForm

MOMENTS = {"starts_at", "ends_at"}


class OfACommunityAdmin(HubAdmin[M]):
    """What belongs to an entry, and is told in its history."""

    kind = "community"
    list_select_related = ["community"]
    autocomplete_fields = ["community"]
    settled = ("community",)

    def public_record(self, obj: M) -> Community:
        found: Community = obj.community  # type: ignore[attr-defined]
        return found

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Take no moments from an address: as text, Django's fields fall over them."""
        given = super().get_changeform_initial_data(request)
        return {name: value for name, value in given.items() if name not in MOMENTS}


class ActivityForm(SeenForm[Activity]):
    languages = LanguagesField(
        label=_("Languages"),
        required=False,
        help_text=_("Codes such as en or es, one a line."),
    )


@admin.register(Activity)
class ActivityAdmin(OfACommunityAdmin[Activity]):
    form = ActivityForm
    list_display = ["name", "community", "kind", "status", "rhythm"]
    list_filter = ["status", "kind", "wants_organisers"]
    search_fields = ["name", "community__name"]
    ordering = ["community__name", "name", "pk"]
    fieldsets = [
        (None, {"fields": ["community", "name", "kind", "description"]}),
        (_("How it stands"), {"fields": ["status", "status_note", "wants_organisers"]}),
        (
            _("When and where"),
            {
                "fields": [
                    "rhythm",
                    "rhythm_words",
                    ("starts_at", "minutes", "time_zone"),
                    ("place", "is_online"),
                    "languages",
                ]
            },
        ),
        (_("On the web"), {"fields": ["url", "join_url", "ical_url"]}),
    ]


@admin.register(Occurrence)
class OccurrenceAdmin(OfACommunityAdmin[Occurrence]):
    form = SeenForm[Occurrence]
    list_display = ["title", "community", "starts_at", "status"]
    list_filter = ["status", "is_online"]
    search_fields = ["title", "community__name"]
    ordering = ["-starts_at", "pk"]
    autocomplete_fields = ["community", "activity"]
    list_select_related = ["community", "activity"]
    fieldsets = [
        (None, {"fields": ["community", "activity", "title", "description", "url"]}),
        (
            _("When and where"),
            {
                "fields": [
                    ("starts_at", "ends_at", "is_all_day"),
                    "time_zone",
                    ("place", "is_online"),
                    "status",
                ]
            },
        ),
    ]
