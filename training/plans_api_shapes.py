"""How plans look in the API, and what it takes to ask for one."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from profiles.api_shapes import LONGEST_SLUG, MOST_SKILLS, NOW, RankField
from profiles.goals_api_shapes import UUID_OF_GOAL
from training.kinds import Format
from training.wishes import (
    LANGUAGE,
    MOST_HOURS_A_WEEK,
    MOST_NAMED,
    USUAL_HOURS_A_WEEK,
)

UUID_OF_PLAN = "a3f0c1de-51b3-4c1f-9a60-5e0f7d2b9c11"


class LevelAsked(Shape):
    skill = serializers.UUIDField()
    rank = RankField()


def _slugs(help_text: str) -> serializers.ListField:
    return serializers.ListField(
        child=serializers.SlugField(max_length=LONGEST_SLUG),
        required=False,
        default=list,
        max_length=MOST_NAMED,
        help_text=help_text,
    )


@example(
    {
        "framework": "rse-starter",
        "levels": [{"skill": UUID_OF_SKILL, "rank": 1}],
        "goals": [{"skill": UUID_OF_SKILL, "rank": 3}],
        "free": True,
    }
)
class PlanAsked(Shape):
    """What one holds, what one wants, and what is wished of the plan."""

    framework = serializers.SlugField(max_length=LONGEST_SLUG)
    levels = LevelAsked(  # type: ignore[call-arg]
        many=True, required=False, default=list, max_length=MOST_SKILLS
    )
    goals = LevelAsked(many=True, max_length=MOST_SKILLS)  # type: ignore[call-arg]
    hours_a_week = serializers.IntegerField(
        min_value=1,
        max_value=MOST_HOURS_A_WEEK,
        required=False,
        default=USUAL_HOURS_A_WEEK,
    )
    free = serializers.BooleanField(
        required=False, default=False, help_text="Only what is said to be free."
    )
    formats = serializers.ListField(
        child=serializers.ChoiceField(Format.choices),
        required=False,
        default=list,
        max_length=len(Format),
    )
    languages = serializers.ListField(
        child=serializers.RegexField(LANGUAGE.pattern, max_length=35),
        required=False,
        default=list,
        max_length=MOST_NAMED,
    )
    pinned = _slugs("Resources that have to be in it.")
    without = _slugs("Resources to leave out.")


class StepUpShape(Shape):
    skill = serializers.UUIDField(source="skill.uuid")
    name = serializers.CharField(source="skill.name")
    from_rank = serializers.IntegerField()
    to_rank = serializers.IntegerField()


class NotInPlanShape(Shape):
    slug = serializers.CharField(source="resource.slug")
    why = serializers.CharField(help_text="Why it is not in the plan.")


class PlanStepShape(Shape):
    stage = serializers.IntegerField(
        source="step.stage", help_text="Steps of one stage can be done side by side."
    )
    resource = serializers.CharField(source="resource.slug")
    title = serializers.CharField(source="resource.title")
    page = PageField(source="resource")
    hours = serializers.FloatField(source="step.hours")
    time = serializers.CharField(
        source="time_words", help_text="With where it comes from."
    )
    takes_you = StepUpShape(many=True, source="moves")
    needs = serializers.CharField(help_text="Entry levels on other skills, in words.")
    why = serializers.CharField()
    alternatives = NotInPlanShape(many=True, source="others")
    done_by = serializers.DateField()


class UnreachedShape(Shape):
    skill = serializers.UUIDField(source="skill.uuid")
    name = serializers.CharField(source="skill.name")
    has = serializers.IntegerField()
    reached = serializers.IntegerField(help_text="How far the catalogue leads.")
    goal = serializers.IntegerField()
    why = serializers.ListField(child=serializers.CharField())


PLAN: dict[str, Any] = {
    "steps": [
        {
            "stage": 1,
            "resource": "tests-tell",
            "title": "Tests tell",
            "page": "https://hub.example.org/training/tests-tell/",
            "hours": 3.0,
            "time": "3 h, our estimate",
            "takes_you": [
                {
                    "skill": UUID_OF_SKILL,
                    "name": "Testing",
                    "from_rank": 1,
                    "to_rank": 3,
                }
            ],
            "needs": "",
            "why": "Reaches your goal in Testing.",
            "alternatives": [],
            "done_by": "2026-12-08",
        }
    ],
    "hours": 3.0,
    "done_by": "2026-12-08",
    "is_proved": True,
    "at_most_percent_longer": 0,
    "unreached": [],
    "left_out": [],
}


@example(PLAN)
class LearningPlanShape(Shape):
    steps = PlanStepShape(many=True, source="lines")
    hours = serializers.FloatField(source="result.hours")
    done_by = serializers.DateField()
    is_proved = serializers.BooleanField(
        source="result.is_proved", help_text="Whether no shorter plan is possible."
    )
    at_most_percent_longer = serializers.IntegerField(
        source="result.at_most_percent_longer",
        help_text="Than the shortest possible, counted as the plan counts hours.",
    )
    unreached = UnreachedShape(many=True)
    left_out = NotInPlanShape(many=True)


@example(
    {
        "uuid": UUID_OF_PLAN,
        "goal": UUID_OF_GOAL,
        "name": "Lead",
        "hours_a_week": 2,
        "kept_at": NOW,
        "page": f"https://hub.example.org/training/plan/?goal={UUID_OF_GOAL}",
    }
)
class KeptPlanShape(Shape):
    uuid = serializers.UUIDField()
    goal = serializers.UUIDField(source="goal.uuid")
    name = serializers.CharField(source="goal.name")
    hours_a_week = serializers.IntegerField()
    kept_at = serializers.DateTimeField()
    page = PageField()
