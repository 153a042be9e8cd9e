"""The directory in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from communities.api_filters import CommunityFilter
from communities.api_shapes import CommunityShape
from communities.models import Community
from communities.signs import pulses_of


def _communities(request: Request) -> QuerySet[Community]:
    rows = Community.objects.visible_to(request.user).defer("search", "folded")
    return rows.select_related("merged_into").prefetch_related(
        *("channels", "activities", "relations__other", "needs", "offers"),
    )


def _with_life(communities: list[Community]) -> list[Community]:
    """Let each know how alive it is: the same few queries for any number."""
    pulses = pulses_of(communities)
    for each in communities:
        vars(each)["pulse"] = pulses[each.pk]
    return communities


class CommunityList(ListAPIView[Community]):
    """List the communities.

    A filter that is repeated takes any of its values; different filters all hold. What
    went up in another community is not listed. Nobody's mail address is in here.
    """

    permission_classes = [AllowAny]
    serializer_class = CommunityShape
    filterset_class = CommunityFilter

    def get_queryset(self) -> QuerySet[Community]:
        listed = Community.objects.listed().values("pk")
        return _communities(self.request).filter(pk__in=listed).order_by("slug")

    def paginate_queryset(self, queryset: Any) -> list[Any] | None:
        return _with_life(super().paginate_queryset(queryset) or [])


class CommunityDetail(APIView):
    """Read one community.

    What it is, where it is, how to meet it, and how alive it seems. One that went up in
    another leads there.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=CommunityShape)
    def get(self, request: Request, slug: str) -> Response | HttpResponseBase:
        found = get_object_or_404(_communities(request), slug=slug)
        if found.merged_into is not None:
            there = [found.merged_into.slug]
            return redirect("api:community-detail", *there, permanent=True)
        [community] = _with_life([found])
        return Response(CommunityShape(community, context={"request": request}).data)
