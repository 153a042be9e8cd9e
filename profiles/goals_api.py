"""Goals and their gaps in the API. Docstrings of views are its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import signed_in
from competencies.models import Role, SkillEdition
from profiles.actions import close_goal, create_goal, reopen_goal, update_goal
from profiles.forms import name_of_goal
from profiles.goal_pages import GoalReader, roles_to_aim_for
from profiles.goals_api_shapes import GapsShape, GoalPatch, GoalShape, GoalWish
from profiles.holdings import profile_for
from profiles.models import Goal, GoalSkill, Outcome, Profile
from profiles.references import parse_reference
from profiles.starts import Levels, levels_of


def _goals(request: Request) -> QuerySet[Goal]:
    targets = GoalSkill.objects.select_related("skill").order_by("pk")
    return (
        Goal.objects.visible_to(request.user)
        .select_related("profile__framework", "profile__version__framework")
        .prefetch_related("roles", Prefetch("targets", targets))
        .order_by("-created_at", "-pk")
    )


def _goal(request: Request, uuid: UUID) -> Goal:
    return get_object_or_404(_goals(request), uuid=uuid)


def _answer(request: Request, uuid: UUID, status: int = 200) -> Response:
    """Answer a goal as it stands in the database now."""
    shape = GoalShape(_goal(request, uuid), context={"request": request})
    return Response(shape.data, status=status)


class GoalList(ListAPIView[Goal]):
    serializer_class = GoalShape

    def get_queryset(self) -> QuerySet[Goal]:
        return _goals(self.request)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List your goals.

        Newest first.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=GoalWish, responses={201: GoalShape})
    def post(self, request: Request) -> Response:
        """Set a goal.

        From roles, where the highest level counts, and from targets of your own, which
        override the roles. These may begin with a snapshot of yours, or with a profile
        that somebody shares with you.
        """
        wish = GoalWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        profile = _profile_to_aim_in(request, given["framework"])
        roles = _roles(
            roles_to_aim_for(request.user, profile.framework), given.get("roles", [])
        )
        goal = create_goal(
            profile=profile,
            name=name_of_goal(given.get("name", ""), roles),
            roles=roles,
            targets=_start(request, profile, given.get("start", ""))
            | _targets(profile, given.get("targets", [])),
            due_on=given.get("due_on"),
            key=given.get("key"),
        )
        return _answer(request, goal.uuid, 201)


def _profile_to_aim_in(request: Request, framework: str) -> Profile:
    try:
        return profile_for(request.user, framework)
    except Http404:
        text = _("There is no framework of this name that one can aim in.")
        raise ValidationError({"framework": text}) from None


def _start(request: Request, profile: Profile, start: str) -> Levels:
    """Return the levels that a goal begins with, or say that they aren't there."""
    if not start:
        return {}
    reference = parse_reference(start)
    person = signed_in(request)
    levels = levels_of(person, profile, reference) if reference else None
    if levels is None:
        raise ValidationError({"start": _("There is no such thing to begin with.")})
    return levels


def _roles(allowed: QuerySet[Role], uuids: Sequence[UUID]) -> list[Role]:
    """Return these roles, or point at each that a goal can't come from."""
    if not uuids:
        return []
    found = {role.uuid: role for role in allowed.filter(uuid__in=uuids)}
    text = _("There is no such role in this framework.")
    faults = {str(place): text for place, uuid in enumerate(uuids) if uuid not in found}
    if faults:
        raise ValidationError({"roles": faults})
    return list(found.values())


def _targets(profile: Profile, targets: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """Return the targets by the skill's key, or point at each that can't be."""
    if not targets:
        return {}
    editions = SkillEdition.objects.filter(version=profile.version)
    rows = editions.filter(skill__uuid__in=[target["skill"] for target in targets])
    keys = dict(rows.values_list("skill__uuid", "skill_id"))
    highest = profile.framework.highest_rank or 0
    faults = {
        str(place): fault
        for place, target in enumerate(targets)
        if (fault := _fault(target, keys, highest))
    }
    if faults:
        raise ValidationError({"targets": faults})
    return {keys[target["skill"]]: target["rank"] for target in targets}


def _fault(
    target: Mapping[str, Any], keys: Mapping[UUID, int], highest: int
) -> dict[str, str]:
    if target["skill"] not in keys:
        return {"skill": _("Your profile's version has no such skill.")}
    if target["rank"] > highest:
        return {"rank": _("Give a level from 0 to %d.") % highest}
    return {}


class GoalDetail(APIView):
    @extend_schema(responses=GoalShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read one of your goals.

        Its roles and your own targets. What they come to is under `gaps`.
        """
        return _answer(request, uuid)

    @extend_schema(request=GoalPatch, responses=GoalShape)
    def patch(self, request: Request, uuid: UUID) -> Response:
        """Change one of your goals.

        What you leave out stays. `roles` and `targets` are replaced as a whole.
        `outcome` closes the goal, or opens it again with null: a closed goal is kept
        as it is, and any other change of it gets a 409.
        """
        goal = _goal(request, uuid)
        wish = GoalPatch(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        with transaction.atomic():
            if "outcome" in given and given["outcome"] is None:
                reopen_goal(goal=goal)
            if given.keys() - {"outcome"}:
                self._change(request, goal, given)
            if given.get("outcome"):
                close_goal(goal=goal, outcome=Outcome(given["outcome"]))
        return _answer(request, uuid)

    def _change(self, request: Request, goal: Goal, given: Mapping[str, Any]) -> None:
        allowed = roles_to_aim_for(request.user, goal.profile.framework, goal)
        update_goal(
            goal=goal,
            name=given.get("name", goal.name),
            due_on=given.get("due_on", goal.due_on),
            roles=_roles(allowed, given["roles"]) if "roles" in given else None,
            targets=_targets(goal.profile, given["targets"])
            if "targets" in given
            else None,
        )

    @extend_schema(responses={204: None})
    def delete(self, request: Request, uuid: UUID) -> Response:
        """Delete one of your goals.

        It goes for good, with its own targets. Your answers stay.
        """
        _goal(request, uuid).delete()
        return Response(status=204)


class GoalGaps(APIView):
    """Read the gap of one of your goals.

    Every skill that the goal asks for, in exactly one of four lists, and what teaches
    those that you are short of. The same figures as on the goal's page.
    """

    @extend_schema(responses=GapsShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        page = GoalReader(_goal_to_read(request, uuid)).page()
        return Response(GapsShape(page, context={"request": request}).data)


def _goal_to_read(request: Request, uuid: UUID) -> Goal:
    goals = Goal.objects.visible_to(request.user)
    related = goals.select_related("profile__framework", "profile__version__framework")
    return get_object_or_404(related, uuid=uuid)
