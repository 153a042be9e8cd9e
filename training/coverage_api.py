"""The map of coverage in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api_shapes import UUID_OF_SKILL, Shape, example
from training.coverage import Cell, State
from training.coverage_reading import CoverageMap, issue_words, version_to_map

STEP = {
    "from_rank": 1,
    "to_rank": 2,
    "resources": 3,
    "least_minutes": 120,
    "state": "good",
    "wanted": None,
}
WANTED = "How many people at least want it. Null: too few to say, or not for you."


class CoverageStepShape(Shape):
    from_rank = serializers.IntegerField()
    to_rank = serializers.IntegerField()
    resources = serializers.IntegerField()
    least_minutes = serializers.IntegerField(
        allow_null=True, help_text="Of what is not broken."
    )
    state = serializers.ChoiceField(
        sorted(State), help_text="Of all that teaches it: the best there is."
    )
    wanted = serializers.IntegerField(allow_null=True, help_text=WANTED)


class CoverageSkillShape(Shape):
    uuid = serializers.UUIDField(help_text="The skill's own.")
    slug = serializers.CharField()
    name = serializers.CharField()
    competency = serializers.CharField(help_text="The slug of its group.")
    steps = CoverageStepShape(many=True)


class MissingShape(Shape):
    uuid = serializers.UUIDField(help_text="The skill's own.")
    name = serializers.CharField()
    from_rank = serializers.IntegerField()
    to_rank = serializers.IntegerField()
    wanted = serializers.IntegerField()
    text = serializers.CharField(help_text="For an issue or a suggestion.")


@example(
    {
        "framework": "rse-starter",
        "version": "1.0",
        "skills": [
            {
                "uuid": UUID_OF_SKILL,
                "slug": "testing",
                "name": "Testing",
                "competency": "quality",
                "steps": [STEP],
            }
        ],
        "most_wanted": [],
    }
)
class CoverageShape(Shape):
    framework = serializers.CharField()
    version = serializers.CharField()
    skills = CoverageSkillShape(many=True)
    most_wanted = MissingShape(
        many=True, help_text="What people want and nothing teaches; for curators alone."
    )


class Coverage(APIView):
    """Read what the training covers, step by step.

    For each level of each skill of a framework in force: how many resources lead to the
    next level, and the time of the shortest. Curators also read how many people want a
    step, where there are enough of them, in round numbers. The same as on the page
    `/training/coverage/`.
    """

    permission_classes = [AllowAny]

    @extend_schema(
        responses=CoverageShape,
        parameters=[
            OpenApiParameter(
                "framework", str, description="Its slug. Left out: the first by name."
            )
        ],
    )
    def get(self, request: Request) -> Response:
        try:
            version = version_to_map(request.query_params.get("framework", ""))
        except Http404 as error:
            raise ValidationError(
                {"framework": "There is no such framework."}
            ) from error
        found = CoverageMap(version, request.user, today=timezone.localdate())
        return Response(CoverageShape(_as_plain(found)).data)


def _as_plain(found: CoverageMap) -> dict[str, Any]:
    """Return the map as its shape takes it."""
    return {
        "framework": found.framework.slug,
        "version": found.version.version,
        "skills": [
            {
                "uuid": line.skill.uuid,
                "slug": line.skill.slug,
                "name": line.skill.name,
                "competency": each.group.slug,
                "steps": [_step(cell) for cell in line.cells],
            }
            for each in found.maps
            for line in each.lines
        ],
        "most_wanted": [
            {
                "uuid": hole.skill.uuid,
                "name": hole.skill.name,
                "from_rank": hole.cell.start,
                "to_rank": hole.cell.end,
                "wanted": hole.cell.wanted,
                "text": issue_words(hole),
            }
            for hole in found.holes
        ],
    }


def _step(cell: Cell) -> dict[str, Any]:
    return {
        "from_rank": cell.start,
        "to_rank": cell.end,
        "resources": cell.count,
        "least_minutes": cell.least_minutes,
        "state": cell.state.value,
        "wanted": cell.wanted,
    }
