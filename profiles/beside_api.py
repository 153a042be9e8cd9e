"""History, evidence and remarks in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api import slug_filter
from competencies.models import Skill
from profiles.beside_actions import TooManyLinksError, add_evidence, save_remark
from profiles.beside_api_shapes import (
    ChangeShape,
    EvidenceChange,
    EvidenceShape,
    EvidenceWish,
    RemarkShape,
    RemarkWish,
)
from profiles.holdings import profile_for
from profiles.models import AssessmentEvent, Evidence, Profile, SkillRemark


class OfFramework(filters.FilterSet):  # type: ignore[misc]
    framework = slug_filter("skill__framework__slug", "The slug of a framework.")
    skill = filters.UUIDFilter("skill__uuid", help_text="The uuid of a skill.")


class ProfileHistory(ListAPIView[AssessmentEvent]):
    """Read every change of your answers.

    Newest first. A cleared answer has neither a rank nor `not_applicable`.
    """

    serializer_class = ChangeShape

    def get_queryset(self) -> QuerySet[AssessmentEvent]:
        mine = Profile.objects.visible_to(self.request.user)
        profile = get_object_or_404(mine, uuid=self.kwargs["uuid"])
        events = AssessmentEvent.objects.visible_to(self.request.user)
        rows = events.filter(profile=profile).select_related("skill__framework")
        return rows.order_by("-at", "-pk")


def _skill_and_profile(request: Request, uuid: UUID) -> tuple[Skill, Profile]:
    """Return a skill that the person's own version has, and their profile there."""
    skill = get_object_or_404(Skill.objects.select_related("framework"), uuid=uuid)
    profile = profile_for(request.user, skill.framework.slug)
    if not profile.version.skill_editions.filter(skill=skill).exists():
        raise Http404
    return skill, profile


def _evidence(request: Request) -> QuerySet[Evidence]:
    mine = Evidence.objects.visible_to(request.user)
    return mine.select_related("skill__framework").order_by("-created_at", "-pk")


class EvidenceList(ListAPIView[Evidence]):
    serializer_class = EvidenceShape
    filterset_class = OfFramework

    def get_queryset(self) -> QuerySet[Evidence]:
        return _evidence(self.request)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List your evidence.

        Links that bear out what you say of a skill, newest first.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=EvidenceWish, responses={201: EvidenceShape})
    def post(self, request: Request) -> Response:
        """Add a link to a skill.

        It is shown to whom you show the level, if you let them. Nothing is fetched.
        """
        wish = EvidenceWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = dict(wish.validated_data)
        try:
            skill, profile = _skill_and_profile(request, given.pop("skill"))
        except Http404:
            text = _("There is no such skill in your framework.")
            raise ValidationError({"skill": text}) from None
        _refuse_twice(profile, skill, given["url"])
        link = Evidence(skill=skill, **given)
        try:
            add_evidence(profile=profile, evidence=link)
        except TooManyLinksError as error:
            raise ValidationError({"skill": str(error)}) from None
        return Response(EvidenceShape(link).data, status=201)


def _refuse_twice(
    profile: Profile, skill: Skill, url: str, apart_from: Evidence | None = None
) -> None:
    here = Evidence.objects.filter(profile__uuid=profile.uuid, skill=skill, url=url)
    if apart_from is not None:
        here = here.exclude(pk=apart_from.pk)
    if here.exists():
        raise ValidationError({"url": _("This link stands at the skill already.")})


class EvidenceDetail(APIView):
    @extend_schema(responses=EvidenceShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read one link.

        It is yours; what others show you is in their profiles.
        """
        link = get_object_or_404(_evidence(request), uuid=uuid)
        return Response(EvidenceShape(link).data)

    @extend_schema(request=EvidenceChange, responses=EvidenceShape)
    def patch(self, request: Request, uuid: UUID) -> Response:
        """Change a link.

        What you leave out stays.
        """
        links = _evidence(request).select_related("skill__framework", "profile")
        link = get_object_or_404(links, uuid=uuid)
        wish = EvidenceChange(link, data=request.data, partial=True)
        wish.is_valid(raise_exception=True)
        url = wish.validated_data.get("url", link.url)
        _refuse_twice(link.profile, link.skill, url, apart_from=link)
        return Response(EvidenceShape(wish.save()).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, uuid: UUID) -> Response:
        """Remove a link.

        The answer it stands beside stays.
        """
        get_object_or_404(_evidence(request), uuid=uuid).delete()
        return Response(status=204)


def _remarks(request: Request) -> QuerySet[SkillRemark]:
    mine = SkillRemark.objects.visible_to(request.user)
    return mine.select_related("skill__framework").order_by(
        "skill__framework__slug", "skill__slug", "pk"
    )


class RemarkList(ListAPIView[SkillRemark]):
    """List what you added to skills.

    Interest, when you last used it, and a note; all of it optional.
    """

    serializer_class = RemarkShape
    filterset_class = OfFramework

    def get_queryset(self) -> QuerySet[SkillRemark]:
        return _remarks(self.request)


class RemarkDetail(APIView):
    @extend_schema(responses=RemarkShape)
    def get(self, request: Request, skill: UUID) -> Response:
        """Read what you added to one skill.

        404 says that it is nothing, or that there is no such skill.
        """
        row = get_object_or_404(_remarks(request), skill__uuid=skill)
        return Response(RemarkShape(row).data)

    @extend_schema(request=RemarkWish, responses={200: RemarkShape, 204: None})
    def put(self, request: Request, skill: UUID) -> Response:
        """Say what you add to one skill.

        It replaces what was there; empty in all, it is gone, and you get a 204.
        """
        wish = RemarkWish(data=request.data)
        wish.is_valid(raise_exception=True)
        found, profile = _skill_and_profile(request, skill)
        remark = SkillRemark(skill=found, **wish.validated_data)
        save_remark(profile=profile, remark=remark)
        if remark.is_empty:
            return Response(status=204)
        row = get_object_or_404(_remarks(request), skill=found)
        return Response(RemarkShape(row).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, skill: UUID) -> Response:
        """Remove what you added to one skill.

        Your answer and your links stay.
        """
        get_object_or_404(_remarks(request), skill__uuid=skill).delete()
        return Response(status=204)
