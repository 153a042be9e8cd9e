"""Take ratings from elsewhere into a profile, all in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from profiles.actions import save_clicks
from profiles.answers import Click
from profiles.bringing_over import Decision
from profiles.holdings import Holding
from profiles.models import Profile


@transaction.atomic
def move_over(
    *, profile: Profile, decisions: Sequence[Decision], held: Mapping[int, Holding]
) -> int:
    """Save what was decided, and return how many answers that made or changed.

    `held` is what the decisions were made on. Raises AnswerChangedError when any of it
    is another by now; then nothing is saved.
    """
    clicks = [_click(each, held) for each in decisions if each.answer is not None]
    skills = {each.offer.skill.slug: each.offer.skill.pk for each in decisions}
    save_clicks(profile=profile, clicks=clicks, skills=skills, only_if_seen=True)
    return len(clicks)


def _click(decision: Decision, held: Mapping[int, Holding]) -> Click:
    before = held.get(decision.offer.skill.pk)
    seen = before.seen if before else ""
    return Click(decision.offer.skill.slug, decision.answer, seen)
