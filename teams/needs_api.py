"""What a team aims at and sets out to do, in the API. Docstrings are its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from teams.api import FRAMEWORK, crew_of, person_of
from teams.api_shapes import (
    GrowthShape,
    TeamActionChange,
    TeamActionShape,
    TeamActionWish,
    TeamTargetShape,
    TeamTargetWish,
)
from teams.crew import Crew
from teams.growing_page import OwnGrowth, TeamGrowth
from teams.models import Membership, TeamAction, TeamTarget
from teams.needs import aim_at, set_action, settle_action
from teams.pages import roles_of
from teams.permissions import inside, managing

FULL = gettext_lazy("There are as many as there can be. Take one away first.")


class TargetList(APIView):
    @extend_schema(responses=TeamTargetShape(many=True), parameters=[FRAMEWORK])
    def get(self, request: Request, slug: str) -> Response:
        """List what a team aims at.

        So many people of a role, or at a level of a skill, in one framework.
        """
        return Response(TeamTargetShape(crew_of(request, slug).targets, many=True).data)

    @extend_schema(request=TeamTargetWish, responses={201: TeamTargetShape(many=True)})
    def post(self, request: Request, slug: str) -> Response:
        """Let a team aim at something.

        For who manages it. So many people of a role, or at a level of a skill; the
        same role or skill again changes how many. All targets come back.
        """
        standing = managing(request.user, slug)
        wish = TeamTargetWish(data=request.data)
        wish.is_valid(raise_exception=True)
        crew = Crew(standing.team)
        if not aim_at(team=standing.team, **_aim(request, crew, wish.validated_data)):
            raise ValidationError({"people": FULL})
        shown = Crew(standing.team).targets
        return Response(TeamTargetShape(shown, many=True).data, status=201)


def _aim(request: Request, crew: Crew, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is wished for as the action takes it, or point at what can't be."""
    if ("role" in given) == ("skill" in given):
        raise ValidationError({"role": _("Give a role or a skill: one of the two.")})
    if "role" in given:
        roles = roles_of(crew.framework, person_of(request))
        role = roles.filter(uuid=given["role"]).first()
        if role is None:
            raise ValidationError({"role": _("There is no such role.")})
        return {"people": given["people"], "role": role}
    nodes = crew.outline.skills.items()
    skill = next((pk for pk, node in nodes if node.uuid == str(given["skill"])), None)
    if skill is None:
        raise ValidationError({"skill": _("There is no such skill.")})
    rank = given.get("level", 0)
    if not 1 <= rank <= crew.scale.highest:
        highest = crew.scale.highest
        raise ValidationError({"level": _("Give a level from 1 to %d.") % highest})
    return {"people": given["people"], "skill": str(skill), "rank": str(rank)}


class TargetDetail(APIView):
    @extend_schema(responses={204: None})
    def delete(self, request: Request, slug: str, uuid: UUID) -> Response:
        """Let a team aim at something no more.

        For who manages it.
        """
        targets = TeamTarget.objects.filter(team=managing(request.user, slug).team)
        get_object_or_404(targets, uuid=uuid).delete()
        return Response(status=204)


class ActionList(APIView):
    @extend_schema(responses=TeamActionShape(many=True))
    def get(self, request: Request, slug: str) -> Response:
        """List what a team set out to do.

        What is open comes first, soonest first.
        """
        team = inside(request.user, slug).team
        rows = TeamAction.objects.visible_to(request.user).filter(team=team)
        related = rows.select_related("owner").soonest_first()
        return Response(TeamActionShape(related, many=True).data)

    @extend_schema(request=TeamActionWish, responses={201: TeamActionShape})
    def post(self, request: Request, slug: str) -> Response:
        """Set out to do something.

        For who manages the team.
        """
        team = managing(request.user, slug).team
        wish = TeamActionWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        live = Membership.objects.live().filter(team=team)
        owner = live.filter(uuid=given["owner"]).first()
        if owner is None:
            raise ValidationError({"owner": _("Nobody of the team has this UUID.")})
        action = set_action(
            team=team, what=given["what"], owner=owner, due_on=given["due_on"]
        )
        if action is None:
            raise ValidationError({"what": FULL})
        return Response(TeamActionShape(action).data, status=201)


class ActionDetail(APIView):
    def _action(self, request: Request, slug: str, uuid: UUID) -> TeamAction:
        """Return an action of one's own, or any of a team that one manages."""
        standing = inside(request.user, slug)
        rows = TeamAction.objects.visible_to(request.user).filter(team=standing.team)
        if not standing.manages:
            rows = rows.filter(owner=standing.membership)
        return get_object_or_404(rows.select_related("owner"), uuid=uuid)

    @extend_schema(request=TeamActionChange, responses=TeamActionShape)
    def patch(self, request: Request, slug: str, uuid: UUID) -> Response:
        """Say that something is done, or that it isn't.

        For whose it is, and for who manages the team.
        """
        action = self._action(request, slug, uuid)
        change = TeamActionChange(data=request.data)
        change.is_valid(raise_exception=True)
        settle_action(action=action, is_done=change.validated_data["done"])
        action.refresh_from_db(fields=["done_at"])
        return Response(TeamActionShape(action).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, slug: str, uuid: UUID) -> Response:
        """Drop something.

        For who manages the team.
        """
        team = managing(request.user, slug).team
        get_object_or_404(TeamAction.objects.filter(team=team), uuid=uuid).delete()
        return Response(status=204)


class TeamGrowing(APIView):
    @extend_schema(responses=GrowthShape, parameters=[FRAMEWORK])
    def get(self, request: Request, slug: str) -> Response:
        """Read what would help a team grow.

        The gaps that you could fill, from your own answers, where you are in the team;
        and for who manages it, the training that serves most of its gap for an hour.
        """
        standing = inside(request.user, slug)
        crew = crew_of(request, slug)
        person, today = person_of(request), timezone.localdate()
        own = OwnGrowth(person, crew).lines if standing.membership else []
        serves = TeamGrowth(crew, today=today).lines if standing.manages else []
        return Response(GrowthShape({"mine": own, "training": serves}).data)
