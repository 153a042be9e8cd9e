"""Files and appraisal packs in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from profiles.downloads import FORMATS, download_of, pdf_of
from profiles.models import AppraisalPack, Goal, Profile, Snapshot
from profiles.pack_actions import make_pack
from profiles.sharing_api import my_profile
from profiles.sharing_api_shapes import DocumentShape, PackShape, PackWish

ENDING = OpenApiParameter(
    "ending", str, OpenApiParameter.PATH, enum=list(FORMATS), description="Which file."
)
FILES = {(200, each.content_type): OpenApiTypes.BINARY for each in FORMATS.values()}
PDF = {(200, "application/pdf"): OpenApiTypes.BINARY}


class FileView(APIView):
    """What answers with a file, whatever kind of file the asker would take."""

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:  # noqa: FBT001, FBT002
        return super().perform_content_negotiation(request, force=True)


class ProfileFile(FileView):
    @extend_schema(
        parameters=[ENDING],
        responses=FILES | {(200, "application/json"): DocumentShape},
    )
    def get(self, request: Request, uuid: UUID, ending: str) -> HttpResponse:
        """Download one of your profiles.

        As it is now: a PDF, a table as CSV, a document as JSON that a hub can read
        back, or the wheel as SVG or PNG.
        """
        if ending not in FORMATS:
            raise Http404
        mine = Profile.objects.visible_to(request.user)
        related = mine.select_related("owner", "framework", "version__framework")
        return download_of(get_object_or_404(related, uuid=uuid), ending)


def _packs(request: Request) -> QuerySet[AppraisalPack]:
    mine = AppraisalPack.objects.visible_to(request.user)
    return mine.select_related("profile__framework").order_by("-made_at", "-pk")


class PackList(ListAPIView[AppraisalPack]):
    serializer_class = PackShape

    def get_queryset(self) -> QuerySet[AppraisalPack]:
        return _packs(self.request).defer("content")

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List your appraisal packs.

        Newest first.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=PackWish, responses={201: PackShape})
    def post(self, request: Request) -> Response:
        """Make an appraisal pack.

        Your profile as it is now, or as a snapshot has it, with a goal and the gap to
        it. It stays as it was made.
        """
        wish = PackWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        profile = my_profile(request, given["framework"])
        goals = Goal.objects.visible_to(request.user)
        snapshots = Snapshot.objects.visible_to(request.user)
        pack = make_pack(
            profile=profile,
            name=given["name"],
            goal=_chosen("goal", goals.filter(profile=profile), given),
            snapshot=_chosen("snapshot", snapshots.filter(profile=profile), given),
        )
        return Response(PackShape(pack).data, status=201)


def _chosen(name: str, rows: QuerySet[Any], given: dict[str, Any]) -> Any:
    """Return the row that is named, None where none is, or point at a wrong name."""
    if name not in given:
        return None
    found = rows.filter(uuid=given[name]).first()
    if found is None:
        raise ValidationError({name: _("Your profile has none of this name.")})
    return found


class PackDetail(APIView):
    @extend_schema(responses=PackShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read about one of your appraisal packs.

        What it says is in its PDF.
        """
        pack = get_object_or_404(_packs(request).defer("content"), uuid=uuid)
        return Response(PackShape(pack).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, uuid: UUID) -> Response:
        """Delete one of your appraisal packs.

        It goes for good.
        """
        get_object_or_404(_packs(request), uuid=uuid).delete()
        return Response(status=204)


class PackFile(FileView):
    @extend_schema(responses=PDF)
    def get(self, request: Request, uuid: UUID) -> HttpResponse:
        """Download one of your appraisal packs.

        A PDF, with the same bytes each time.
        """
        return pdf_of(get_object_or_404(_packs(request), uuid=uuid))
