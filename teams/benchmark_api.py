"""The benchmark in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api import slug_filter
from competencies.models import Framework
from teams.benchmark_api_shapes import BenchmarkGroupShape, GroupDetailShape
from teams.models import GroupFigures


def _groups(request: Request) -> QuerySet[GroupFigures]:
    frameworks = Framework.objects.visible_to(request.user)
    rows = GroupFigures.objects.visible_to(request.user).benchmark()
    return rows.filter(release__framework__in=frameworks).select_related(
        "release__framework", "role"
    )


class OfRelease(filters.FilterSet):  # type: ignore[misc]
    framework = slug_filter("release__framework__slug", "The slug of a framework.")


class BenchmarkList(ListAPIView[GroupFigures]):
    serializer_class = BenchmarkGroupShape
    filterset_class = OfRelease

    def get_queryset(self) -> QuerySet[GroupFigures]:
        rows = _groups(self.request)
        return rows.order_by("-release__made_at", "role__name", "pk")

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List the groups of the anonymous benchmark.

        People of a role and grade across organisations, quarter by quarter, the newest
        first. A release never changes.
        """
        return self.list(request, *args, **kwargs)


class BenchmarkDetail(APIView):
    @extend_schema(responses=GroupDetailShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read the figures of a group.

        Each answer is made vague before it is counted, so a middle is a span of one
        level and a share a quarter. What too few said, or nearly all alike, is left
        out.
        """
        group = get_object_or_404(_groups(request), uuid=uuid)
        return Response(GroupDetailShape(group, context={"request": request}).data)
