"""Curation of events in the admin."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm
from training.event_pages import line_of, zone_of
from training.languages import LanguagesField
from training.models import Event


class EventForm(SeenForm[Event]):
    """Times by the clock at the event's place, whatever the zone of who types them."""

    languages = LanguagesField(
        label=_("Languages"),
        required=False,
        help_text=_("Codes such as en or es, one a line."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            moment = getattr(self.instance, name) if self.instance.pk else None
            # What an address asks for is left out: it may be anything.
            self.initial[name] = _on_the_clock(moment, self.instance)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        zone = self.cleaned_data.get("time_zone", "")
        if zone in available_timezones():
            for name in {"starts_at", "ends_at"} & set(self.cleaned_data):
                self.cleaned_data[name] = _by_the_clock(self.cleaned_data[name], zone)
        return cleaned


def _on_the_clock(moment: datetime | None, event: Event) -> datetime | None:
    """Return what the clock at the event's place shows, as no zone's time."""
    return moment.astimezone(zone_of(event)).replace(tzinfo=None) if moment else None


def _by_the_clock(moment: datetime | None, zone: str) -> datetime | None:
    """Return the moment at which a clock in the zone shows what the form was given."""
    if moment is None:
        return None
    return timezone.make_naive(moment).replace(tzinfo=ZoneInfo(zone))


class WhenFilter(admin.SimpleListFilter):
    """Keep what is to come, or what was."""

    title = _("when")
    parameter_name = "when"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrOrPromise]]:
        return [("coming", _("To come")), ("over", _("Over"))]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> QuerySet[Any] | None:
        now = timezone.now()
        if self.value() == "coming":
            return queryset.filter(ends_at__gte=now)
        return queryset.filter(ends_at__lt=now) if self.value() == "over" else None


@admin.register(Event)
class EventAdmin(HubAdmin[Event]):
    form = EventForm
    kind = "event"
    list_display = ["title", "when", "place", "provider", "status"]
    list_filter = [WhenFilter, "status", "is_online"]
    list_select_related = ["provider"]
    search_fields = ["title", "slug", "url", "place", "provider__name"]
    ordering = ["-starts_at", "pk"]
    autocomplete_fields = ["provider", "resource"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "url", "provider", "resource"]}),
        (_("About it"), {"fields": ["description", "languages", "cost"]}),
        (
            _("When and where"),
            {
                "fields": [
                    "starts_at",
                    "ends_at",
                    "time_zone",
                    "is_all_day",
                    ("place", "is_online"),
                    "status",
                ],
                "description": _("Times are by the clock of the time zone below them."),
            },
        ),
    ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Take no moments from an address: as text, Django's fields fall over them."""
        given = super().get_changeform_initial_data(request)
        return {k: v for k, v in given.items() if k not in {"starts_at", "ends_at"}}

    @admin.display(description=_("when"), ordering="starts_at")
    def when(self, event: Event) -> str:
        line = line_of(event)
        return f"{line.when} {line.zone}".strip()
