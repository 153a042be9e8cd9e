"""What is relevant to a person, in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api_shapes import UUID_OF_SKILL, example
from profiles.asked import Asked, asked_of, mark
from profiles.models import Profile
from profiles.relevance import ORGANISATION, PERSON, ROLE

Shape = serializers.Serializer[Any]
MOST_SKILLS = 500
SAID = {"source": "role", "name": "Research software engineer"}
HIDDEN = {"skill": UUID_OF_SKILL, "slug": "testing", "said_by": [SAID]}


class MarkShape(Shape):
    source = serializers.ChoiceField([ROLE, ORGANISATION, PERSON])  # type: ignore[assignment]
    name = serializers.CharField(help_text="Of the role or organisation.")


class HiddenShape(Shape):
    skill = serializers.UUIDField()
    slug = serializers.CharField()
    said_by = MarkShape(many=True)


@example({"asked": 54, "not_relevant": [HIDDEN]})
class RelevanceShape(Shape):
    asked = serializers.IntegerField(help_text="How many skills are asked of you.")
    not_relevant = HiddenShape(many=True)


@example({"skills": [UUID_OF_SKILL], "relevant": False})
class RelevanceWish(Shape):
    skills = serializers.ListField(
        child=serializers.UUIDField(), min_length=1, max_length=MOST_SKILLS
    )
    relevant = serializers.BooleanField(help_text="True brings skills back.")


class ProfileRelevance(APIView):
    def _profile(self, request: Request, uuid: UUID) -> Profile:
        mine = Profile.objects.visible_to(request.user)
        related = mine.select_related("framework", "version__framework")
        return get_object_or_404(related, uuid=uuid)

    @extend_schema(responses=RelevanceShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read what is not relevant to you.

        Each skill that is not asked, and who says so: you, your roles, your
        organisations. It is in no total.
        """
        return _answer(asked_of(self._profile(request, uuid)))

    @extend_schema(request=RelevanceWish, responses=RelevanceShape)
    def patch(self, request: Request, uuid: UUID) -> Response:
        """Say whether skills are relevant to you.

        Your word wins over your roles and organisations. Your answers are kept.
        """
        profile = self._profile(request, uuid)
        wish = RelevanceWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        skills = _keys(asked_of(profile), given["skills"])
        mark(profile=profile, skills=skills, is_relevant=given["relevant"])
        return _answer(asked_of(profile))


def _keys(asked: Asked, uuids: list[UUID]) -> set[int]:
    """Return the keys of skills, or point at each that the version lacks."""
    known = {skill.uuid: pk for pk, skill in asked.whole.skills.items()}
    text = _("Your profile's version has no such skill.")
    faults = {str(n): text for n, uuid in enumerate(uuids) if str(uuid) not in known}
    if faults:
        raise ValidationError({"skills": faults})
    return {known[str(uuid)] for uuid in uuids}


def _answer(asked: Asked) -> Response:
    hidden = [
        {
            "skill": asked.whole.skills[each.skill].uuid,
            "slug": asked.whole.skills[each.skill].slug,
            "said_by": each.said_by,
        }
        for each in asked.relevance.hidden
    ]
    found = {"asked": len(asked.relevance.shown), "not_relevant": hidden}
    return Response(RelevanceShape(found).data)
