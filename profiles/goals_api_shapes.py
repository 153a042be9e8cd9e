"""How goals and their gaps look in the API, and what it takes for them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import validate_name
from competencies.api_shapes import (
    TEACHING,
    UUID_OF_ROLE,
    UUID_OF_SKILL,
    PageField,
    Shape,
    TeachingShape,
    example,
)
from profiles.api_shapes import (
    LONGEST_SLUG,
    MOST_SKILLS,
    NOW,
    UUID_OF_PROFILE,
    RankField,
)
from profiles.forms import A_DAY_NEAR, LONGEST_GOAL_NAME
from profiles.models import Outcome

MOST_ROLES = 50
UUID_OF_GOAL = "7d3a7b1c-9c34-4f8e-8c0e-6b7e6a1f0d53"


class OutcomeField(serializers.ChoiceField):
    """How a goal ended; null where it did not."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Outcome.choices, **kwargs)

    def to_representation(self, value: Any) -> Any:
        return super().to_representation(value) if value else None


class RoleLineShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()


class TargetShape(Shape):
    skill = serializers.UUIDField(source="skill.uuid")
    rank = serializers.IntegerField()


GOAL = {
    "uuid": UUID_OF_GOAL,
    "name": "Lead",
    "framework": "rse-starter",
    "profile": UUID_OF_PROFILE,
    "roles": [{"uuid": UUID_OF_ROLE, "slug": "lead", "name": "Lead"}],
    "targets": [{"skill": UUID_OF_SKILL, "rank": 3}],
    "due_on": "2027-03-01",
    "created_at": NOW,
    "closed_at": None,
    "outcome": None,
    "page": f"https://hub.example.org/profile/goals/{UUID_OF_GOAL}/",
}


@example(GOAL)
class GoalShape(Shape):
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    framework = serializers.CharField(source="profile.framework.slug")
    profile = serializers.UUIDField(source="profile.uuid")
    roles = RoleLineShape(many=True)
    targets = TargetShape(many=True, help_text="One's own; they override the roles'.")
    due_on = serializers.DateField(allow_null=True)
    created_at = serializers.DateTimeField()
    closed_at = serializers.DateTimeField(allow_null=True)
    outcome = OutcomeField(allow_null=True, help_text="Null while it is open.")
    page = PageField()


class TargetWish(Shape):
    skill = serializers.UUIDField()
    rank = RankField(help_text="0 leaves the skill out of the goal.")


@example(
    {
        "name": "Lead, and more testing",
        "roles": [UUID_OF_ROLE],
        "targets": [{"skill": UUID_OF_SKILL, "rank": 4}],
    }
)
class GoalChange(Shape):
    """What is left out stays. `targets` are all the own ones there will be."""

    name = serializers.CharField(
        required=False,
        max_length=LONGEST_GOAL_NAME,
        validators=[validate_name],
        help_text="Left out, a new goal is called after its roles.",
    )
    roles = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_ROLES
    )
    due_on = serializers.DateField(
        required=False, allow_null=True, validators=A_DAY_NEAR
    )
    targets = TargetWish(  # type: ignore[call-arg]
        many=True, required=False, max_length=MOST_SKILLS
    )

    def validate_targets(self, targets: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if len({target["skill"] for target in targets}) < len(targets):
            raise serializers.ValidationError("Name each skill once.")
        return targets


@example({"outcome": "achieved"})
class GoalPatch(GoalChange):
    """`outcome` closes a goal, or with null opens it; nothing else of a closed one
    changes before."""

    outcome = OutcomeField(required=False, allow_null=True)


@example({"framework": "rse-starter", "roles": [UUID_OF_ROLE]})
class GoalWish(GoalChange):
    """A goal comes from roles, from own targets, or from both."""

    framework = serializers.SlugField(max_length=LONGEST_SLUG)
    start = serializers.CharField(
        required=False,
        max_length=60,
        help_text="`snapshot:<uuid>` or `share:<uuid>`: its levels become targets of "
        "your own, over which `targets` count.",
    )
    key = serializers.UUIDField(
        required=False,
        help_text="Names this wish: sent twice with the same key, it sets one goal.",
    )


# --- gaps --------------------------------------------------------------------------


class GapRowShape(Shape):
    uuid = serializers.UUIDField(source="skill.uuid")
    slug = serializers.CharField(source="skill.slug")
    name = serializers.CharField(source="skill.name")
    competency = serializers.CharField(source="competency.name")
    held = serializers.IntegerField(
        source="held.rank", allow_null=True, default=None, help_text="Null: no level."
    )
    wanted = serializers.IntegerField()
    wanted_level = serializers.CharField()
    asked_by = serializers.CharField(help_text="The roles by name, or oneself.")
    resources = TeachingShape(many=True)


@example(
    {
        "asked": 1,
        "at_or_above": 0,
        "missing": 0,
        "not_relevant": 0,
        "gaps": [
            {
                "uuid": UUID_OF_SKILL,
                "slug": "testing",
                "name": "Testing",
                "competency": "Quality",
                "held": 1,
                "wanted": 3,
                "wanted_level": "Practitioner",
                "asked_by": "Lead",
                "resources": [TEACHING],
            }
        ],
        "unknown": [],
        "not_applicable": [],
        "met": [],
    }
)
class GapsShape(Shape):
    asked = serializers.IntegerField(
        source="report.asked", help_text="Without what is not applicable."
    )
    at_or_above = serializers.SerializerMethodField()
    not_relevant = serializers.IntegerField(
        source="hidden", help_text="Targets on skills that are not relevant to you."
    )
    missing = serializers.IntegerField(
        help_text="Targets on skills that the profile's version lacks."
    )
    gaps = GapRowShape(many=True, help_text="Short of the target, widest first.")
    unknown = GapRowShape(many=True, help_text="Not assessed: find out first.")
    not_applicable = GapRowShape(many=True, help_text="Not part of the work.")
    met = GapRowShape(many=True, help_text="At or above the target.")

    def get_at_or_above(self, page: Any) -> int:
        return len(page.met)
