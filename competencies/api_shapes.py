"""How frameworks, skills, levels and roles look in the API."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import (
    OpenApiExample,
    extend_schema_field,
    extend_schema_serializer,
)
from rest_framework import serializers

from competencies.models.frameworks import Status

Shape = serializers.Serializer[Any]
UUID_OF_SKILL = "6f1e0f0c-3a52-4d0e-9b0a-3c1f5b1f8a11"
UUID_OF_ROLE = "0a9e4f52-7c1f-4b7e-8a52-2f4f6a0d9c33"
UUID_OF_FRAMEWORK = "2b1d7d5e-9a60-4c0b-8c9e-51f3f5f5b7c4"


def example(value: dict[str, Any]) -> Any:
    """Give a shape an example, which the description shows wherever it is used."""
    found = OpenApiExample("Example", value=value)
    return extend_schema_serializer(examples=[found])


@extend_schema_field(OpenApiTypes.URI)
class PageField(serializers.Field[Any, Any, Any, Any]):
    """The address of the page about something, whole."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"source": "*", "help_text": "Its page for people."} | kwargs
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Any) -> str:
        path = value if isinstance(value, str) else value.get_absolute_url()
        return str(self.context["request"].build_absolute_uri(path))


# --- frameworks --------------------------------------------------------------------

VERSION_LINE = {
    "version": "1.0",
    "status": "published",
    "published_at": "2026-03-02T09:00:00Z",
    "licence": "CC-BY-4.0",
    "source": "",
}
FRAMEWORK = {
    "uuid": UUID_OF_FRAMEWORK,
    "slug": "rse-starter",
    "name": "RSE starter framework",
    "description": "What research software engineers do.",
    "highest_rank": 4,
    "skill_count": 55,
    "version_count": 1,
    "versions": [VERSION_LINE],
    "page": "https://hub.example.org/frameworks/rse-starter/",
}
LEVEL = {
    "rank": 2,
    "name": "Working",
    "short_description": "Does it alone in known ground.",
    "description": "",
    "focus": "",
}
SKILL = {
    "uuid": UUID_OF_SKILL,
    "slug": "testing",
    "framework": "rse-starter",
    "version": "1.0",
    "name": "Testing",
    "description": "Knowing that software does what it should.",
    "group": "quality",
    "in_force": True,
    "page": "https://hub.example.org/frameworks/rse-starter/skills/testing/",
}
SKILL_IN_VERSION = {
    "uuid": UUID_OF_SKILL,
    "slug": "testing",
    "name": "Testing",
    "description": "Knowing that software does what it should.",
    "group": "quality",
    "tools": ["pytest"],
    "levels": [{"rank": 1, "text": "Runs tests.", "examples": ["Ran make test."]}],
}
ROLE = {
    "uuid": UUID_OF_ROLE,
    "slug": "rse",
    "framework": "rse-starter",
    "name": "Research software engineer",
    "description": "Builds software with researchers.",
    "skill_count": 30,
    "page": "https://hub.example.org/roles/rse-starter/rse/",
}


class VersionLineShape(Shape):
    version = serializers.CharField()
    status = serializers.ChoiceField(Status.choices)
    published_at = serializers.DateTimeField(allow_null=True)
    licence = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]


@example(FRAMEWORK)
class FrameworkShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField()
    highest_rank = serializers.IntegerField(
        allow_null=True, help_text="Levels run from 0 to this."
    )
    skill_count = serializers.IntegerField(help_text="Of the version in force.")
    version_count = serializers.SerializerMethodField()
    versions = VersionLineShape(many=True)
    page = PageField()

    def get_version_count(self, framework: Any) -> int:
        return len(framework.versions.all())


class LevelShape(Shape):
    rank = serializers.IntegerField()
    name = serializers.CharField()
    short_description = serializers.CharField()
    description = serializers.CharField()
    focus = serializers.CharField()


@example({"framework": "rse-starter", "version": "1.0", **LEVEL})
class LevelOfVersionShape(LevelShape):
    framework = serializers.CharField(source="version.framework.slug")
    version = serializers.CharField(source="version.version")


class GroupShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField()
    parent = serializers.CharField(  # type: ignore[assignment]
        help_text="The group it stands in; empty: none."
    )
    depth = serializers.IntegerField(help_text="0 for the outermost.")


class DescriptorShape(Shape):
    rank = serializers.IntegerField()
    text = serializers.CharField()
    examples = serializers.ListField(child=serializers.CharField())


class SkillInVersionShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    description = serializers.CharField()
    group = serializers.CharField(help_text="The slug of the group it stands in.")
    tools = serializers.ListField(child=serializers.CharField())
    levels = DescriptorShape(many=True)


