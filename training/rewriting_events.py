"""Writes that curation asks for: changes of events and learning paths, and new ones."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from curation.records import (
    free_slug,
    make_record,
    refuse_unknown,
    write_fields,
)
from curation.values import Value, Values
from training.event_pages import zone_of
from training.models import Event, LearningPath
from training.models.events import is_time_zone
from training.rewriting import with_provider

TIMES = ("starts_at", "ends_at")
OWN_FIELDS = (
    *("title", "url", "description", "provider", "time_zone", "is_all_day", "place"),
    *("is_online", "languages", "cost", "status"),
)
EVENT_FIELDS = (*OWN_FIELDS, *TIMES)
PATH_FIELDS = ("title", "description", "audience")
CLOCK = "%Y-%m-%d %H:%M"


def clock_text(moment: datetime, zone: ZoneInfo) -> str:
    """Return a moment as its place's clock shows it."""
    return moment.astimezone(zone).strftime(CLOCK)


def moment_of(text: str, zone: ZoneInfo) -> datetime:
    """Return the moment that a clock in the zone shows. Raises ValueError."""
    return datetime.strptime(text, CLOCK).replace(tzinfo=zone)


@transaction.atomic
def rewrite_event(*, event: Event, values: Values) -> None:
    """Change an event's own words and times."""
    refuse_unknown(values, EVENT_FIELDS)
    zone = str(values.get("time_zone", event.time_zone))
    written = _with_times(values, zone)
    if zone != event.time_zone:
        # The clock stays as it was read; the moment moves.
        for name in {*TIMES} - set(written):
            text = clock_text(getattr(event, name), zone_of(event))
            written |= _with_times({name: text}, zone)
    write_fields(event, with_provider(written))


def _with_times(values: Values, zone: str) -> dict[str, Value]:
    """Put moments in the place of what clocks show."""
    is_time_zone(zone)
    written = dict(values)
    for name in set(TIMES) & set(written):
        try:
            written[name] = moment_of(str(written[name]), ZoneInfo(zone))  # type: ignore[assignment]
        except ValueError as error:
            said = _("Give a day and a time, such as 2027-03-31 14:00.")
            raise ValidationError({name: said}) from error
    return written


@transaction.atomic
def make_event(*, values: Values) -> Event:
    """Add an event, at an address made from its title."""
    refuse_unknown(values, EVENT_FIELDS)
    event = Event(slug=free_slug(Event, values.get("title")))
    zone = str(values.get("time_zone") or event.time_zone)
    written = _with_times(values, zone)
    required = _("This field is required.")
    missing = {name: required for name in TIMES if not written.get(name)}
    if missing:
        raise ValidationError(missing)
    kept = {k: v for k, v in written.items() if v is not None}
    make_record(event, with_provider(kept))
    return event


@transaction.atomic
def rewrite_path(*, path: LearningPath, values: Values) -> None:
    """Change a path's own words; its steps are a curator's, in the admin."""
    refuse_unknown(values, PATH_FIELDS)
    write_fields(path, values)
