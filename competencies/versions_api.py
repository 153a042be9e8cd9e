"""Versions compared, in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api_shapes import UUID_OF_SKILL, LevelShape, Shape, example
from competencies.successions import Shape as Form
from competencies.version_diff import (
    GroupChange,
    GroupText,
    Kind,
    LevelText,
    ScaleChange,
    SkillChange,
    SkillText,
    VersionDiff,
)
from competencies.version_pages import pair_to_compare, versions_of
from competencies.version_texts import compare_versions

TESTING = {
    "uuid": UUID_OF_SKILL,
    "slug": "testing",
    "name": "Testing",
    "description": "Knowing that software does what it should.",
    "group": "quality",
    "tools": ["pytest"],
    "levels": [{"rank": 1, "text": "Runs tests.", "examples": "Ran make test."}],
}
ANEW = TESTING | {"name": "Automated testing"}


class OwnLevelShape(Shape):
    rank = serializers.IntegerField()
    text = serializers.CharField()
    examples = serializers.CharField(help_text="One a line.")


class SkillTextShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField()
    group = serializers.CharField(help_text="The slug of the group it stands in.")
    tools = serializers.ListField(child=serializers.CharField())
    levels = OwnLevelShape(many=True, help_text="Where it has words of its own.")


class SkillChangeShape(Shape):
    kinds = serializers.ListField(
        child=serializers.ChoiceField(sorted(Kind)),
        help_text="In which ways it is said differently.",
    )
    before = SkillTextShape()
    after = SkillTextShape()


class ReplacedShape(Shape):
    shape = serializers.ChoiceField(list(Form))
    before = SkillTextShape(many=True)
    after = SkillTextShape(many=True)


class GroupTextShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField()
    parent = serializers.CharField(  # type: ignore[assignment]
        help_text="Empty for an outermost group."
    )


class GroupChangeShape(Shape):
    before = GroupTextShape(allow_null=True)
    after = GroupTextShape(allow_null=True)


class ScaleChangeShape(Shape):
    before = LevelShape(allow_null=True)
    after = LevelShape(allow_null=True)


@example(
    {
        "framework": "rse-starter",
        "old": "1.0",
        "new": "1.1",
        "counts": {kind.value: int(kind == Kind.RENAMED) for kind in Kind},
        "unchanged": 54,
        "added": [],
        "removed": [],
        "replaced": [],
        "changed": [{"kinds": ["renamed"], "before": TESTING, "after": ANEW}],
        "groups": [],
        "scale": [],
    }
)
class ComparisonShape(Shape):
    framework = serializers.CharField()
    old = serializers.CharField()
    new = serializers.CharField()
    counts = serializers.DictField(
        child=serializers.IntegerField(), help_text="How much differs, by kind."
    )
    unchanged = serializers.IntegerField(help_text="Skills that are as they were.")
    added = SkillTextShape(many=True)
    removed = SkillTextShape(many=True)
    replaced = ReplacedShape(
        many=True, help_text="Skills that went, and those that took their place."
    )
    changed = SkillChangeShape(many=True)
    groups = GroupChangeShape(
        many=True, help_text="Before is null for a new group, after for one left out."
    )
    scale = ScaleChangeShape(many=True, help_text="What the levels mean in general.")


def _version(name: str, text: str) -> OpenApiParameter:
    return OpenApiParameter(name, str, description=text)


class VersionCompare(APIView):
    """Compare two versions of a framework.

    Which skills came, went, changed their words or their place, and which took the
    place of others. The same as on the page `/frameworks/{slug}/compare/`.
    """

    permission_classes = [AllowAny]

    @extend_schema(
        responses=ComparisonShape,
        parameters=[
            _version("from", "The earlier version; else the one before the later."),
            _version("to", "The later version; else the one in force."),
        ],
    )
    def get(self, request: Request, slug: str) -> Response:
        asked = [request.query_params.get(name, "") for name in ("from", "to")]
        old, new = pair_to_compare(versions_of(request.user, slug), *asked)
        said = {"framework": slug, "old": old.version, "new": new.version}
        plain = as_plain(compare_versions(old, new))
        return Response(ComparisonShape(said | plain).data)


def as_plain(diff: VersionDiff) -> dict[str, Any]:
    """Return a comparison as its shape takes it."""
    return {
        "counts": {str(kind): count for kind, count in diff.counts().items()},
        "unchanged": diff.unchanged,
        "added": [_skill(skill) for skill in diff.added],
        "removed": [_skill(skill) for skill in diff.removed],
        "replaced": [
            {
                "shape": chain.shape,
                "before": [_skill(skill) for skill in chain.befores],
                "after": [_skill(skill) for skill in chain.afters],
            }
            for chain in diff.replaced
        ],
        "changed": [_change(change) for change in diff.changed],
        "groups": [_sides(change, _group) for change in diff.groups],
        "scale": [_sides(change, _level) for change in diff.scale],
    }


def _skill(skill: SkillText) -> dict[str, Any]:
    levels = [
        {"rank": rank, "text": words.text, "examples": words.examples}
        for rank, words in sorted((skill.levels or {}).items())
    ]
    names = ("uuid", "slug", "name", "description", "group", "tools")
    return {name: getattr(skill, name) for name in names} | {"levels": levels}


def _change(change: SkillChange) -> dict[str, Any]:
    return {
        "kinds": sorted(change.kinds),
        "before": _skill(change.before),
        "after": _skill(change.after),
    }


def _sides(change: GroupChange | ScaleChange, plain: Any) -> dict[str, Any]:
    sides = {"before": change.before, "after": change.after}
    return {side: text and plain(text) for side, text in sides.items()}


def _group(group: GroupText) -> dict[str, str]:
    names = ("slug", "name", "description", "parent")
    return {name: getattr(group, name) for name in names}


def _level(level: LevelText) -> dict[str, Any]:
    return {
        "rank": level.rank,
        "name": level.name,
        "short_description": level.short,
        "description": level.description,
        "focus": level.focus,
    }
