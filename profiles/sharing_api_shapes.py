"""How shares, packs and downloads look in the API, and what it takes for them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework import serializers

from accounts.models import validate_name
from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from profiles.api_shapes import LONGEST_SLUG, NOW, UUID_OF_PROFILE, HoldingsShape
from profiles.exporters.documents import FORMAT
from profiles.goals_api_shapes import UUID_OF_GOAL
from profiles.models import Share
from profiles.share_actions import LINK_DAYS
from profiles.share_tokens import token_known

UUID_OF_SHARE = "c0f0a0c7-5e0e-4b39-9b56-7c6d1a7c9a11"
UUID_OF_PACK = "1d6b9c0e-2f44-4c35-8a31-55b1f0a4e0c2"
ENDS = "2026-05-31T09:00:00Z"
MOST_GOALS = 50


class GoalLineShape(Shape):
    uuid = serializers.UUIDField()
    name = serializers.CharField()


# --- what I share ------------------------------------------------------------------

SHARE = {
    "uuid": UUID_OF_SHARE,
    "profile": UUID_OF_PROFILE,
    "framework": "rse-starter",
    "link_name": "My application",
    "email": "",
    "goals": [{"uuid": UUID_OF_GOAL, "name": "Lead"}],
    "with_evidence": False,
    "created_at": NOW,
    "expires_at": ENDS,
    "opened_count": 3,
    "last_opened_on": "2026-03-05",
    "address": f"https://hub.example.org/p/{'x' * 43}/",
}


@example(SHARE)
class ShareShape(Shape):
    uuid = serializers.UUIDField()
    profile = serializers.UUIDField(source="profile.uuid")
    framework = serializers.CharField(source="profile.framework.slug")
    link_name = serializers.CharField(source="name", help_text="Empty: a person.")
    email = serializers.CharField(help_text="Of the person; empty: a link.")
    goals = GoalLineShape(many=True)
    with_evidence = serializers.BooleanField()
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(
        allow_null=True, help_text="Null: until you take it back."
    )
    opened_count = serializers.IntegerField(help_text="By whom is not kept.")
    last_opened_on = serializers.DateField(allow_null=True)
    address = serializers.SerializerMethodField(
        help_text="What to send, of a link; empty where it can't be told again."
    )

    def get_address(self, share: Share) -> str:
        token = share.is_link and token_known(share.uuid, share.digest)
        if not token:
            return ""
        path = reverse("shares:link", args=[token])
        return str(self.context["request"].build_absolute_uri(path))


@example({"framework": "rse-starter", "link_name": "My application", "days": 90})
class ShareWish(Shape):
    """Exactly one of link_name and email."""

    framework = serializers.SlugField(max_length=LONGEST_SLUG)
    link_name = serializers.CharField(
        required=False, max_length=80, validators=[validate_name]
    )
    email = serializers.EmailField(required=False, max_length=254)
    days = serializers.ChoiceField(
        LINK_DAYS,
        required=False,
        help_text="Left out: 90 for a link; with a person, until you take it back.",
    )
    goals = serializers.ListField(
        child=serializers.UUIDField(), required=False, max_length=MOST_GOALS
    )
    with_evidence = serializers.BooleanField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("link_name" in attrs) == ("email" in attrs):
            raise serializers.ValidationError(
                _("Give exactly one of link_name and email.")
            )
        return attrs


# --- what is shared with me --------------------------------------------------------

SHARED = {
    "uuid": UUID_OF_SHARE,
    "name": "Alice",
    "framework": "rse-starter",
    "version": "1.0",
    "expires_at": None,
    "page": f"https://hub.example.org/profile/sharing/with-me/{UUID_OF_SHARE}/",
}


@example(SHARED)
class SharedShape(Shape):
    uuid = serializers.UUIDField()
    name = serializers.CharField(
        source="profile.owner.name", help_text="The name they chose; may be empty."
    )
    framework = serializers.CharField(source="profile.framework.slug")
    version = serializers.CharField(source="profile.version.version")
    expires_at = serializers.DateTimeField(allow_null=True)
    page = PageField()


@example(
    SHARED
    | {
        "goals": [{"uuid": UUID_OF_GOAL, "name": "Lead"}],
        "answered": 0,
        "total": 55,
        "latest": None,
        "competencies": [],
    }
)
class SharedDetailShape(HoldingsShape, SharedShape):
    """A profile that is shared with you, and all that is in it."""

    goals = GoalLineShape(many=True)


# --- packs and files ---------------------------------------------------------------

PACK = {
    "uuid": UUID_OF_PACK,
    "name": "Appraisal of 2 March 2026",
    "framework": "rse-starter",
    "made_at": NOW,
}


@example(PACK)
class PackShape(Shape):
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    framework = serializers.CharField(source="profile.framework.slug")
    made_at = serializers.DateTimeField()


@example({"framework": "rse-starter", "name": "Appraisal", "goal": UUID_OF_GOAL})
class PackWish(Shape):
    framework = serializers.SlugField(max_length=LONGEST_SLUG)
    name = serializers.CharField(max_length=120, validators=[validate_name])
    goal = serializers.UUIDField(required=False)
    snapshot = serializers.UUIDField(
        required=False, help_text="Left out: your profile as it is now."
    )


class FrameworkLineShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    version = serializers.CharField()
    licence = serializers.CharField()


class LevelLineShape(Shape):
    rank = serializers.IntegerField()
    name = serializers.CharField()


class DocumentAnswerShape(Shape):
    skill = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    competency = serializers.CharField()
    rank = serializers.IntegerField(allow_null=True)
    not_applicable = serializers.BooleanField()
    assessed_at = serializers.DateTimeField()
    confirmed_at = serializers.DateTimeField()


@example(
    {
        "format": FORMAT,
        "format_version": 1,
        "as_of": NOW,
        "person": "Alice",
        "framework": {
            "slug": "rse-starter",
            "name": "RSE starter framework",
            "version": "1.0",
            "licence": "CC-BY-4.0",
        },
        "levels": [{"rank": 0, "name": "None yet"}],
        "answers": [
            {
                "skill": UUID_OF_SKILL,
                "slug": "testing",
                "name": "Testing",
                "competency": "Quality",
                "rank": 2,
                "not_applicable": False,
                "assessed_at": NOW,
                "confirmed_at": NOW,
            }
        ],
    }
)
class DocumentShape(Shape):
    """The file that one takes along as JSON."""

    format = serializers.CharField()
    format_version = serializers.IntegerField()
    as_of = serializers.DateTimeField()
    person = serializers.CharField()
    framework = FrameworkLineShape()
    levels = LevelLineShape(many=True)
    answers = DocumentAnswerShape(many=True)