@example(
    {
        "framework": "rse-starter",
        **VERSION_LINE,
        "notes": "",
        "depth_names": ["Competency"],
        "levels": [LEVEL],
        "groups": [
            {
                "slug": "quality",
                "name": "Quality",
                "description": "",
                "parent": "",
                "depth": 0,
            }
        ],
        "skills": [SKILL_IN_VERSION],
        "page": "https://hub.example.org/frameworks/rse-starter/1.0/",
    }
)
class VersionShape(Shape):
    framework = serializers.CharField(source="version.framework.slug")
    version = serializers.CharField(source="version.version")
    status = serializers.ChoiceField(Status.choices, source="version.status")
    published_at = serializers.DateTimeField(
        allow_null=True, source="version.published_at"
    )
    licence = serializers.CharField(source="version.licence")
    source = serializers.CharField(source="version.source")  # type: ignore[assignment]
    notes = serializers.CharField(source="version.notes")
    depth_names = serializers.ListField(
        child=serializers.CharField(),
        source="version.depth_names",
        help_text="What groups are called, outermost first.",
    )
    levels = LevelShape(many=True)
    groups = GroupShape(many=True)
    skills = SkillInVersionShape(many=True)
    page = PageField(source="version")


# --- skills ------------------------------------------------------------------------


@example(SKILL)
class SkillShape(Shape):
    uuid = serializers.UUIDField(source="skill.uuid")
    slug = serializers.CharField(source="skill.slug")
    framework = serializers.CharField(source="version.framework.slug")
    version = serializers.CharField(
        source="version.version", help_text="Whose words these are."
    )
    name = serializers.CharField()
    description = serializers.CharField()
    group = serializers.SerializerMethodField(help_text="Empty: it stands in none.")
    in_force = serializers.SerializerMethodField(
        help_text="Whether the version in force has it."
    )
    page = PageField(source="skill")

    def get_group(self, edition: Any) -> str:
        return edition.group.group.slug if edition.group else ""

    def get_in_force(self, edition: Any) -> bool:
        return bool(edition.version.status == Status.PUBLISHED)


class SkillLevelShape(Shape):
    rank = serializers.IntegerField()
    name = serializers.CharField()
    text = serializers.CharField()
    examples = serializers.ListField(child=serializers.CharField())
    is_general = serializers.BooleanField(
        help_text="Whether these are the level's own words, said of no skill."
    )


class ToolShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.CharField()
    url = serializers.CharField()


class RelatedSkillShape(Shape):
    uuid = serializers.UUIDField(source="skill.uuid")
    slug = serializers.CharField(source="skill.slug")
    name = serializers.CharField()


class ExpectedByShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    rank = serializers.IntegerField()
    level = serializers.CharField()


class TeachingShape(Shape):
    title = serializers.CharField()
    provider = serializers.CharField(help_text="Empty: not known.")
    from_rank = serializers.IntegerField(allow_null=True)
    to_rank = serializers.IntegerField(allow_null=True)
    page = PageField(source="url")


class AroundSkillShape(Shape):
    levels = SkillLevelShape(many=True)
    tools = ToolShape(many=True)
    related = RelatedSkillShape(many=True)
    roles = ExpectedByShape(many=True)
    resources = TeachingShape(many=True)


EXPECTATION = {
    "uuid": UUID_OF_SKILL,
    "slug": "testing",
    "name": "Testing",
    "rank": 3,
    "level": "Practitioner",
}
TEACHING = {
    "title": "Tests tell",
    "provider": "Lesson House",
    "from_rank": 1,
    "to_rank": 3,
    "page": "https://hub.example.org/training/tests-tell/",
}


@example(
    {
        **SKILL,
        "levels": [
            {
                "rank": 1,
                "name": "Awareness",
                "text": "Runs tests.",
                "examples": [],
                "is_general": False,
            }
        ],
        "tools": [{"slug": "pytest", "name": "pytest", "kind": "tool", "url": ""}],
        "related": [],
        "roles": [
            {
                **EXPECTATION,
                "uuid": UUID_OF_ROLE,
                "slug": "rse",
                "name": "Research software engineer",
            }
        ],
        "resources": [TEACHING],
    }
)
class SkillDetailShape(AroundSkillShape, SkillShape):
    """A skill and all around it."""


# --- roles -------------------------------------------------------------------------


@example(ROLE)
class RoleShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    framework = serializers.CharField(source="framework.slug")
    name = serializers.CharField()
    description = serializers.CharField()
    skill_count = serializers.IntegerField()
    page = PageField()


class ExpectedGroupShape(Shape):
    name = serializers.CharField()
    skills = ExpectedByShape(many=True, source="expectations")


class IrrelevantShape(Shape):
    """A skill that whoever aims at the role isn't asked."""

    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()


@example(
    {
        **{name: value for name, value in ROLE.items() if name != "skill_count"},
        "version": "1.0",
        "expects": [{"name": "Quality", "skills": [EXPECTATION]}],
        "not_relevant": [],
    }
)
class RoleDetailShape(Shape):
    uuid = serializers.UUIDField(source="role.uuid")
    slug = serializers.CharField(source="role.slug")
    framework = serializers.CharField(source="role.framework.slug")
    name = serializers.CharField(source="role.name")
    description = serializers.CharField(source="role.description")
    version = serializers.CharField(
        source="version.version", help_text="Whose skills and names these are."
    )
    expects = ExpectedGroupShape(many=True, source="groups")
    not_relevant = IrrelevantShape(many=True)
    page = PageField(source="role")
