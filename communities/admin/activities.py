"""Curation of activities and of the times at which they take place."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from communities.fields import LanguagesField
from communities.models import Activity, Community, Occurrence
from competencies.admin.base import HubAdmin, M
from competencies.admin.seen import SeenForm


class OfACommunityAdmin(HubAdmin[M]):
    """What belongs to an entry, and is told in its history."""

    kind = "community"
    list_select_related = ["community"]
    autocomplete_fields = ["community"]
    settled = ("community",)

    def public_record(self, obj: M) -> Community:
        found: Community = obj.community  # type: ignore[attr-defined]
        return found


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
