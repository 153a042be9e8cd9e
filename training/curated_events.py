"""What events answer to curation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from curation.kinds import Field, Kind, Person, Trail, model_field
from curation.provenance import events_of
from curation.values import Value, Values
from training.curated import LANGUAGES, choice_field, may_change, provider_field
from training.event_pages import zone_of
from training.models import Event
from training.rewriting_events import (
    OWN_FIELDS,
    clock_text,
    make_event,
    moment_of,
    rewrite_event,
)


class ClockField(forms.CharField):
    """A day and a time as the clock at the event's place shows them.

    It stays text: a zone of whoever types would move it.
    """

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("T", " ")
        try:
            return clock_text(moment_of(text, UTC), UTC)
        except (ValueError, OverflowError) as error:
            raise ValidationError(
                _("Give a day and a time, such as 2027-03-31 14:00.")
            ) from error


def _clock(name: str, label: StrOrPromise) -> Field:
    def make() -> forms.Field:
        told = _("By the clock at its place, such as 2027-03-31 14:00.")
        return ClockField(label=label, help_text=told, max_length=20)

    return Field(name, label, make)


UTC = ZoneInfo("UTC")
STARTS = _clock("starts_at", gettext_lazy("Begins"))
ENDS = _clock("ends_at", gettext_lazy("Ends"))


class EventKind(Kind):
    key = "event"
    namespace = "training"
    label = gettext_lazy("event")
    label_plural = gettext_lazy("Training events")
    takes_new = True

    def visible_to(self, user: Person) -> QuerySet[Event]:
        return Event.objects.visible_to(user)

    def find(self, user: Person, **address: str) -> Event | None:
        return self.visible_to(user).filter(slug=address["slug"]).first()

    def address(self, record: Event) -> list[str]:
        return [record.slug]

    def title(self, record: Event) -> str:
        return record.title

    def fields(self, record: Event | None) -> Sequence[Field]:
        own = [model_field(Event, name) for name in ("title", "url", "description")]
        where = [model_field(Event, name) for name in ("place", "is_online")]
        when = [
            STARTS,
            ENDS,
            model_field(Event, "is_all_day"),
            model_field(Event, "time_zone"),
        ]
        told = [choice_field(Event, name) for name in ("cost", "status")]
        return [*own, provider_field(), *when, *where, LANGUAGES, *told]

    def read(self, record: Event, *, working: bool) -> Values:
        return _event_words(record)

    def apply(self, *, record: Event, values: Values) -> None:
        rewrite_event(event=record, values=values)

    def make(self, *, values: Values) -> Event:
        return make_event(values=values)

    def curates(self, user: Person) -> bool:
        return may_change(user, "event")

    def list_url(self) -> str:
        return reverse("training:event-list")

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: (
                    events_of(Event).filter(pgh_obj=record).select_related("provider")
                ),
                _event_words,
                is_record=True,
            )
        ]


def _event_words(row: Any) -> dict[str, Value]:
    """Return the fields of an event, or of a row of its history."""
    said = {name: getattr(row, name) for name in OWN_FIELDS}
    zone = zone_of(row)
    return said | {
        "provider": row.provider.slug if row.provider else "",
        "starts_at": clock_text(row.starts_at, zone),
        "ends_at": clock_text(row.ends_at, zone),
    }
