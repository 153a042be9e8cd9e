"""What the hub holds about a person's learning: what they keep and look for."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from training.models import (
    Plan,
    PlanStep,
    ResourceMark,
    Review,
    SavedSearch,
    StepOutcome,
)


def export_learning(user: User) -> Sequence[Sheet]:
    """Return the marks and the searches of a person."""
    return [
        Sheet("training", _("What you saved, started and did"), _marks(user)),
        Sheet("searches", _("Your searches of the training"), _searches(user)),
        Sheet("plans", _("Your plans"), _plans(user)),
        Sheet("plan_steps", _("The steps of your plans"), _steps(user)),
        Sheet("outcomes", _("What you held after a step"), _outcomes(user)),
        Sheet("reviews", _("What you said of resources"), _reviews(user)),
    ]


def _plans(user: User) -> list[dict[str, str | int]]:
    rows = Plan.objects.visible_to(user).select_related("goal").order_by("pk")
    return [
        {
            "id": str(row.uuid),
            "goal": row.goal.name,
            "goal_id": str(row.goal.uuid),
            "hours_a_week": row.hours_a_week,
            "wishes": row.wishes,
            "kept": row.kept_at.isoformat(),
        }
        for row in rows
    ]


def _steps(user: User) -> list[dict[str, str | int]]:
    rows = PlanStep.objects.filter(plan__in=Plan.objects.visible_to(user))
    related = rows.select_related("plan", "resource").order_by("plan", "position")
    return [
        {
            "plan": str(row.plan.uuid),
            "place": row.position,
            "resource": row.resource.slug,
            "title": row.resource.title,
        }
        for row in related
    ]


def _outcomes(user: User) -> list[dict[str, str | int | None]]:
    rows = StepOutcome.objects.visible_to(user).order_by("pk")
    return [
        {
            "resource": row.resource.slug,
            "skill": row.skill.slug,
            "before": row.before,
            "after": row.after,
            "said": row.said_at.isoformat(),
        }
        for row in rows.select_related("resource", "skill")
    ]


def _reviews(user: User) -> list[dict[str, str | bool]]:
    rows = Review.objects.visible_to(user).select_related("resource").order_by("pk")
    return [
        {
            "resource": row.resource.slug,
            "title": row.resource.title,
            "time": row.time_right,
            "level": row.level_right,
            "again": row.again,
            "sentence": row.sentence,
            "hidden": row.why_hidden if row.is_hidden else "",
            "said": row.said_at.isoformat(),
        }
        for row in rows
    ]


def _marks(user: User) -> list[dict[str, str]]:
    rows = ResourceMark.objects.visible_to(user).select_related("resource")
    return [
        {
            "resource": row.resource.slug,
            "title": row.resource.title,
            "state": row.state,
            "changed": row.changed_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _searches(user: User) -> list[dict[str, str]]:
    rows = SavedSearch.objects.visible_to(user).order_by("pk")
    return [
        {
            "id": str(row.uuid),
            "name": row.name,
            "query": row.query,
            "mailed": row.often,
            "last_mailed": row.last_sent_at.isoformat() if row.last_sent_at else "",
            "kept": row.created_at.isoformat(),
        }
        for row in rows
    ]


HOLDER = Holder(
    name=gettext_lazy("What you keep of the training, and your searches"),
    tables={
        "training.resourcemark": ["owner", "resource", "state"],
        "training.savedsearch": ["owner", "uuid", "name", "query"],
        "training.plan": ["goal", "uuid", "hours_a_week", "wishes"],
        "training.planstep": ["plan", "resource"],
        "training.stepoutcome": ["owner", "resource", "skill", "before", "after"],
        "training.review": [
            *("owner", "resource", "time_right", "level_right", "again"),
            *("sentence", "is_hidden", "why_hidden"),
        ],
    },
    export=export_learning,
)
