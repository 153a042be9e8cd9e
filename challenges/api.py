"""Challenges in the API. Docstrings of views are its words."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from challenges.api_shapes import ChallengeShape, WholeChallengeShape
from challenges.contents import contents
from challenges.models import Challenge


def _challenges(request: Request) -> QuerySet[Challenge]:
    rows = Challenge.objects.visible_to(request.user)
    return rows.select_related("parent").order_by("position", "title", "pk")


class ChallengeList(ListAPIView[Challenge]):
    """List the challenges.

    What the profession struggles with: those that are agreed on, and those that are
    up for discussion, which `stage` tells apart.
    """

    permission_classes = [AllowAny]
    serializer_class = ChallengeShape

    def get_queryset(self) -> QuerySet[Challenge]:
        return _challenges(self.request)


class ChallengeDetail(APIView):
    """Read one challenge with all that it holds.

    Items name each other by their numbers, which mean something within the challenge
    alone; a number that no item has leads nowhere.
    """

    permission_classes = [AllowAny]

    @extend_schema(responses=WholeChallengeShape)
    def get(self, request: Request, slug: str) -> Response:
        challenge = get_object_or_404(_challenges(request), slug=slug)
        shape = WholeChallengeShape(contents(challenge), context={"request": request})
        return Response(shape.data)
