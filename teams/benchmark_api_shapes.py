"""How figures about groups look in the API."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from profiles.api_shapes import NOW
from profiles.groups_bands import QUARTERS
from profiles.groups_figures import Figure
from teams.figure_values import Kept, figures_in
from teams.models import GroupFigures

UUID_OF_GROUP = "7a1f0f0e-93f3-4f1e-8a53-0f2f6f0f9d11"
SPAN = {"least": 1, "most": 2}
FIGURE = {
    "middle": SPAN,
    "middle_half": {"least": 1, "most": 3},
    "shares": [{"level": 1, "least": 75, "most": 100}],
}


class SpanShape(Shape):
    """From a level to another; the true one lies within."""

    least = serializers.IntegerField()
    most = serializers.IntegerField()


class BenchmarkShareShape(Shape):
    """How many of a hundred count as at a level or above: a quarter."""

    level = serializers.IntegerField()
    least = serializers.IntegerField()
    most = serializers.IntegerField()


class BenchmarkFigureShape(Shape):
    middle = SpanShape(help_text="Where the middle of the answers lies.")
    middle_half = SpanShape(help_text="Where the middle half of them lies.")
    shares = BenchmarkShareShape(many=True)


class SkillFigureShape(BenchmarkFigureShape):
    uuid = serializers.UUIDField(help_text="Of the skill.")


class CompetencyFigureShape(BenchmarkFigureShape):
    slug = serializers.CharField(help_text="Of the competency.")


class BenchmarkRoleLineShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()


class PeopleShape(Shape):
    least = serializers.IntegerField()
    most = serializers.IntegerField(allow_null=True, help_text="Null: or more.")


GROUP = {
    "uuid": UUID_OF_GROUP,
    "framework": "rse-starter",
    "quarter": "2026 Q1",
    "made_at": NOW,
    "role": {"uuid": UUID_OF_SKILL, "slug": "rse", "name": "RSE"},
    "grades": ["senior"],
    "people": {"least": 10, "most": 19},
    "page": "https://hub.example.org/benchmark/rse-starter/2026-q1/",
}


@example(GROUP)
class BenchmarkGroupShape(Shape):
    """People of one role across organisations, in one quarter."""

    uuid = serializers.UUIDField()
    framework = serializers.CharField(source="release.framework.slug")
    quarter = serializers.CharField(source="release.quarter")
    made_at = serializers.DateTimeField(source="release.made_at")
    role = BenchmarkRoleLineShape()
    grades = serializers.ListField(
        child=serializers.CharField(allow_blank=True),
        help_text="Joined where one is too small by itself; empty: not said.",
    )
    people = PeopleShape(source="*")
    page = PageField(source="release")


@example(
    GROUP
    | {
        "skills": [{"uuid": UUID_OF_SKILL} | FIGURE],
        "competencies": [{"slug": "craft"} | FIGURE],
    }
)
class GroupDetailShape(BenchmarkGroupShape):
    """A group with its figures. What is left out says nothing of why."""

    skills = serializers.SerializerMethodField()
    competencies = serializers.SerializerMethodField()

    @extend_schema_field(SkillFigureShape(many=True))
    def get_skills(self, group: GroupFigures) -> list[dict[str, Any]]:
        return told_by("uuid", group.skills)

    @extend_schema_field(CompetencyFigureShape(many=True))
    def get_competencies(self, group: GroupFigures) -> list[dict[str, Any]]:
        return told_by("slug", group.competencies)


def told_by(key: str, kept: Kept) -> list[dict[str, Any]]:
    """Return figures that were kept in the shape of the API."""
    found = sorted(figures_in(kept).items())
    return [{key: name} | figure_told(figure) for name, figure in found]


def figure_told(figure: Figure) -> dict[str, Any]:
    """Return a figure in the shape of the API."""
    size = 100 // QUARTERS
    return {
        "middle": {"least": figure.median, "most": figure.median + 1},
        "middle_half": {"least": figure.low, "most": figure.high + 1},
        "shares": [
            {"level": level, "least": share * size, "most": (share + 1) * size}
            for level, share in enumerate(figure.shares, 1)
        ],
    }
