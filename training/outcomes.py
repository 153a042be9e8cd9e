"""What came of a resource: how many held the level that it leads to afterwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from competencies.models import Framework
from profiles.groups import Share, shares
from training.cards import Card
from training.effort import outcome_weight
from training.models import StepOutcome
from training.pages import Step


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many held a skill's level after a resource that leads there."""

    step: Step
    share: Share


def outcomes_of(card: Card) -> list[Outcome]:
    """Return what may be shown of each skill that a resource teaches: one query."""
    found = _shares(StepOutcome.objects.filter(resource=card.resource))
    return [
        Outcome(line.of, found[card.resource.pk, line.of.pk])
        for line in card.steps
        if isinstance(line.of, Step) and (card.resource.pk, line.of.pk) in found
    ]


def outcome_weights(framework: Framework) -> Mapping[int, float]:
    """Return what outcomes in a framework weigh, by the resource's key: one query.

    Of several skills that a resource teaches, the one that it taught worst counts.
    """
    found: dict[int, float] = defaultdict(lambda: 1.0)
    rows = StepOutcome.objects.filter(skill__framework=framework)
    for (resource, _skill), share in _shares(rows).items():
        weight = outcome_weight(share.count, share.total)
        found[resource] = max(found[resource], weight)
    return found


def _shares(rows: QuerySet[StepOutcome]) -> dict[tuple[int, int], Share]:
    """Return how many reached the level, by resource and skill.

    Who held it before can't tell whether the resource leads there, and is left out.
    """
    reaches = F("skill__taught_by__to_rank")
    taught = rows.filter(
        Q(before=None) | Q(before__lt=reaches),
        skill__taught_by__resource=F("resource"),
        skill__taught_by__to_rank__isnull=False,
    )
    return shares(
        taught,
        by=("resource", "skill"),
        person="owner",
        holds=Q(after__gte=reaches),
    )
