"""When communities meet: by rules, with what was moved or called off, and singly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from communities.kinds import ActivityStatus, OccurrenceStatus
from communities.models import Activity, Community, Occurrence
from communities.rhythms import Rhythm, Time, at, times_of
from curation.kinds import Person

USUAL_MINUTES = 60
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MOST_ACTIVITIES = 2_000
MOST_OCCURRENCES = 2_000
GOING_ON = (ActivityStatus.ACTIVE, ActivityStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One time at which something takes place, wherever it is written down."""

    identifier: str
    """The same for good: the record's, with the time that the rule says."""
    community: Community
    title: str
    starts: datetime
    ends: datetime
    zone: str
    status: str
    is_all_day: bool = False
    is_online: bool = False
    place: str = ""
    url: str = ""
    about: str = ""
    changed: datetime = LONG_AGO

    @property
    def local_start(self) -> datetime:
        return self.starts.astimezone(ZoneInfo(self.zone))

    @property
    def local_end(self) -> datetime:
        return self.ends.astimezone(ZoneInfo(self.zone))

    @property
    def is_off(self) -> bool:
        return self.status == OccurrenceStatus.CANCELLED


@dataclass(frozen=True, slots=True)
class Diary:
    """What is written down for some communities: activities, and single times."""

    activities: Sequence[Activity]
    occurrences: Sequence[Occurrence]

    def meetings(self, after: datetime, before: datetime) -> list[Meeting]:
        """Return all that takes place between two moments, the first one first."""
        found = [
            *self._by_rules(after, before),
            *(meeting_of(each) for each in self._single(after, before)),
        ]
        return sorted(found, key=lambda m: (m.starts, m.title, m.identifier))

    def _single(self, after: datetime, before: datetime) -> Iterator[Occurrence]:
        for each in self.occurrences:
            if each.ends_at > after and each.starts_at < before:
                yield each

    def _by_rules(self, after: datetime, before: datetime) -> Iterator[Meeting]:
        told: defaultdict[int, set[datetime]] = defaultdict(set)
        for each in self.occurrences:
            if each.activity_id and each.rule_starts_at:
                told[each.activity_id].add(each.rule_starts_at)
        for activity in self.activities:
            for time in times_by_rule(activity, after, before):
                if time.starts not in told[activity.pk]:
                    yield _by_rule(activity, time)


def diary_of(user: Person, communities: Collection[int] | None = None) -> Diary:
    """Return what is written down, of some communities or of all: two queries."""
    activities: QuerySet[Activity] = Activity.objects.visible_to(user)
    activities = activities.filter(status__in=GOING_ON, starts_at__isnull=False)
    occurrences: QuerySet[Occurrence] = Occurrence.objects.visible_to(user)
    if communities is not None:
        activities = activities.filter(community__in=communities)
        occurrences = occurrences.filter(community__in=communities)
    unread = ("community__search", "community__folded", "community__description")
    return Diary(
        list(
            activities.select_related("community")
            .defer(*unread)
            .order_by("pk")[:MOST_ACTIVITIES]
        ),
        list(
            occurrences.select_related("community", "activity")
            .defer(*unread)
            .order_by("-starts_at", "pk")[:MOST_OCCURRENCES]
        ),
    )


def rhythm_of(activity: Activity) -> Rhythm | None:
    """Return the rhythm of an activity, on the clock of its place."""
    if activity.starts_at is None:
        return None
    zone = ZoneInfo(activity.time_zone)
    local = activity.starts_at.astimezone(zone).replace(tzinfo=None)
    lasts = timedelta(minutes=activity.minutes or USUAL_MINUTES)
    return Rhythm(activity.rhythm, local, activity.time_zone, lasts)


def times_by_rule(
    activity: Activity, after: datetime, before: datetime
) -> Iterator[Time]:
    """Yield the times of an activity between two moments; without a rule, its one."""
    rhythm = rhythm_of(activity)
    if rhythm is None:
        return
    if rhythm.rule:
        yield from times_of(rhythm, after, before)
        return
    time = at(rhythm.first, ZoneInfo(rhythm.zone), rhythm.lasts)
    if time.ends > after and time.starts < before:
        yield time


def _by_rule(activity: Activity, time: Time) -> Meeting:
    return Meeting(
        identifier=f"{activity.uuid}/{time.identifier}",
        community=activity.community,
        title=activity.name,
        starts=time.starts,
        ends=time.ends,
        zone=activity.time_zone,
        status=OccurrenceStatus.CONFIRMED,
        is_online=activity.is_online,
        place=activity.place,
        url=activity.url,
        about=activity.description,
        changed=activity.updated_at,
    )


def meeting_of(occurrence: Occurrence) -> Meeting:
    return Meeting(
        identifier=str(occurrence.uuid),
        community=occurrence.community,
        title=occurrence.title,
        starts=occurrence.starts_at,
        ends=occurrence.ends_at,
        zone=occurrence.time_zone,
        status=occurrence.status,
        is_all_day=occurrence.is_all_day,
        is_online=occurrence.is_online,
        place=occurrence.place,
        url=occurrence.url,
        about=occurrence.description,
        changed=occurrence.updated_at,
    )
