"""The training catalogue in the API. Docstrings of views are its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api import slug_filter
from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from search.words import LONGEST_SEARCH
from training.models import LearningResource, LearningResourceQuerySet, Provider
from training.pages import steps_of

PROVIDER = {
    "slug": "lesson-house",
    "name": "Lesson House",
    "url": "https://lessons.example.org/",
    "ror": "",
    "description": "",
    "resource_count": 12,
    "page": "https://hub.example.org/training/providers/lesson-house/",
}
RESOURCE = {
    "uuid": "d2c7a9f0-51b3-4a5e-8f60-8f1f0f3f7b21",
    "slug": "tests-tell",
    "title": "Tests tell",
    "url": "https://lessons.example.org/tests-tell",
    "description": "",
    "languages": ["en"],
    "provider": {"slug": "lesson-house", "name": "Lesson House"},
    "teaches": [
        {
            "uuid": UUID_OF_SKILL,
            "name": "Testing",
            "framework": "rse-starter",
            "from_rank": 1,
            "to_rank": 3,
        }
    ],
    "page": "https://hub.example.org/training/tests-tell/",
}


class ProviderLineShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()


class StepShape(Shape):
    uuid = serializers.UUIDField(help_text="The skill's own.")
    name = serializers.CharField(source="skill")
    framework = serializers.CharField()
    from_rank = serializers.IntegerField(allow_null=True)
    to_rank = serializers.IntegerField(allow_null=True)


@example(RESOURCE)
class ResourceShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="Where it is on the web.")
    description = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    provider = ProviderLineShape(allow_null=True)
    teaches = StepShape(many=True, source="steps")
    page = PageField()


@example(PROVIDER)
class ProviderShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    url = serializers.CharField()
    ror = serializers.CharField(help_text="Its ROR identifier; empty: not known.")
    description = serializers.CharField()
    resource_count = serializers.IntegerField()
    page = PageField()


class ResourceFilter(filters.FilterSet):  # type: ignore[misc]
    q = filters.CharFilter(
        method="matching",
        max_length=LONGEST_SEARCH,
        help_text="Words to look for in titles, texts and providers' names.",
    )
    skill = filters.UUIDFilter(
        "teaches__skill__uuid", distinct=True, help_text="What it should teach."
    )
    provider = slug_filter("provider__slug", "The slug of a provider.")

    def matching(
        self, resources: LearningResourceQuerySet, _name: str, words: str
    ) -> LearningResourceQuerySet:
        return resources.matching(words)


def _resources(request: Request) -> QuerySet[LearningResource]:
    resources = LearningResource.objects.visible_to(request.user)
    return resources.select_related("provider").defer("search").order_by("title", "pk")


def _with_steps(resources: Iterable[LearningResource]) -> list[LearningResource]:
    """Return resources that know what they teach: one query for all."""
    listed = list(resources)
    steps = steps_of(listed)
    for resource in listed:
        vars(resource)["steps"] = steps[resource.pk]
    return listed


class ResourceList(ListAPIView[LearningResource]):
    """List the resources.

    Each with the skills it teaches, from which level to which; both are null where
    nobody has said yet.
    """

    permission_classes = [AllowAny]
    serializer_class = ResourceShape
    filterset_class = ResourceFilter

    def get_queryset(self) -> QuerySet[LearningResource]:
        return _resources(self.request)

    def paginate_queryset(self, queryset: Any) -> list[Any] | None:
        return _with_steps(super().paginate_queryset(queryset) or [])


class ResourceDetail(APIView):
    """Read one resource.

    Where it is, whose it is, and what it teaches.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=ResourceShape)
    def get(self, request: Request, slug: str) -> Response:
        [resource] = _with_steps([get_object_or_404(_resources(request), slug=slug)])
        return Response(ResourceShape(resource, context={"request": request}).data)


def _providers() -> QuerySet[Provider]:
    providers = Provider.objects.annotate(resource_count=Count("resources"))
    return providers.order_by("name", "pk")


class ProviderList(ListAPIView[Provider]):
    """List the providers.

    Who gives or keeps training, and how much of it is in the catalogue.
    """

    permission_classes = [AllowAny]
    serializer_class = ProviderShape

    def get_queryset(self) -> QuerySet[Provider]:
        return _providers()


class ProviderDetail(APIView):
    """Read one provider.

    Who it is and how many resources are its own.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=ProviderShape)
    def get(self, request: Request, slug: str) -> Response:
        provider = get_object_or_404(_providers(), slug=slug)
        return Response(ProviderShape(provider, context={"request": request}).data)
