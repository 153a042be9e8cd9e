"""How teams look in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from charts.levels import State, number
from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from teams.models import Grade, Openness
from teams.models.needs import MOST_PEOPLE

TEAM = {
    "slug": "climate-software",
    "name": "Climate software",
    "organisation": "University of Greyhaven",
    "framework": "rse-starter",
    "people": 4,
    "manager": True,
    "shows": "named",
    "archived": False,
    "page": "https://hub.example.org/teams/climate-software/",
}
UUID_OF_MEMBER = "5d0f9c3e-53a1-4a2c-9b6c-0a3b0ad1f2c4"


@example(TEAM)
class TeamShape(Shape):
    slug = serializers.CharField(source="team.slug")
    name = serializers.CharField(source="team.name")
    organisation = serializers.CharField(source="team.organisation.name")
    framework = serializers.CharField(
        source="team.framework.slug", help_text="The slug of its framework."
    )
    people = serializers.IntegerField(help_text="How many are in it today.")
    manager = serializers.BooleanField(
        source="is_manager", help_text="Whether you manage it yourself."
    )
    shows = serializers.CharField(
        source="openness", help_text="What you show in it; empty: you are not in it."
    )
    archived = serializers.BooleanField(source="team.is_archived")
    page = PageField(source="team")


MEMBER = {
    "uuid": UUID_OF_MEMBER,
    "name": "Alice",
    "role": "RSE",
    "grade": "experienced",
    "manager": False,
    "named": True,
    "since": "2026-03-02T09:00:00Z",
}


@example(MEMBER)
class MemberShape(Shape):
    uuid = serializers.UUIDField(help_text="Of the membership, not of the person.")
    name = serializers.CharField(source="person.get_short_name")
    role = serializers.CharField(source="does", allow_blank=True)
    grade = serializers.ChoiceField([*Grade.choices, ("", "not said")])
    manager = serializers.BooleanField(source="is_manager")
    named = serializers.SerializerMethodField(
        help_text="Whether they show their levels by name in the team's framework."
    )
    since = serializers.DateTimeField()

    def get_named(self, membership: Any) -> bool:
        return membership.pk in self.context["named"]


class ColumnShape(Shape):
    slug = serializers.CharField(source="column.key")
    name = serializers.CharField(source="column.name")
    skill = serializers.BooleanField(
        source="column.is_skill", help_text="Else a competency, whose cells are means."
    )
    at_least = serializers.IntegerField(
        source="reached", help_text="How many of these people reach the level below."
    )


class CellShape(Shape):
    state = serializers.ChoiceField(sorted(State))
    level = serializers.FloatField(allow_null=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        if isinstance(instance, State):
            return {"state": instance.value, "level": None}
        return {"state": State.RATED.value, "level": float(number(instance))}


class RowShape(Shape):
    uuid = serializers.UUIDField(source="member.key")
    name = serializers.CharField(source="member.name")
    role = serializers.CharField(source="member.does", allow_blank=True)
    cells = CellShape(many=True, help_text="In the order of `columns`.")


@example(
    {
        "framework": "rse-starter",
        "version": "1.0",
        "level": 2,
        "columns": [
            {"slug": "quality", "name": "Quality", "skill": False, "at_least": 1}
        ],
        "rows": [
            {
                "uuid": UUID_OF_MEMBER,
                "name": "Alice",
                "role": "RSE",
                "cells": [{"state": "rated", "level": 2.3}],
            }
        ],
    }
)
class MatrixShape(Shape):
    framework = serializers.CharField(source="crew.framework.slug")
    version = serializers.CharField(source="crew.version.version")
    level = serializers.IntegerField(
        source="at_least", help_text="The level that `at_least` counts from."
    )
    columns = ColumnShape(source="heads", many=True)
    rows = RowShape(source="matrix.rows", many=True)


class CoverShape(Shape):
    skill = serializers.UUIDField(source="skill.uuid")
    name = serializers.CharField(source="skill.name")
    level = serializers.IntegerField(source="cover.rank")
    wanted = serializers.IntegerField(
        source="cover.people", help_text="How many people should be at the level."
    )
    holders = serializers.ListField(
        child=serializers.UUIDField(), source="cover.holders"
    )
    near = serializers.ListField(child=serializers.UUIDField(), source="cover.near")
    missing = serializers.ListField(
        child=serializers.IntegerField(),
        source="cover.missing",
        help_text="The levels that nobody is left for.",
    )
    not_assessed = serializers.IntegerField(source="cover.unknown")
    risk = serializers.ChoiceField(["nobody", "one", "some"], source="cover.risk.value")


@example(
    {
        "framework": "rse-starter",
        "version": "1.0",
        "people": 4,
        "named": 3,
        "at_risk": 1,
        "missing": 2,
        "coverage": [
            {
                "skill": UUID_OF_SKILL,
                "name": "Testing",
                "level": 3,
                "wanted": 2,
                "holders": [UUID_OF_MEMBER],
                "near": [],
                "missing": [3],
                "not_assessed": 1,
                "risk": "one",
            }
        ],
    }
)
class SummaryShape(Shape):
    framework = serializers.CharField(source="crew.framework.slug")
    version = serializers.CharField(source="crew.version.version")
    people = serializers.SerializerMethodField()
    named = serializers.SerializerMethodField()
    at_risk = serializers.IntegerField(
        help_text="Of the skills that the team aims at: held by one person or nobody."
    )
    missing = serializers.IntegerField(
        help_text="How many wanted levels nobody is left for, over all skills."
    )
    coverage = CoverShape(source="lines", many=True, help_text="Worst first.")

    def get_people(self, page: Any) -> int:
        return len(page.crew.memberships)

    def get_named(self, page: Any) -> int:
        return len(page.crew.members)


@example({"framework": "rse-starter", "shows": "named"})
class ConsentShape(Shape):
    framework = serializers.CharField()
    shows = serializers.ChoiceField(
        Openness.choices, help_text="What the team sees of you from now on."
    )


class FoundShape(Shape):
    uuid = serializers.UUIDField(source="found.knower.key")
    name = serializers.CharField(source="found.knower.name")
    level = serializers.IntegerField(source="found.knower.rank")
    reasons = serializers.CharField()


@example(
    {
        "holders": [
            {
                "uuid": UUID_OF_MEMBER,
                "name": "Alice",
                "level": 3,
                "reasons": "said so on 3 March 2026",
            }
        ],
        "near": [],
    }
)
class FindingShape(Shape):
    holders = FoundShape(many=True)
    near = FoundShape(many=True, help_text="One level below.")


TARGET = {
    "uuid": "a3f1c9c0-8f3e-4f0e-9a3f-8a1f1c0c7a55",
    "role": None,
    "skill": UUID_OF_SKILL,
    "level": 3,
    "people": 2,
}


@example(TARGET)
class TeamTargetShape(Shape):
    uuid = serializers.UUIDField(read_only=True)
    role = serializers.UUIDField(source="role.uuid", allow_null=True, default=None)
    skill = serializers.UUIDField(source="skill.uuid", allow_null=True, default=None)
    level = serializers.IntegerField(source="rank", allow_null=True)
    people = serializers.IntegerField()


@example({"skill": UUID_OF_SKILL, "level": 3, "people": 2})
class TeamTargetWish(Shape):
    """A role, or a skill and a level."""

    role = serializers.UUIDField(required=False)
    skill = serializers.UUIDField(required=False)
    level = serializers.IntegerField(required=False, min_value=1, max_value=99)
    people = serializers.IntegerField(default=1, min_value=1, max_value=MOST_PEOPLE)


ACTION = {
    "uuid": "c7e2b3a4-1d53-4e5b-8b0c-5f2f5a1b9d10",
    "what": "Pair on the profiler once a week",
    "owner": UUID_OF_MEMBER,
    "due_on": "2027-01-15",
    "done_at": None,
}


@example(ACTION)
class TeamActionShape(Shape):
    uuid = serializers.UUIDField(read_only=True)
    what = serializers.CharField()
    owner = serializers.UUIDField(
        source="owner.uuid",
        allow_null=True,
        default=None,
        help_text="Of the membership.",
    )
    due_on = serializers.DateField()
    done_at = serializers.DateTimeField(allow_null=True)


@example({key: ACTION[key] for key in ("what", "owner", "due_on")})
class TeamActionWish(Shape):
    what = serializers.CharField(max_length=200)
    owner = serializers.UUIDField(help_text="Of the membership.")
    due_on = serializers.DateField()


@example({"done": True})
class TeamActionChange(Shape):
    done = serializers.BooleanField()


class ChanceShape(Shape):
    skill = serializers.UUIDField(source="skill.uuid")
    name = serializers.CharField(source="skill.name")
    held = serializers.IntegerField(source="chance.held")
    aim = serializers.IntegerField(source="chance.aim")
    why = serializers.CharField()


class ServingShape(Shape):
    resource = serializers.CharField(source="serving.key")
    title = serializers.CharField(source="offer.resource.title")
    learners = serializers.ListField(
        child=serializers.UUIDField(), source="serving.learners"
    )
    levels = serializers.IntegerField(
        source="serving.closes", help_text="How many levels nearer the team comes."
    )
    hours = serializers.FloatField(
        source="serving.hours", help_text="Of the team's time; live ones count once."
    )
    live = serializers.BooleanField(source="is_live")


@example(
    {
        "mine": [
            {
                "skill": UUID_OF_SKILL,
                "name": "Testing",
                "held": 2,
                "aim": 3,
                "why": "1 level for you, it rests on one person",
            }
        ],
        "training": [
            {
                "resource": "testing-week",
                "title": "Testing week",
                "learners": [UUID_OF_MEMBER],
                "levels": 1,
                "hours": 6.0,
                "live": True,
            }
        ],
    }
)
class GrowthShape(Shape):
    mine = ChanceShape(many=True)
    training = ServingShape(many=True, help_text="Empty for who doesn't manage it.")
