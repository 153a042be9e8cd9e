"""Reads the signs of life of communities, for any number in a few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Max, Min, Q
from django.utils import timezone

from communities.alive import Pulse, Signs, pulse_of
from communities.kinds import ActivityStatus, OccurrenceStatus
from communities.models import (
    MOST_MAILS,
    Activity,
    Asking,
    Channel,
    Community,
    Occurrence,
)
from curation.link_health import health_of

ANSWER_TIME = timedelta(days=30)
"""So long after the last reminder an entry is shown as unconfirmed."""


def pulses_of(
    communities: Sequence[Community], now: datetime | None = None
) -> dict[int, Pulse]:
    """Return how alive each is, by its key: five queries, however many."""
    now = now or timezone.now()
    keys = [community.pk for community in communities]
    last, coming = _events(keys, now)
    rhythms, broken = _with_rhythm(keys), _broken(keys)
    unanswered = unanswered_of(keys, now)
    today = timezone.localdate(now)
    return {
        each.pk: pulse_of(
            Signs(
                status=each.status,
                verified=_day(each.verified_at),
                last=last.get(each.pk),
                next=coming.get(each.pk),
                has_rhythm=each.pk in rhythms,
                broken=broken.get(each.pk, ()),
                unanswered=each.pk in unanswered,
            ),
            today,
        )
        for each in communities
    }


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _events(
    keys: Iterable[int], now: datetime
) -> tuple[dict[int, date], dict[int, date]]:
    """Return the last day and the next one on which something was, or will be."""
    rows = Occurrence.objects.filter(community__in=keys).exclude(
        status=OccurrenceStatus.CANCELLED
    )
    found = rows.values("community").annotate(
        last=Max("starts_at", filter=Q(starts_at__lte=now)),
        coming=Min("starts_at", filter=Q(starts_at__gt=now)),
    )
    last, coming = {}, {}
    for row in found:
        if row["last"]:
            last[row["community"]] = timezone.localdate(row["last"])
        if row["coming"]:
            coming[row["community"]] = timezone.localdate(row["coming"])
    return last, coming


def _with_rhythm(keys: Iterable[int]) -> set[int]:
    rows = Activity.objects.filter(community__in=keys, status=ActivityStatus.ACTIVE)
    return set(rows.exclude(rhythm="").values_list("community_id", flat=True))


def _broken(keys: Iterable[int]) -> Mapping[int, Sequence[str]]:
    """Return the channels whose link doesn't work: two queries."""
    channels = list(Channel.objects.filter(community__in=keys))
    health = health_of(
        url for each in channels for url in (each.url, each.join_url) if url
    )
    found: dict[int, list[str]] = defaultdict(list)
    for each in channels:
        links = [health[url] for url in (each.url, each.join_url) if url]
        if any(link.is_broken for link in links):
            found[each.community_id].append(str(each))
    return found


def unanswered_of(keys: Iterable[int], now: datetime) -> set[int]:
    """Return those of which nobody answered, for long after the last reminder."""
    rows = Asking.objects.filter(
        community__in=keys, mails=MOST_MAILS, last_mail_at__lte=now - ANSWER_TIME
    )
    return set(rows.values_list("community_id", flat=True))


def twins_of(community: Community) -> list[Community]:
    """Return other communities that give the same website."""
    sites = community.channels.filter(kind="website").values("url")
    rows = Community.objects.listed().filter(channels__url__in=sites)
    return list(rows.exclude(pk=community.pk).distinct().order_by("name")[:5])
