"""Events in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api_shapes import PageField, Shape, example
from training.api import ProviderLineShape
from training.api_filters import EventFilter
from training.models import Event

EVENT: dict[str, Any] = {
    "uuid": "5b9d2f0e-7a14-4e6c-9a0b-2d4c8e1f6a55",
    "slug": "testing-week",
    "title": "Testing week",
    "url": "https://lessons.example.org/testing-week",
    "description": "",
    "starts_at": "2027-03-01T08:00:00Z",
    "ends_at": "2027-03-05T16:00:00Z",
    "is_all_day": False,
    "time_zone": "Europe/Berlin",
    "place": "Harbour House, Kiel",
    "is_online": False,
    "languages": ["en"],
    "cost": "free",
    "status": "confirmed",
    "sequence": 0,
    "provider": {"slug": "lesson-house", "name": "Lesson House"},
    "resource": "tests-tell",
    "updated_at": "2026-05-04T10:30:00Z",
    "page": "https://hub.example.org/training/events/testing-week/",
}


@example(EVENT)
class EventShape(Shape):
    uuid = serializers.UUIDField()
    slug = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()
    description = serializers.CharField()
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField()
    is_all_day = serializers.BooleanField()
    time_zone = serializers.CharField(help_text="Of the place, as the IANA names it.")
    place = serializers.CharField()
    is_online = serializers.BooleanField()
    languages = serializers.ListField(child=serializers.CharField())
    cost = serializers.CharField(help_text="Empty: nobody has said.")
    status = serializers.CharField(help_text="confirmed, tentative or cancelled.")
    sequence = serializers.IntegerField(help_text="Grows with every change.")
    provider = ProviderLineShape(allow_null=True)
    resource = serializers.SlugRelatedField[Any](
        slug_field="slug",
        read_only=True,
        allow_null=True,
        help_text="The slug of what is taught at it.",
    )
    updated_at = serializers.DateTimeField()
    page = PageField()


def _events(request: Request) -> QuerySet[Event]:
    events = Event.objects.visible_to(request.user)
    rows = events.select_related("provider", "resource")
    return rows.order_by("starts_at", "pk")


class EventList(ListAPIView[Event]):
    """List the events.

    Courses, workshops and talks at a time, by when they begin; those that are over,
    too, unless `ends_after` says otherwise.
    """

    permission_classes = [AllowAny]
    serializer_class = EventShape
    filterset_class = EventFilter

    def get_queryset(self) -> QuerySet[Event]:
        return _events(self.request)


class EventDetail(APIView):
    """Read one event.

    When and where it is, who gives it, and whether it takes place.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=EventShape)
    def get(self, request: Request, slug: str) -> Response:
        event = get_object_or_404(_events(request), slug=slug)
        return Response(EventShape(event, context={"request": request}).data)
