"""Distances from roles, and comparisons, in the API. Docstrings are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import signed_in
from profiles.asked import asked_of
from profiles.compare_api_shapes import RoleDistancesShape, ThingsComparedShape
from profiles.comparing import Comparing, comparing
from profiles.comparison import MOST, CompetencyLine
from profiles.comparison_address import Asked, read_address
from profiles.distance_pages import role_rows
from profiles.models import Profile
from profiles.references import ME

WITH = OpenApiParameter(
    "with",
    str,
    many=True,
    description="What to compare, up to eight: `me`, `role:<slug>`, `goal:<uuid>`, "
    "`snapshot:<uuid>`, or `share:<uuid>` of what somebody shares with you. Left out: "
    "`me`.",
)
FRAMEWORK = OpenApiParameter(
    "framework", str, description="Its slug. Left out: the one you used last."
)
DIFFERENCES = OpenApiParameter(
    "differences", str, enum=["0", "1"], description="1 leaves out what is alike."
)
KNOWN = {"with", "framework", "differences"}


class RoleDistances(APIView):
    """Read how far you are from each role.

    Of all the levels that a role asks for, the share that you hold, counted level by
    level. What you have not assessed makes a range; what is not applicable is left
    out. The same figures as on the page.
    """

    @extend_schema(responses=RoleDistancesShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        mine = Profile.objects.visible_to(request.user)
        related = mine.select_related("owner", "framework", "version__framework")
        profile = get_object_or_404(related, uuid=uuid)
        rows = role_rows(profile.owner, profile, asked_of(profile))
        return Response(RoleDistancesShape({"roles": rows}).data)


class Comparison(APIView):
    """Compare profiles, snapshots, goals and roles.

    Skill by skill, with a mean for each competency. With a role or goal among them,
    only skills that one of these asks for are compared. What is not there, or not
    yours to see, is left out and counted; where nothing is left you get a 404.
    """

    @extend_schema(
        parameters=[WITH, FRAMEWORK, DIFFERENCES], responses=ThingsComparedShape
    )
    def get(self, request: Request) -> Response:
        found = comparing(signed_in(request), _asked(request))
        return Response(ThingsComparedShape(_whole(found)).data)


def _asked(request: Request) -> Asked:
    """Read what to compare; unlike the page, refuse what can't be read."""
    given = request.query_params
    faults = {
        name[:80]: _("There is no such filter. There is: %s.")
        % ", ".join(sorted(KNOWN))
        for name in sorted(given.keys() - KNOWN)[:10]
    }
    asked = read_address(dict(given.lists()))
    if asked.unreadable:
        faults["with"] = _("Name each as me, role:, goal:, snapshot: or share:.")
    if asked.beyond:
        faults["with"] = _("Name %d at the most.") % MOST
    if given.get("framework", asked.framework) != asked.framework:
        faults["framework"] = _("Give the slug of a framework.")
    if set(given.getlist("differences")) - {"0", "1"}:
        faults["differences"] = _("Say 1 or 0.")
    if faults:
        raise ValidationError(faults)
    return asked if asked.references else Asked(asked.framework, (ME,))


def _whole(found: Comparing) -> dict[str, Any]:
    reader, version = found.reader, found.place.profile.version
    comparison = reader.comparison
    return {
        "framework": found.asked.framework,
        "version": version.version,
        "things": reader.things,
        "missing": found.missing,
        "competencies": [_competency(found, line) for line in comparison.lines],
        "not_asked": comparison.not_asked,
        "alike": comparison.alike,
        "open": comparison.open,
    }


def _competency(found: Comparing, line: CompetencyLine) -> dict[str, Any]:
    skills = found.place.outline.skills
    return {
        "slug": line.slug,
        "name": found.reader.groups[line.slug].name,
        "figures": line.figures,
        "skills": [
            {
                "uuid": skills[each.skill].uuid,
                "slug": skills[each.skill].slug,
                "name": skills[each.skill].name,
                "values": each.values,
            }
            for each in line.skills
        ],
    }
