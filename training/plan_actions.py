"""Writes of plans: keeping one, and what came of a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from accounts.models import User
from profiles.actions import save_clicks
from profiles.answers import Answer, Click
from profiles.models import Goal, Profile
from training.models import LearningResource, Plan, PlanStep, StepOutcome
from training.models.plans import LONGEST_WISHES
from training.wishes import Wishes


class WishesTooLongError(Exception):
    """The wishes name more than can be kept."""


@transaction.atomic
def keep_plan(
    *, goal: Goal, wishes: Wishes, resources: Sequence[LearningResource]
) -> Plan:
    """Keep what is wanted of the plan for a goal, and its steps as they are.

    Raises WishesTooLongError.
    """
    query = wishes.query()
    if len(query) > LONGEST_WISHES:
        raise WishesTooLongError
    plan, _is_new = Plan.objects.update_or_create(
        goal=goal, defaults={"hours_a_week": wishes.hours_a_week, "wishes": query}
    )
    PlanStep.objects.filter(plan=plan).exclude(resource__in=resources).delete()
    PlanStep.objects.bulk_create(
        [
            PlanStep(plan=plan, resource=resource, position=position)
            for position, resource in enumerate(resources, start=1)
        ],
        update_conflicts=True,
        unique_fields=["plan", "resource"],
        update_fields=["position"],
    )
    return plan


def let_go_of_plan(*, goal: Goal) -> None:
    """Forget a kept plan; what was started and done stays marked."""
    Plan.objects.filter(goal=goal).delete()


@transaction.atomic
def say_outcomes(
    *,
    owner: User,
    resource: LearningResource,
    before: Mapping[int, int | None],
    after: Mapping[int, int],
) -> None:
    """Keep which level a person holds after a resource, by the skill's key."""
    StepOutcome.objects.bulk_create(
        [
            StepOutcome(
                owner=owner,
                resource=resource,
                skill_id=skill,
                before=before.get(skill),
                after=rank,
            )
            for skill, rank in after.items()
        ],
        update_conflicts=True,
        unique_fields=["owner", "resource", "skill"],
        update_fields=["after", "said_at"],
    )


def put_into_profile(
    *, profile: Profile, levels: Mapping[str, tuple[int, int]]
) -> None:
    """Put levels into a profile, because its owner says so; by slug: key and rank."""
    save_clicks(
        profile=profile,
        clicks=[Click(slug, Answer(rank), "") for slug, (_key, rank) in levels.items()],
        skills={slug: key for slug, (key, _rank) in levels.items()},
    )
