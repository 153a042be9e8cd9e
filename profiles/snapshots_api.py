"""Snapshots in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.models import validate_name
from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from profiles.api import whole
from profiles.api_shapes import NOW, HoldingsShape
from profiles.forms import LONGEST_GOAL_NAME
from profiles.models import Profile, Snapshot, SnapshotKind
from profiles.snapshot_pages import snapshot_page
from profiles.snapshots import SnapshotRefusedError, take_snapshot

UUID_OF_SNAPSHOT = "3c9a1d52-0b6e-4d57-9d0a-5a1c7f1e2b64"
SNAPSHOT = {
    "uuid": UUID_OF_SNAPSHOT,
    "kind": "named",
    "name": "Before my appraisal",
    "title": "Before my appraisal",
    "framework": "rse-starter",
    "version": "1.0",
    "taken_at": NOW,
    "page": f"https://hub.example.org/profile/rse-starter/snapshots/{UUID_OF_SNAPSHOT}/",
}


@example(SNAPSHOT)
class SnapshotShape(Shape):
    uuid = serializers.UUIDField()
    kind = serializers.ChoiceField(SnapshotKind.choices)
    name = serializers.CharField(
        help_text="Yours, or the day, the quarter, or the version moved to."
    )
    title = serializers.CharField(help_text="The name as pages say it.")
    framework = serializers.CharField(source="profile.framework.slug")
    version = serializers.CharField(source="version.version")
    taken_at = serializers.DateTimeField()
    page = PageField()


class OutsideShape(Shape):
    slug = serializers.CharField()
    name = serializers.CharField()
    level = serializers.CharField()


@example(
    SNAPSHOT
    | {
        "answered": 0,
        "total": 55,
        "latest": NOW,
        "competencies": [],
        "outside": [{"slug": "fortran", "name": "Fortran", "level": "Working"}],
        "answers": {
            UUID_OF_SKILL: {
                "rank": 2,
                "not_applicable": False,
                "assessed_at": NOW,
                "confirmed_at": NOW,
                "rated_in": "1.0",
            }
        },
    }
)
class SnapshotDetailShape(SnapshotShape, HoldingsShape):
    """A snapshot and all that is in it."""

    outside = OutsideShape(
        many=True, help_text="Answers for skills that the version lacks."
    )
    answers = serializers.DictField(
        child=serializers.DictField(),
        help_text="As they were kept, by the skill's UUID.",
    )


@example({"name": "Before my appraisal"})
class SnapshotWish(Shape):
    name = serializers.CharField(
        max_length=LONGEST_GOAL_NAME, validators=[validate_name]
    )


def _profile(request: Request, uuid: UUID) -> Profile:
    mine = Profile.objects.visible_to(request.user)
    related = mine.select_related("framework", "version__framework")
    return get_object_or_404(related, uuid=uuid)


def _snapshots(request: Request, profile: Profile) -> QuerySet[Snapshot]:
    mine = Snapshot.objects.visible_to(request.user).filter(profile=profile)
    return mine.select_related("profile__framework", "version__framework")


class SnapshotList(ListAPIView[Snapshot]):
    serializer_class = SnapshotShape

    def get_queryset(self) -> QuerySet[Snapshot]:
        profile = _profile(self.request, self.kwargs["uuid"])
        return _snapshots(self.request, profile).newest_first().defer("answers")  # type: ignore[attr-defined, no-any-return]

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List the snapshots of one of your profiles.

        Newest first: those you kept, the quarters', and those from before a move.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=SnapshotWish, responses={201: SnapshotShape})
    def post(self, request: Request, uuid: UUID) -> Response:
        """Keep a snapshot of one of your profiles.

        All your answers as they are now, under a name that you have not used. Nobody
        can change it afterwards.
        """
        profile = _profile(request, uuid)
        wish = SnapshotWish(data=request.data)
        wish.is_valid(raise_exception=True)
        try:
            kept = take_snapshot(profile=profile, name=wish.validated_data["name"])
        except SnapshotRefusedError as error:
            raise ValidationError({"name": str(error)}) from None
        shape = SnapshotShape(kept, context={"request": request})
        return Response(shape.data, status=201)


class SnapshotDetail(APIView):
    @extend_schema(responses=SnapshotDetailShape)
    def get(self, request: Request, uuid: UUID, snapshot: UUID) -> Response:
        """Read one of your snapshots whole.

        As a profile reads, in the version that it was taken in.
        """
        found = self._found(request, uuid, snapshot)
        page = snapshot_page(found)
        about = SnapshotShape(found, context={"request": request}).data
        more = {
            "outside": OutsideShape(page.outside, many=True).data,
            "answers": found.answers,
        }
        return Response(about | HoldingsShape(whole(page.profile)).data | more)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, uuid: UUID, snapshot: UUID) -> Response:
        """Delete one of your snapshots.

        It goes for good. Your answers stay.
        """
        self._found(request, uuid, snapshot).delete()
        return Response(status=204)

    def _found(self, request: Request, uuid: UUID, snapshot: UUID) -> Snapshot:
        snapshots = _snapshots(request, _profile(request, uuid))
        return get_object_or_404(snapshots, uuid=snapshot)
