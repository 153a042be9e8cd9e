"""The directory in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from communities.api_shapes import CommunityShape
from communities.finding import find
from communities.models import Community
from communities.search_address import FACETS, search_in
from communities.signs import pulses_of

HELP = {
    "country": "A country's code of two letters, such as ZA.",
    "theme": "A theme in small letters, with hyphens for spaces.",
    "status": "Such as active, paused or dormant.",
    "kind": "Such as association or chapter.",
    "scope": "Such as national or global.",
    "language": "A language's code, such as en.",
    "channel": "Such as slack or newsletter.",
    "needs": "What it needs, such as forum or money.",
    "offers": "What it offers, in the same words.",
    "funding": "seeking: those that seek funding.",
}
PARAMETERS = [
    OpenApiParameter("q", str, description="Words to look for."),
    *(
        OpenApiParameter(name, str, many=True, description=HELP[name])
        for name in FACETS
    ),
]


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


@extend_schema_view(get=extend_schema(parameters=PARAMETERS))
class CommunityList(ListAPIView[Community]):
    """List the communities.

    A filter that is repeated takes any of its values; different filters all hold. What
    went up in another community is not listed. Nobody's mail address is in here.
    """

    permission_classes = [AllowAny]
    serializer_class = CommunityShape

    def get_queryset(self) -> QuerySet[Community]:
        search = search_in(self.request.GET)
        if not search.is_anything:
            return _communities(self.request).listed().order_by("slug")
        keys = find(search.sorted_by("name"), self.request.user).keys
        return _communities(self.request).filter(pk__in=keys).order_by("slug")

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
