"""How challenges look in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from challenges.contents import Contents
from challenges.parts import (
    ACTION,
    EVIDENCE,
    OBJECTIVE,
    OUTPUT,
    PAST,
    PROJECT,
    RESOURCE,
    SUB_PROBLEM,
    TARGET,
)
from competencies.api_shapes import PageField, Shape, example

CHALLENGE: dict[str, Any] = {
    "uuid": "0f6c2a4e-2a0e-4a53-9c3d-6d1b7f1d2c11",
    "slug": "community",
    "title": "Community",
    "description": "People who write software for research are often alone with it.",
    "category": "social",
    "stage": "published",
    "published_on": "2026-03-02",
    "part_of": None,
    "updated_at": "2026-05-04T10:30:00Z",
    "page": "https://hub.example.org/challenges/community/",
}
WHOLE_CHALLENGE: dict[str, Any] = CHALLENGE | {
    "guidance": "",
    "evidence": [
        {
            "uuid": "2b7d1f34-58f1-4f57-8f0b-2f0f6a1f5d01",
            "number": 1,
            "title": "A survey",
            "text": "Half of them work alone.",
            "url": "https://surveys.example.org/alone",
            "prefix": "Report",
            "standing": "",
        }
    ],
    "impact_targets": [],
    "objectives": [],
    "actions": [],
    "outputs": [
        {
            "uuid": "9a4e6d02-7a35-4b0c-9b61-0d5b8b6c1f02",
            "number": 1,
            "title": "A directory",
            "text": "",
            "action": None,
            "objectives": [1],
            "targets": [],
            "status": "in-progress",
            "delivered_on": None,
            "delivered_as": "/communities/",
            "measure": "communities-verified",
        }
    ],
    "projects": [],
    "past_work": [],
    "resources": [],
    "sub_problems": [],
}
SECTIONS = {
    "evidence": EVIDENCE,
    "impact_targets": TARGET,
    "objectives": OBJECTIVE,
    "actions": ACTION,
    "outputs": OUTPUT,
    "projects": PROJECT,
    "past_work": PAST,
    "resources": RESOURCE,
    "sub_problems": SUB_PROBLEM,
}


class ItemShape(Shape):
    uuid = serializers.UUIDField()
    number = serializers.IntegerField(help_text="Its own within the challenge.")
    title = serializers.CharField()
    text = serializers.CharField()


class ChallengeLinkShape(ItemShape):
    url = serializers.CharField()
    prefix = serializers.CharField(help_text="What sort of thing, such as Report.")
    standing = serializers.CharField(help_text="How it stands, such as Active.")


class ImpactTargetShape(ItemShape):
    status = serializers.CharField()
    indicator = serializers.CharField()
    baseline = serializers.CharField()
    target = serializers.CharField()
    measure = serializers.CharField()


class ObjectiveShape(ItemShape):
    status = serializers.CharField()
    targets = serializers.ListField(
        child=serializers.IntegerField(), help_text="Numbers of impact targets."
    )


class ActionShape(ItemShape):
    status = serializers.CharField()
    lead = serializers.CharField()
    communities = serializers.ListField(child=serializers.CharField())
    due = serializers.DateField(allow_null=True)
    evidence = serializers.ListField(
        child=serializers.IntegerField(), help_text="Numbers of evidence."
    )
    skills = serializers.ListField(child=serializers.CharField())
    resources = serializers.ListField(child=serializers.CharField())


class OutputShape(ItemShape):
    action = serializers.IntegerField(allow_null=True, help_text="Its number.")
    objectives = serializers.ListField(
        child=serializers.IntegerField(), help_text="Numbers of objectives."
    )
    targets = serializers.ListField(child=serializers.IntegerField())
    status = serializers.CharField()
    delivered_on = serializers.DateField(allow_null=True)
    delivered_as = serializers.CharField()
    measure = serializers.CharField()


@example(CHALLENGE)
class ChallengeShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField()
    category = serializers.CharField(help_text="Empty: nobody has said.")
    stage = serializers.CharField(help_text="consultation, published or resolved.")
    published_on = serializers.DateField(allow_null=True)
    part_of = serializers.SlugRelatedField[Any](
        source="parent",
        slug_field="slug",
        read_only=True,
        allow_null=True,
        help_text="The slug of the challenge that it is a part of.",
    )
    updated_at = serializers.DateTimeField()
    page = PageField()


@example(WHOLE_CHALLENGE)
class WholeChallengeShape(ChallengeShape):
    guidance = serializers.CharField()
    evidence = ChallengeLinkShape(many=True)
    impact_targets = ImpactTargetShape(many=True)
    objectives = ObjectiveShape(many=True)
    actions = ActionShape(many=True)
    outputs = OutputShape(many=True)
    projects = ChallengeLinkShape(many=True)
    past_work = ChallengeLinkShape(many=True)
    resources = ChallengeLinkShape(many=True)
    sub_problems = ItemShape(many=True)

    def to_representation(self, instance: Contents) -> dict[str, Any]:
        """Return the challenge's own words, then each section."""
        own = ChallengeShape(instance.challenge, context=self.context).data
        said = {
            name: self.fields[name].to_representation(instance.items[part])
            for name, part in SECTIONS.items()
        }
        return {**own, "guidance": instance.challenge.guidance, **said}
