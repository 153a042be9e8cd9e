"""How profiles, answers and goals look in the API, and what it takes for them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from competencies.api_shapes import (
    UUID_OF_SKILL,
    PageField,
    Shape,
    example,
)
from competencies.models.frameworks import VERSION_FORMAT
from profiles.answers import Answer

HIGHEST_RANK = 20
MOST_SKILLS = 500
LONGEST_SLUG = 120
UUID_OF_PROFILE = "5e8f0f57-6a0c-4a7c-a3a4-2e0a6f6d1b42"
NOW = "2026-03-02T09:00:00Z"
SEEN = "2026-03-02T09:00:00.123456+00:00"


class RankField(serializers.IntegerField):
    """A whole number, as JSON knows it: no text that looks like one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=HIGHEST_RANK, **kwargs)

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return int(super().to_internal_value(data))


@extend_schema_field({"type": "boolean", "const": True})
class TrueField(serializers.BooleanField):
    """Nothing but true: what isn't so is left out."""

    def to_internal_value(self, data: Any) -> bool:
        if data is not True:
            raise serializers.ValidationError("Leave it out, or say true.")
        return True


# --- answers -----------------------------------------------------------------------


class SkillLineShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    framework = serializers.CharField(source="framework.slug")


ANSWER = {
    "skill": {"uuid": UUID_OF_SKILL, "slug": "testing", "framework": "rse-starter"},
    "rank": 2,
    "not_applicable": False,
    "rated_in": "1.0",
    "assessed_at": NOW,
    "confirmed_at": NOW,
    "seen": SEEN,
}


@example(ANSWER)
class AssessmentShape(Shape):
    skill = SkillLineShape()
    rank = serializers.IntegerField(allow_null=True)
    not_applicable = serializers.BooleanField()
    rated_in = serializers.CharField(source="rated_in.version")
    assessed_at = serializers.DateTimeField()
    confirmed_at = serializers.DateTimeField()
    seen = serializers.SerializerMethodField(
        help_text="Names this state: send it when you change the answer."
    )

    def get_seen(self, row: Any) -> str:
        return str(row.assessed_at.isoformat())


@example({"rank": 2})
class AnswerWish(Shape):
    """Exactly one of rank and not_applicable."""

    one_of: tuple[str, ...] = ("rank", "not_applicable")
    rank = RankField(required=False)
    not_applicable = TrueField(required=False)
    seen = serializers.CharField(
        required=False,
        max_length=40,
        help_text="The state you know; the answer tells what else was overtaken.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(name in attrs for name in self.one_of) != 1:
            raise serializers.ValidationError(
                f"Give exactly one of {', '.join(self.one_of)}."
            )
        return attrs


class SkillAnswerWish(AnswerWish):
    """Exactly one of rank, not_applicable and cleared."""

    one_of = ("rank", "not_applicable", "cleared")
    skill = serializers.UUIDField()
    cleared = TrueField(required=False)


@example(
    {
        "framework": "rse-starter",
        "answers": [
            {"skill": UUID_OF_SKILL, "rank": 2, "seen": SEEN},
        ],
    }
)
class AnswersWish(Shape):
    framework = serializers.SlugField(max_length=LONGEST_SLUG)
    version = serializers.RegexField(
        VERSION_FORMAT.regex,
        required=False,
        max_length=40,
        help_text="Refuses all when your profile is on another version.",
    )
    answers = SkillAnswerWish(  # type: ignore[call-arg]
        many=True, allow_empty=False, max_length=MOST_SKILLS
    )

    def validate_answers(self, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len({answer["skill"] for answer in answers}) < len(answers):
            raise serializers.ValidationError("Name each skill once.")
        return answers


class HeldShape(Shape):
    rank = serializers.IntegerField(allow_null=True)
    not_applicable = serializers.BooleanField()


class SavedShape(Shape):
    skill = serializers.UUIDField()
    now = HeldShape(allow_null=True, help_text="Null: it is not assessed.")
    seen = serializers.CharField(help_text="Names the new state; empty: none.")
    overtaken = HeldShape(
        allow_null=True, help_text="What somewhere else had been chosen meanwhile."
    )


SAVED = {
    "skill": UUID_OF_SKILL,
    "now": {"rank": 2, "not_applicable": False},
    "seen": SEEN,
    "overtaken": None,
}


@example({"answers": [SAVED]})
class SavedPageShape(Shape):
    answers = SavedShape(many=True)


@example(SAVED)
class SavedOneShape(SavedShape):
    """What became of one answer."""


# --- profiles ----------------------------------------------------------------------

PROFILE = {
    "uuid": UUID_OF_PROFILE,
    "framework": "rse-starter",
    "version": "1.0",
    "created_at": NOW,
    "page": "https://hub.example.org/profile/rse-starter/",
}


@example(PROFILE)
class ProfileShape(Shape):
    uuid = serializers.UUIDField()
    framework = serializers.CharField(source="framework.slug")
    version = serializers.CharField(source="version.version")
    created_at = serializers.DateTimeField()
    page = PageField()


STATES = ["rated", "not_applicable", "not_assessed"]


class HeldSkillShape(Shape):
    uuid = serializers.UUIDField(source="skill.uuid")
    slug = serializers.CharField(source="skill.slug")
    name = serializers.CharField(source="skill.name")
    state = serializers.SerializerMethodField()
    rank = serializers.SerializerMethodField()
    level = serializers.CharField(help_text="The answer in words.")
    confirmed_at = serializers.DateTimeField(allow_null=True)

    @extend_schema_field({"type": "string", "enum": STATES})
    def get_state(self, row: Any) -> str:
        return state_of(row.answer)

    def get_rank(self, row: Any) -> int | None:
        return row.answer.rank if row.answer else None


def state_of(answer: Answer | None) -> str:
    """Return which of the three an answer is."""
    if answer is None:
        return "not_assessed"
    return "not_applicable" if answer.not_applicable else "rated"


class CompetencyShape(Shape):
    slug = serializers.CharField(source="group.slug")
    name = serializers.CharField(source="group.name")
    total = serializers.IntegerField(source="summary.total")
    rated = serializers.IntegerField(source="summary.rated")
    not_applicable = serializers.IntegerField(source="summary.not_applicable")
    applicable = serializers.IntegerField(source="summary.applicable")
    mean = serializers.FloatField(
        source="summary.mean",
        allow_null=True,
        help_text="Of the rated skills alone; null: none is rated.",
    )
    confirmed_at = serializers.DateTimeField(
        source="summary.confirmed_at",
        allow_null=True,
        help_text="When the oldest of its answers was last confirmed.",
    )
    skills = HeldSkillShape(many=True)


class HoldingsShape(Shape):
    answered = serializers.IntegerField(help_text="Not applicable counts as answered.")
    total = serializers.IntegerField()
    latest = serializers.DateTimeField(allow_null=True)
    competencies = CompetencyShape(many=True)


@example(
    PROFILE
    | {
        "answered": 1,
        "total": 55,
        "latest": NOW,
        "competencies": [
            {
                "slug": "quality",
                "name": "Quality",
                "total": 6,
                "rated": 1,
                "not_applicable": 0,
                "applicable": 6,
                "mean": 2.0,
                "confirmed_at": NOW,
                "skills": [
                    {
                        "uuid": UUID_OF_SKILL,
                        "slug": "testing",
                        "name": "Testing",
                        "state": "rated",
                        "rank": 2,
                        "level": "Working",
                        "confirmed_at": NOW,
                    }
                ],
            }
        ],
    }
)
class ProfileDetailShape(HoldingsShape, ProfileShape):
    """A profile and all that is in it."""
