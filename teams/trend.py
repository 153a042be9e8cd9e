"""How coverage stood at the end of the last quarter, of who was named then and is now.

Nobody shows more by it than they show today, and nobody more than they showed then.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from profiles.models import Snapshot, SnapshotKind
from profiles.quarters import last_over
from teams.coverage import Cover, cover
from teams.crew import Crew
from teams.models import Consent, Openness


def covers_before(crew: Crew) -> Mapping[int, Cover]:
    """Return the coverage of the last quarter by the skill's key: two queries.

    Empty where nobody who is named now was named then.
    """
    quarter = last_over(timezone.localdate())
    then = Consent.objects.filter(
        framework=crew.framework,
        openness=Openness.NAMED,
        since__date__lt=quarter.day_after,
        membership__in=[each.pk for each in crew.named],
    )
    people = {
        person: str(uuid)
        for person, uuid in then.values_list("membership__person", "membership__uuid")
    }
    kept = Snapshot.objects.filter(
        profile__owner__in=people,
        profile__framework=crew.framework,
        kind=SnapshotKind.QUARTERLY,
    ).order_by("taken_at", "pk")
    by_uuid = {node.uuid: pk for pk, node in crew.outline.skills.items()}
    held: dict[str, dict[int, int | None]] = {}
    for owner, answers in kept.values_list("profile__owner", "answers"):
        # The latest wins: a quarter without changes keeps nothing of its own.
        held[people[owner]] = {
            by_uuid[skill]: answer["rank"]
            for skill, answer in answers.items()
            if skill in by_uuid
        }
    if not held:
        return {}
    before = cover(crew.wanted, held, order=list(crew.outline.skills))
    return {each.skill: each for each in before}
