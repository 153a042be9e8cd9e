"""The training catalogue in the API. Docstrings of views are its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from curation.link_health import UNCHECKED, health_of
from curation.link_states import State
from training.api_filters import ResourceFilter
from training.models import LearningResource, Provider
from training.pages import needs_of, steps_of

OFFERED = Q(resources__withdrawn_on=None, resources__merged_into=None)

UUID_OF_VERSION_CONTROL = "1c2f5d7a-08a4-4c39-9a41-6f0f8f3a2b10"
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
    "type": "lesson",
    "format": "self-paced",
    "cost": "free",
    "licence": "CC-BY-4.0",
    "minutes": 180,
    "minutes_source": "stated",
    "authors": ["Ada Example"],
    "keywords": ["testing"],
    "doi": "",
    "audience": "",
    "outcomes": "You can say what a test is for.",
    "tools": ["pytest"],
    "version_date": None,
    "reviewed_on": "2026-05-04",
    "withdrawn_on": None,
    "created_at": "2026-03-02T09:00:00Z",
    "updated_at": "2026-05-04T10:30:00Z",
    "provider": {"slug": "lesson-house", "name": "Lesson House"},
    "teaches": [
        {
            "uuid": UUID_OF_SKILL,
            "name": "Testing",
            "framework": "rse-starter",
            "from_rank": 1,
            "to_rank": 3,
            "is_confirmed": True,
        }
    ],
    "requires": [
        {
            "uuid": UUID_OF_VERSION_CONTROL,
            "name": "Version control",
            "framework": "rse-starter",
            "rank": 1,
        }
    ],
    "link": {
        "state": "ok",
        "checked_at": "2026-05-20T04:10:00Z",
        "since": "2026-05-06T04:00:00Z",
        "final_url": "",
    },
    "page": "https://hub.example.org/training/tests-tell/",
}


EMPTY_IS_UNKNOWN = "Empty: nobody has said."


class ProviderLineShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()


class StepShape(Shape):
    uuid = serializers.UUIDField(help_text="The skill's own.")
    name = serializers.CharField(source="skill")
    framework = serializers.CharField()
    from_rank = serializers.IntegerField(allow_null=True)
    to_rank = serializers.IntegerField(allow_null=True)
    is_confirmed = serializers.BooleanField(help_text="By a curator.")


class NeedShape(Shape):
    uuid = serializers.UUIDField(help_text="The skill's own.")
    name = serializers.CharField(source="skill")
    framework = serializers.CharField()
    rank = serializers.IntegerField(help_text="The level at least.")


class LinkShape(Shape):
    state = serializers.ChoiceField(
        [state.value for state in State], help_text="What is known of it."
    )
    checked_at = serializers.DateTimeField(allow_null=True)
    since = serializers.DateTimeField(allow_null=True, help_text="Since when so.")
    final_url = serializers.CharField(help_text="Where it leads; empty: to itself.")


@example(RESOURCE)
class ResourceShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField(help_text="Where it is on the web.")
    description = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    type = serializers.CharField(source="kind", help_text=EMPTY_IS_UNKNOWN)
    format = serializers.CharField(help_text=EMPTY_IS_UNKNOWN)
    cost = serializers.CharField(help_text=EMPTY_IS_UNKNOWN)
    licence = serializers.CharField(help_text="Its SPDX identifier; or empty.")
    minutes = serializers.IntegerField(allow_null=True)
    minutes_source = serializers.CharField(
        help_text="Of the time: stated, or our estimate."
    )
    authors = serializers.ListField(child=serializers.CharField())
    keywords = serializers.ListField(child=serializers.CharField())
    doi = serializers.CharField()
    audience = serializers.CharField(help_text="Who it is for.")
    outcomes = serializers.CharField(help_text="What one can do afterwards.")
    tools = serializers.SerializerMethodField()
    version_date = serializers.DateField(allow_null=True)
    reviewed_on = serializers.DateField(allow_null=True)
    withdrawn_on = serializers.DateField(
        allow_null=True, help_text="Since when it is no longer offered."
    )
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    provider = ProviderLineShape(allow_null=True)
    teaches = StepShape(many=True, source="steps")
    requires = NeedShape(many=True, source="needs")
    link = LinkShape()
    page = PageField()

    def get_tools(self, resource: LearningResource) -> list[str]:
        return sorted(tool.name for tool in resource.tools.all())


@example(PROVIDER)
class ProviderShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    url = serializers.CharField()
    ror = serializers.CharField(help_text="Its ROR identifier; empty: not known.")
    description = serializers.CharField()
    resource_count = serializers.IntegerField()
    page = PageField()


def _resources(request: Request) -> QuerySet[LearningResource]:
    resources = LearningResource.objects.visible_to(request.user)
    rows = resources.select_related("provider", "merged_into").defer("search")
    return rows.prefetch_related("tools").order_by("title", "pk")


def _with_steps(resources: Iterable[LearningResource]) -> list[LearningResource]:
    """Return resources that know what they teach, ask for, and how their link is.

    A query each for all of them.
    """
    listed = list(resources)
    steps, needs = steps_of(listed), needs_of(listed)
    links = health_of(resource.url for resource in listed)
    for resource in listed:
        vars(resource)["steps"] = steps[resource.pk]
        vars(resource)["needs"] = needs[resource.pk]
        vars(resource)["link"] = links.get(resource.url, UNCHECKED)
    return listed


class ResourceList(ListAPIView[LearningResource]):
    """List the resources.

    Each with the skills it teaches, from which level to which; both are null where
    nobody has said yet. A filter that is repeated takes any of its values; different
    filters all hold. What is withdrawn, or one with another, is not listed.
    """

    permission_classes = [AllowAny]
    serializer_class = ResourceShape
    filterset_class = ResourceFilter

    def get_queryset(self) -> QuerySet[LearningResource]:
        offered = LearningResource.objects.listed().values("pk")
        return _resources(self.request).filter(pk__in=offered)

    def paginate_queryset(self, queryset: Any) -> list[Any] | None:
        return _with_steps(super().paginate_queryset(queryset) or [])


class ResourceDetail(APIView):
    """Read one resource.

    Where it is, whose it is, what it teaches and what it asks for. One that was found
    to be the same as another leads there.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=ResourceShape)
    def get(self, request: Request, slug: str) -> Response | HttpResponseBase:
        found = get_object_or_404(_resources(request), slug=slug)
        if found.merged_into is not None:
            there = [found.merged_into.slug]
            return redirect("api:resource-detail", *there, permanent=True)
        [resource] = _with_steps([found])
        return Response(ResourceShape(resource, context={"request": request}).data)


def _providers() -> QuerySet[Provider]:
    providers = Provider.objects.annotate(
        resource_count=Count("resources", filter=OFFERED)
    )
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
