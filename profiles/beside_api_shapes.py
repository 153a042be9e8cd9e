"""How history, evidence, remarks and opinions look in the API, and what it takes."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from profiles.api_shapes import LONGEST_SLUG, NOW, SkillLineShape
from profiles.models import Evidence, EvidenceKind, Interest, Opinion
from profiles.models.evidence import LONGEST_NOTE, LONGEST_TITLE, LONGEST_URL
from profiles.opinion_pages import who_said
from profiles.opinions import MOST_SKILLS

SKILL_LINE = {"uuid": UUID_OF_SKILL, "slug": "testing", "framework": "rse-starter"}
UUID_OF_LINK = "b0a63f4c-0a57-4f55-9d6f-24cf0d2c7a11"
FIRST_YEAR, LAST_YEAR = 1950, 2200


@example(
    {
        "at": NOW,
        "skill": SKILL_LINE,
        "rank": 2,
        "not_applicable": False,
        "cleared": False,
    }
)
class ChangeShape(Shape):
    at = serializers.DateTimeField()
    skill = SkillLineShape()
    rank = serializers.IntegerField(allow_null=True)
    not_applicable = serializers.BooleanField()
    cleared = serializers.BooleanField(source="is_cleared")


@example(
    {
        "uuid": UUID_OF_LINK,
        "skill": SKILL_LINE,
        "kind": "repository",
        "url": "https://example.org/solver",
        "title": "A solver",
        "created_at": NOW,
    }
)
class EvidenceShape(Shape):
    uuid = serializers.UUIDField()
    skill = SkillLineShape()
    kind = serializers.ChoiceField(choices=EvidenceKind.choices)
    url = serializers.CharField()
    title = serializers.CharField()
    created_at = serializers.DateTimeField()


@example({"kind": "publication", "title": "A paper on the solver"})
class EvidenceChange(serializers.ModelSerializer[Evidence]):
    """A link with http or https. Nothing is fetched."""

    kind = serializers.ChoiceField(choices=EvidenceKind.choices)
    url = serializers.URLField(max_length=LONGEST_URL)
    title = serializers.CharField(
        max_length=LONGEST_TITLE, required=False, allow_blank=True
    )

    class Meta:
        model = Evidence
        fields: tuple[str, ...] = ("kind", "url", "title")

    def validate_url(self, value: str) -> str:
        if not value.lower().startswith(("http://", "https://")):
            raise serializers.ValidationError(
                "Give an address with http:// or https://."
            )
        return value


@example(
    {
        "skill": UUID_OF_SKILL,
        "kind": "repository",
        "url": "https://example.org/solver",
    }
)
class EvidenceWish(EvidenceChange):
    skill = serializers.UUIDField()

    class Meta(EvidenceChange.Meta):
        fields = ("skill", "kind", "url", "title")


@example(
    {
        "skill": SKILL_LINE,
        "interest": 2,
        "last_used": 2026,
        "note": "Twice a month",
        "changed_at": NOW,
    }
)
class RemarkShape(Shape):
    skill = SkillLineShape()
    interest = serializers.IntegerField(
        allow_null=True, help_text="0 rather not, 1 if it comes up, 2 keen to."
    )
    last_used = serializers.IntegerField(allow_null=True, help_text="The year.")
    note = serializers.CharField()
    changed_at = serializers.DateTimeField()


@example({"interest": 2, "last_used": 2026, "note": "Twice a month"})
class RemarkWish(Shape):
    """All of the remark: what is left out is empty from then on."""

    interest = serializers.ChoiceField(
        choices=Interest.choices, required=False, allow_null=True, default=None
    )
    last_used = serializers.IntegerField(
        required=False,
        allow_null=True,
        default=None,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
    )
    note = serializers.CharField(
        max_length=LONGEST_NOTE, required=False, allow_blank=True, default=""
    )


@example(
    {
        "uuid": UUID_OF_LINK,
        "skill": SKILL_LINE,
        "by": "Bob",
        "endorsed": False,
        "rank": 3,
        "reason": "We built the solver together.",
        "given_at": NOW,
        "shown": False,
    }
)
class OpinionShape(Shape):
    uuid = serializers.UUIDField()
    skill = SkillLineShape()
    by = serializers.SerializerMethodField()
    endorsed = serializers.SerializerMethodField(help_text="True: it names no level.")
    rank = serializers.IntegerField(allow_null=True)
    reason = serializers.CharField()
    given_at = serializers.DateTimeField()
    shown = serializers.SerializerMethodField(
        help_text="Whether those who see your level see it, too."
    )

    def get_by(self, row: Opinion) -> str:
        return who_said(row)

    def get_endorsed(self, row: Opinion) -> bool:
        return row.rank is None

    def get_shown(self, row: Opinion) -> bool:
        return row.shown_at is not None


@example({"shown": True})
class OpinionChange(Shape):
    shown = serializers.BooleanField()


@example(
    {
        "uuid": UUID_OF_LINK,
        "email": "bob@example.org",
        "skills": [SKILL_LINE],
        "created_at": NOW,
        "expires_at": NOW,
        "answered_at": None,
        "page": "https://hub.example.org/profile/opinions/?list=asked",
    }
)
class OpinionRequestShape(Shape):
    uuid = serializers.UUIDField()
    email = serializers.CharField(
        help_text="Empty when the account of whom you asked is gone."
    )
    skills = SkillLineShape(many=True)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    answered_at = serializers.DateTimeField(allow_null=True)
    page = PageField()


@example(
    {
        "framework": "rse-starter",
        "email": "bob@example.org",
        "skills": [UUID_OF_SKILL],
    }
)
class OpinionRequestWish(Shape):
    framework = serializers.SlugField(max_length=LONGEST_SLUG)
    email = serializers.EmailField(max_length=254)
    skills = serializers.ListField(
        child=serializers.UUIDField(), allow_empty=False, max_length=MOST_SKILLS
    )

    def validate_skills(self, skills: list[Any]) -> list[Any]:
        if len(set(skills)) < len(skills):
            raise serializers.ValidationError("Name each skill once.")
        return skills
