"""Plans in the API: from a profile and goals in the body, and one's own kept ones."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.permissions import SAFE_METHODS, AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.models import FrameworkVersion
from competencies.outlines import Outline, scale_of
from competencies.pages import current_version
from training.models import Plan
from training.plan_reading import offers_in
from training.planned import Ground, Planned
from training.planning import PlanPage
from training.plans_api_shapes import KeptPlanShape, LearningPlanShape, PlanAsked
from training.wishes import Wishes, wishes_in


class PlanList(ListAPIView[Plan]):
    serializer_class = KeptPlanShape

    def get_permissions(self) -> list[Any]:
        """Anybody may ask for a plan: it is answered and forgotten."""
        is_read = self.request.method in SAFE_METHODS
        return [IsAuthenticated() if is_read else AllowAny()]

    def get_queryset(self) -> QuerySet[Plan]:
        plans = Plan.objects.visible_to(self.request.user).select_related("goal")
        return plans.order_by("-kept_at", "-pk")

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List the plans that you keep.

        Newest first. What each comes to now is at its own address.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=PlanAsked, responses=LearningPlanShape)
    def post(self, request: Request) -> Response:
        """Ask for a plan.

        From the levels and goals that you send, with what the catalogue has. Nothing
        of it is stored. A skill without a level counts as held at 0.
        """
        asked = PlanAsked(data=request.data)
        asked.is_valid(raise_exception=True)
        planned = _planned(request, asked.validated_data)
        return Response(LearningPlanShape(planned, context={"request": request}).data)


def _planned(request: Request, asked: dict[str, Any]) -> Planned:
    version = _version(request, asked["framework"])
    outline, scale = Outline(version), scale_of(version)
    keys = {skill.uuid: str(pk) for pk, skill in outline.skills.items()}
    today = timezone.localdate()
    return Planned(
        ground=Ground(
            outline,
            scale,
            offers_in(version.framework, outline.skills, today=today),
            {},
        ),
        levels=_ranks(asked, "levels", keys, scale.highest),
        goals=_ranks(asked, "goals", keys, scale.highest),
        wishes=_wishes(asked),
        today=today,
    )


def _version(request: Request, slug: str) -> FrameworkVersion:
    try:
        return current_version(request.user, slug)
    except Http404 as error:
        raise ValidationError({"framework": "There is no such framework."}) from error


def _ranks(
    asked: dict[str, Any], name: str, keys: dict[str, str], highest: int
) -> dict[str, int]:
    """Return the ranks by the planner's keys; refuse what the framework lacks."""
    found: dict[str, int] = {}
    for each in asked[name]:
        key = keys.get(str(each["skill"]))
        if key is None:
            raise ValidationError(
                {name: f"The framework has no skill {each['skill']}."}
            )
        if each["rank"] > highest:
            raise ValidationError({name: f"The highest level is {highest}."})
        found[key] = each["rank"]
    return found


def _wishes(asked: dict[str, Any]) -> Wishes:
    return Wishes(
        hours_a_week=asked["hours_a_week"],
        is_free=asked["free"],
        formats=tuple(asked["formats"]),
        languages=tuple(asked["languages"]),
        pinned=tuple(asked["pinned"]),
        without=tuple(asked["without"]),
    )


class PlanDetail(APIView):
    """Read a plan that you keep.

    Worked out anew from the levels that you hold now, as its page shows it.
    """

    @extend_schema(responses=LearningPlanShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        plans = Plan.objects.visible_to(request.user).select_related(
            "goal__profile__owner",
            "goal__profile__framework",
            "goal__profile__version__framework",
        )
        kept = get_object_or_404(plans, uuid=uuid)
        wishes = wishes_in(dict(QueryDict(kept.wishes).lists()))
        page = PlanPage(kept.goal, wishes, today=timezone.localdate())
        return Response(LearningPlanShape(page, context={"request": request}).data)
