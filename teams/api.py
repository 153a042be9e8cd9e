"""Teams in the API: which there are, who is in them, who holds what.

Docstrings of views are its words.
"""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import User
from teams.actions import choose, shown_in
from teams.api_shapes import (
    ConsentShape,
    FindingShape,
    MatrixShape,
    MemberShape,
    SummaryShape,
    TeamShape,
)
from teams.coverage_page import CoveragePage
from teams.crew import Crew
from teams.finding_page import FindingPage
from teams.matrix_page import MatrixAsked, MatrixPage
from teams.models import Team
from teams.pages import team_lines
from teams.permissions import framework_asked, inside, own_membership

FRAMEWORK = OpenApiParameter(
    "framework", str, description="Its slug. Left out: the team's own."
)


def person_of(request: Request) -> User:
    """Return the person whom the API has let in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def crew_of(request: Request, slug: str) -> Crew:
    """Return a team that the person sees into, in the framework of the address."""
    team = inside(request.user, slug).team
    try:
        asked = request.query_params.get("framework", "")
        return Crew(team, framework_asked(team, asked.replace("\0", "")[:200]))
    except Http404 as error:
        text = _("There is no such framework.")
        raise ValidationError({"framework": text}) from error


class TeamList(APIView):
    @extend_schema(responses=TeamShape(many=True))
    def get(self, request: Request) -> Response:
        """List your teams.

        Those you are in, those you manage, and those of an organisation that you look
        after. By name; there are seldom many, so they come at once.
        """
        person = person_of(request)
        lines = team_lines(person, Team.objects.visible_to(person))
        shape = TeamShape(lines, many=True, context={"request": request})
        return Response(shape.data)


class TeamMembers(APIView):
    @extend_schema(responses=MemberShape(many=True))
    def get(self, request: Request, slug: str) -> Response:
        """List who is in a team.

        By name. Of who isn't named nobody can tell whether they are counted or hidden.
        """
        crew = crew_of(request, slug)
        named = {each.pk for each in crew.named}
        shape = MemberShape(crew.memberships, many=True, context={"named": named})
        return Response(shape.data)


class TeamMatrix(APIView):
    @extend_schema(
        responses=MatrixShape,
        parameters=[
            FRAMEWORK,
            OpenApiParameter(
                "competency", str, description="Its slug: columns are its skills."
            ),
            OpenApiParameter("q", str, description="Skills whose names hold this."),
            OpenApiParameter("role", str, description="Only who does this in it."),
            OpenApiParameter(
                "level", str, description="Only who holds so much in a column."
            ),
            OpenApiParameter("interest", str, description="`keen`: only who is."),
            OpenApiParameter(
                "order", str, description="`coverage`: most covered column first."
            ),
            OpenApiParameter(
                "sort", str, description="The slug of the column to order people by."
            ),
        ],
    )
    def get(self, request: Request, slug: str) -> Response:
        """Read who holds what in a team.

        People who show their levels by name, by competency or by skill. Cells of a
        competency are means over what is rated. The same as `/teams/{slug}/matrix/`.
        """
        crew = crew_of(request, slug)
        asked = QueryDict(request.META.get("QUERY_STRING", ""))
        return Response(MatrixShape(MatrixPage(crew, MatrixAsked(asked, crew))).data)


class TeamSummary(APIView):
    @extend_schema(responses=SummaryShape, parameters=[FRAMEWORK])
    def get(self, request: Request, slug: str) -> Response:
        """Read what a team comes to.

        How many are in it and named, and each skill that it aims at: who holds it, and
        what is missing. The same as `/teams/{slug}/coverage/`.
        """
        return Response(SummaryShape(CoveragePage(crew_of(request, slug))).data)


class TeamConsent(APIView):
    @extend_schema(responses=ConsentShape, parameters=[FRAMEWORK])
    def get(self, request: Request, slug: str) -> Response:
        """Read what you show in a team.

        In one framework; hidden where you never chose. Nobody else can read it.
        """
        membership = own_membership(request.user, slug)
        framework = crew_of(request, slug).framework
        shows = shown_in(membership, framework)
        return Response({"framework": framework.slug, "shows": shows})

    @extend_schema(request=ConsentShape, responses=ConsentShape, parameters=[FRAMEWORK])
    def put(self, request: Request, slug: str) -> Response:
        """Choose what you show in a team.

        `hidden`, `counted` or `named`, in one framework, from now on.
        """
        membership = own_membership(request.user, slug)
        wish = ConsentShape(data={"framework": "-", **_given(request)})
        wish.is_valid(raise_exception=True)
        framework = crew_of(request, slug).framework
        shows = wish.validated_data["shows"]
        choose(membership=membership, framework=framework, openness=shows)
        return Response({"framework": framework.slug, "shows": shows})


def _given(request: Request) -> dict[str, Any]:
    """Return what is sent of a choice; whatever else there is, is left out."""
    given = request.data
    return {"shows": given.get("shows")} if hasattr(given, "get") else {}


class TeamFind(APIView):
    @extend_schema(
        responses=FindingShape,
        parameters=[
            FRAMEWORK,
            OpenApiParameter("skill", str, required=True, description="Its UUID."),
            OpenApiParameter(
                "level", int, description="The least. Left out: 1, the lowest there is."
            ),
        ],
    )
    def get(self, request: Request, slug: str) -> Response:
        """Find someone in a team who holds a skill.

        Best first, of those who agreed to be found. The same as `/teams/{slug}/find/`.
        """
        crew = crew_of(request, slug)
        uuid = request.query_params.get("skill", "")
        nodes = crew.outline.skills.items()
        skill = next((pk for pk, node in nodes if node.uuid == uuid), None)
        if skill is None:
            raise ValidationError({"skill": _("Give the UUID of a skill of it.")})
        rank = _rank(request.query_params.get("level", "1"), crew.scale.highest)
        today = timezone.localdate()
        page = FindingPage(crew, skill=skill, rank=rank, today=today)
        return Response(FindingShape(page).data)


def _rank(given: str, highest: int) -> int:
    is_rank = re.fullmatch(r"[0-9]{1,2}", given, re.ASCII)
    if not is_rank or not 1 <= int(given) <= highest:
        raise ValidationError({"level": _("Give a level from 1 to %d.") % highest})
    return int(given)
