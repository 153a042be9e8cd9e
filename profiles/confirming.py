"""Say that answers still hold, or that this was pressed by mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from profiles.models import Profile, SkillAssessment


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What was confirmed when, and when it had last been, by the skill's key."""

    at: datetime
    before: Mapping[int, datetime]


@transaction.atomic
def confirm(*, profile: Profile, skills: Iterable[int]) -> Confirmed:
    """Say that the answers for these skills still hold, in the words of today."""
    now = timezone.now()
    if profile.pk is None:
        return Confirmed(now, {})
    rows = SkillAssessment.objects.filter(profile=profile, skill__in=list(skills))
    locked = rows.select_for_update().values_list("skill", "confirmed_at")
    before = dict(locked)
    rows.update(confirmed_at=now, rated_in=profile.version)
    return Confirmed(now, before)


@transaction.atomic
def take_back(*, profile: Profile, confirmed: Confirmed) -> int:
    """Undo a confirmation; an answer given since stays. Returns how many went back."""
    rows = list(
        SkillAssessment.objects.select_for_update().filter(
            profile=profile,
            skill__in=confirmed.before.keys(),
            confirmed_at=confirmed.at,
        )
    )
    for row in rows:
        row.confirmed_at = confirmed.before[row.skill_id]
    return SkillAssessment.objects.bulk_update(rows, ["confirmed_at"])
