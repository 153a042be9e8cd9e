"""What people said and planned of an entry goes with it when it is merged.

Where a person has something on both, what they said last stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from training.models import (
    LearningResource,
    PlanStep,
    ResourceMark,
    Review,
    StepOutcome,
)

# What hangs on a resource, what has it only once, and what orders it in time.
_KEPT: Sequence[tuple[type[Any], tuple[str, ...], str]] = (
    (ResourceMark, ("owner_id",), "changed_at"),
    (StepOutcome, ("owner_id", "skill_id"), "said_at"),
    (Review, ("owner_id",), "said_at"),
    (PlanStep, ("plan_id",), "pk"),
)


def carry_over(*, gone: LearningResource, stays: LearningResource) -> None:
    """Move marks, outcomes, reviews and plan steps, with the dates that they have."""
    for model, key, when in _KEPT:
        rows = model.objects.filter(resource__in=(gone, stays)).order_by(when, "pk")
        last = {tuple(getattr(row, name) for name in key): row.pk for row in rows}
        rows.exclude(pk__in=last.values()).delete()
        model.objects.filter(resource=gone).update(resource=stays)
