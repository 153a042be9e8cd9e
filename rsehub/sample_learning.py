"""Sample events, a learning path, and what the sample people keep of the training."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from training.models import (
    Event,
    LearningPath,
    LearningResource,
    PathStep,
    ResourceMark,
)

Json = dict[str, Any]
LEARNING_FILE = Path(__file__).parent / "sample" / "learning.json"


def load_learning() -> None:
    """Add what is missing of the events, paths and marks."""
    data: Json = json.loads(LEARNING_FILE.read_text(encoding="utf-8"))
    resources = dict(LearningResource.objects.values_list("slug", "pk"))
    Event.objects.bulk_create(
        [_event(row, resources) for row in data["events"]], ignore_conflicts=True
    )
    for row in data["paths"]:
        _lay(row, resources)
    people = dict(User.objects.values_list("email", "pk"))
    ResourceMark.objects.bulk_create(
        [
            ResourceMark(
                owner_id=people[email], resource_id=resources[slug], state=state
            )
            for email, marks in data["marks"].items()
            if email in people
            for slug, state in marks.items()
        ],
        ignore_conflicts=True,
    )


def _event(row: Json, resources: dict[str, int]) -> Event:
    """Return an event so many days from now, by the clock of its place."""
    told = {k: v for k, v in row.items() if k not in {"in_days", "hour", "hours"}}
    day = timezone.localdate() + timedelta(days=row["in_days"])
    zone = ZoneInfo(row["time_zone"])
    starts_at = datetime.combine(day, time(row["hour"]), tzinfo=zone)
    resource = resources.get(told.pop("resource", ""))
    ends_at = starts_at + timedelta(hours=row["hours"])
    times = {"starts_at": starts_at, "ends_at": ends_at}
    return Event(**told, **times, resource_id=resource)


def _lay(row: Json, resources: dict[str, int]) -> None:
    words = {key: row[key] for key in ("title", "description", "audience")}
    path, is_new = LearningPath.objects.get_or_create(slug=row["slug"], defaults=words)
    if not is_new:
        return
    PathStep.objects.bulk_create(
        PathStep(path=path, resource_id=resources[slug], position=place, note=note)
        for place, (slug, note) in enumerate(row["steps"], start=1)
    )
