"""A snapshot of every profile at the end of each quarter, where something changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from profiles.models import Profile, Snapshot, SnapshotKind
from profiles.quarters import Quarter, last_over
from profiles.snapshots import answers_by_profile

BATCH = 200


def take_quarterly_snapshots(*, now: datetime | None = None) -> int:
    """Keep each profile for the last quarter that is over; return how many were kept.

    What the quarter has already, what began after it, and what is as it was kept the
    quarter before is left alone, so that running it again changes nothing.
    """
    now = now or timezone.now()
    quarter = last_over(timezone.localdate(now))
    taken, last = 0, 0
    while profiles := _to_look_at(quarter, after=last):
        taken += _keep(profiles, quarter, now)
        last = profiles[-1].pk
    return taken


def _to_look_at(quarter: Quarter, *, after: int) -> Sequence[Profile]:
    is_kept = Snapshot.objects.filter(
        profile=OuterRef("pk"), kind=SnapshotKind.QUARTERLY, name=quarter.name
    )
    end = timezone.make_aware(datetime.combine(quarter.day_after, time.min))
    rows = Profile.objects.filter(~Exists(is_kept), created_at__lt=end, pk__gt=after)
    return list(rows.order_by("pk")[:BATCH])


@transaction.atomic
def _keep(profiles: Sequence[Profile], quarter: Quarter, now: datetime) -> int:
    keys = [profile.pk for profile in profiles]
    answers, before = answers_by_profile(keys), _kept_before(keys)
    rows = [
        Snapshot(
            profile=profile,
            version_id=profile.version_id,
            kind=SnapshotKind.QUARTERLY,
            name=quarter.name,
            taken_at=now,
            answers=answers[profile.pk],
        )
        for profile in profiles
        if profile.pk in answers
        and before.get(profile.pk) != (profile.version_id, answers[profile.pk])
    ]
    # Another worker may be at it too.
    Snapshot.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _kept_before(profiles: Sequence[int]) -> dict[int, tuple[int, object]]:
    """Return what was kept last at a quarter's end, by profile: one query."""
    rows = Snapshot.objects.filter(profile__in=profiles, kind=SnapshotKind.QUARTERLY)
    newest = rows.order_by("profile", "-taken_at", "-pk").distinct("profile")
    return {
        profile: (version, answers)
        for profile, version, answers in newest.values_list(
            "profile_id", "version_id", "answers"
        )
    }
