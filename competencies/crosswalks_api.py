"""Crosswalks in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny

from competencies.api_shapes import UUID_OF_SKILL, PageField, example
from competencies.models import SkillRelation
from competencies.models.relations import SkillRelationQuerySet
from competencies.partners import with_names

LONGEST_SLUG = 120
END = {
    "uuid": UUID_OF_SKILL,
    "framework": "rse-starter",
    "slug": "testing",
    "name": "Testing",
}
CROSSWALK = {
    "uuid": "0c5f3cf2-5d5b-4f1e-9d3e-6b8f0a2f7d55",
    "kind": "close_match",
    "from_skill": END,
    "to_skill": END | {"framework": "elsewhere", "slug": "checks", "name": "Checks"},
    "source": "",
    "note": "",
    "confirmed_at": "2026-03-02T09:00:00Z",
    "page": "https://hub.example.org/crosswalks/0c5f3cf2-5d5b-4f1e-9d3e-6b8f0a2f7d55/",
}


class EndShape(serializers.Serializer[Any]):
    """One skill of a tie; `name` comes along with the tie."""

    uuid = serializers.UUIDField()
    framework = serializers.CharField(source="framework.slug")
    slug = serializers.CharField()
    name = serializers.CharField()


@example(CROSSWALK)
class CrosswalkShape(serializers.Serializer[Any]):
    uuid = serializers.UUIDField()
    kind = serializers.ChoiceField(
        SkillRelation.Kind.choices, help_text="How the first skill stands to the other."
    )
    from_skill = EndShape()
    to_skill = EndShape()
    source = serializers.CharField()  # type: ignore[assignment]
    note = serializers.CharField()
    confirmed_at = serializers.DateTimeField(
        allow_null=True, help_text="Null: as a file said it, no curator looked yet."
    )
    page = PageField()

    def to_representation(self, instance: SkillRelation) -> Any:
        for end in ("from", "to"):
            skill = getattr(instance, f"{end}_skill")
            skill.name = getattr(instance, f"{end}_name", None) or skill.slug
        return super().to_representation(instance)


class CrosswalkFilter(filters.FilterSet):  # type: ignore[misc]
    framework = filters.CharFilter(
        method="of_framework",
        max_length=LONGEST_SLUG,
        help_text="The slug of a framework, on either side.",
    )
    other = filters.CharFilter(
        method="of_framework",
        max_length=LONGEST_SLUG,
        help_text="The slug of the framework on the other side.",
    )
    skill = filters.UUIDFilter(
        method="of_skill", help_text="The UUID of a skill, on either side."
    )

    def of_framework(
        self, ties: SkillRelationQuerySet, _name: str, slug: str
    ) -> SkillRelationQuerySet:
        here = Q(from_skill__framework__slug=slug)
        return ties.filter(here | Q(to_skill__framework__slug=slug))

    def of_skill(
        self, ties: SkillRelationQuerySet, _name: str, uuid: str
    ) -> SkillRelationQuerySet:
        return ties.filter(Q(from_skill__uuid=uuid) | Q(to_skill__uuid=uuid))


class CrosswalkList(ListAPIView[SkillRelation]):
    """List the crosswalks.

    How skills of one framework stand to those of another. Each tie is listed once, as
    it was said; a broader match read from the other skill is a narrower one.
    """

    permission_classes = [AllowAny]
    serializer_class = CrosswalkShape
    filterset_class = CrosswalkFilter

    def get_queryset(self) -> SkillRelationQuerySet:
        ties = SkillRelation.objects.visible_to(self.request.user).crosswalks()
        return with_names(ties).order_by("pk")
