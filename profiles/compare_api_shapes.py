"""How distances from roles, and comparisons, look in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from competencies.api_shapes import UUID_OF_ROLE, UUID_OF_SKILL, Shape, example
from profiles.comparison import Absent, Value

ABSENT = [(str(absent), str(absent)) for absent in Absent]


# --- how far from each role --------------------------------------------------------


class NearGapShape(Shape):
    uuid = serializers.UUIDField(source="skill.uuid")
    name = serializers.CharField(source="skill.name")
    held = serializers.IntegerField()
    wanted = serializers.IntegerField()


class RoleDistanceShape(Shape):
    uuid = serializers.UUIDField(source="role.uuid")
    slug = serializers.CharField(source="role.slug")
    name = serializers.CharField(source="role.name")
    asked = serializers.IntegerField(
        source="distance.asked", help_text="Levels asked for, of skills that apply."
    )
    held = serializers.IntegerField(
        source="distance.held", help_text="Those of them that are held."
    )
    unknown = serializers.IntegerField(
        source="distance.unknown", help_text="Those of skills that are not assessed."
    )
    least = serializers.FloatField(
        source="distance.least",
        allow_null=True,
        help_text="The share held if nothing unknown is. Null: nothing to measure.",
    )
    most = serializers.FloatField(
        source="distance.most",
        allow_null=True,
        help_text="The share held if everything unknown is.",
    )
    met = serializers.SerializerMethodField(
        help_text="Competencies in which all that is asked is held."
    )
    nearest = NearGapShape(many=True, help_text="The smallest gaps.")
    missing = serializers.IntegerField(
        help_text="Skills that the profile's version lacks."
    )
    goal = serializers.UUIDField(
        allow_null=True, help_text="An open goal that aims at it."
    )

    def get_met(self, row: Any) -> list[str]:
        return [group.name for group in row.met]


@example(
    {
        "roles": [
            {
                "uuid": UUID_OF_ROLE,
                "slug": "lead",
                "name": "Lead",
                "asked": 12,
                "held": 7,
                "unknown": 2,
                "least": 0.583,
                "most": 0.75,
                "met": ["Teaching"],
                "nearest": [
                    {"uuid": UUID_OF_SKILL, "name": "Testing", "held": 2, "wanted": 3}
                ],
                "missing": 0,
                "goal": None,
            }
        ]
    }
)
class RoleDistancesShape(Shape):
    roles = RoleDistanceShape(many=True, help_text="The nearest first.")


# --- side by side ------------------------------------------------------------------


class ThingShape(Shape):
    reference = serializers.CharField(help_text="As `with` names it.")
    name = serializers.CharField()
    about = serializers.CharField()
    asks = serializers.BooleanField(
        source="compared.asks", help_text="Whether it asks for levels: a role or goal."
    )


class ValueShape(Shape):
    """A level, or why there is none."""

    rank = serializers.SerializerMethodField()
    absent = serializers.SerializerMethodField()

    def get_rank(self, value: Value) -> int | None:
        return None if isinstance(value, Absent) else value

    def get_absent(self, value: Value) -> str | None:
        return str(value) if isinstance(value, Absent) else None


class FigureShape(Shape):
    mean = serializers.FloatField(allow_null=True)
    counted = serializers.IntegerField(help_text="Skills with a level.")
    applying = serializers.IntegerField(help_text="Skills that could have one.")
    absent = serializers.ChoiceField(
        choices=ABSENT, allow_null=True, help_text="Why there is no mean."
    )


class ComparedSkillShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    values = ValueShape(many=True, help_text="One for each thing, in their order.")


class ComparedCompetencyShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    figures = FigureShape(many=True, help_text="One for each thing, in their order.")
    skills = ComparedSkillShape(many=True)


@example(
    {
        "framework": "rse-starter",
        "version": "1.0",
        "things": [
            {
                "reference": "me",
                "name": "Me, now",
                "about": "my answers today",
                "asks": False,
            }
        ],
        "missing": 0,
        "competencies": [
            {
                "slug": "quality",
                "name": "Quality",
                "figures": [{"mean": 2.0, "counted": 1, "applying": 1, "absent": None}],
                "skills": [
                    {
                        "uuid": UUID_OF_SKILL,
                        "slug": "testing",
                        "name": "Testing",
                        "values": [{"rank": 2, "absent": None}],
                    }
                ],
            }
        ],
        "not_asked": 0,
        "alike": 0,
        "open": 0,
    }
)
class ThingsComparedShape(Shape):
    framework = serializers.CharField()
    version = serializers.CharField()
    things = ThingShape(many=True)
    missing = serializers.IntegerField(
        help_text="Things named that are not there, or not yours to see."
    )
    competencies = ComparedCompetencyShape(many=True)
    not_asked = serializers.IntegerField(
        help_text="Skills left out, which no role or goal among the things asks for."
    )
    alike = serializers.IntegerField(help_text="Skills left out as alike.")
    open = serializers.IntegerField(
        help_text="Skills left out since it can't be told: something is not assessed."
    )
