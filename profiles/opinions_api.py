"""Opinions on one's skills in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.requests import signed_in
from competencies.models import Skill, SkillEdition
from competencies.tree import SkillNode
from profiles.beside_api_shapes import (
    OpinionChange,
    OpinionRequestShape,
    OpinionRequestWish,
    OpinionShape,
)
from profiles.holdings import profile_for
from profiles.models import Opinion, OpinionRequest, Profile
from profiles.opinion_forms import AskForm
from profiles.opinions import OpinionError, ask, set_shown


def _opinions(request: Request) -> QuerySet[Opinion]:
    about_me = Opinion.objects.visible_to(request.user)
    return about_me.select_related("skill__framework", "author").order_by(
        "-given_at", "-pk"
    )


class OpinionList(ListAPIView[Opinion]):
    """List what others say of your skills.

    Whom you asked, newest first. It stands beside your own answers, in no mean.
    """

    serializer_class = OpinionShape

    def get_queryset(self) -> QuerySet[Opinion]:
        return _opinions(self.request)


class OpinionDetail(APIView):
    @extend_schema(responses=OpinionShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read one opinion on a skill of yours.

        `by` is whoever gave it, by name or address.
        """
        opinion = get_object_or_404(_opinions(request), uuid=uuid)
        return Response(OpinionShape(opinion).data)

    @extend_schema(request=OpinionChange, responses=OpinionShape)
    def patch(self, request: Request, uuid: UUID) -> Response:
        """Show an opinion beside your level, or hide it.

        It is hidden until you show it.
        """
        wish = OpinionChange(data=request.data)
        wish.is_valid(raise_exception=True)
        opinion = get_object_or_404(_opinions(request), uuid=uuid)
        set_shown(opinion=opinion, shown=wish.validated_data["shown"])
        return Response(OpinionShape(opinion).data)


def _requests(request: Request) -> QuerySet[OpinionRequest]:
    skills = Skill.objects.select_related("framework").order_by("slug")
    mine = OpinionRequest.objects.visible_to(request.user)
    return mine.prefetch_related(Prefetch("skills", skills)).order_by(
        "-created_at", "-pk"
    )


class OpinionRequestList(ListAPIView[OpinionRequest]):
    serializer_class = OpinionRequestShape

    def get_queryset(self) -> QuerySet[OpinionRequest]:
        return _requests(self.request)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List whom you asked for an opinion.

        Newest first.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=OpinionRequestWish, responses={201: OpinionRequestShape})
    def post(self, request: Request) -> Response:
        """Ask somebody for an opinion.

        They get a mail with a link that works once, for 30 days, signed in with that
        address. Up to ten a day.
        """
        wish = OpinionRequestWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        profile = _profile_asked_in(request, given["framework"])
        asked = _ask(request, profile, given)
        row = get_object_or_404(_requests(request), pk=asked.pk)
        shape = OpinionRequestShape(row, context={"request": request})
        return Response(shape.data, status=201)


def _profile_asked_in(request: Request, framework: str) -> Profile:
    try:
        return profile_for(request.user, framework)
    except Http404:
        text = _("There is no framework of this name that one can answer in.")
        raise ValidationError({"framework": text}) from None


def _ask(request: Request, profile: Profile, given: dict[str, Any]) -> OpinionRequest:
    """Ask by the page's own rules."""
    rows = SkillEdition.objects.filter(
        version=profile.version, skill__uuid__in=given["skills"]
    ).select_related("skill")
    nodes = [SkillNode(row.skill_id, row.skill.slug, row.name) for row in rows]
    if len(nodes) < len(given["skills"]):
        text = _("Your profile's version lacks one of these skills.")
        raise ValidationError({"skills": text})
    sent = {"email": given["email"], "skills": [node.pk for node in nodes]}
    form = AskForm(sent, asker=signed_in(request), skills=nodes)
    if not form.is_valid():
        raise ValidationError(
            {name: [str(each) for each in said] for name, said in form.errors.items()}
        )
    try:
        return ask(
            profile=profile,
            email=form.cleaned_data["email"],
            skills=form.cleaned_data["skills"],
            absolute=request.build_absolute_uri,
        )
    except OpinionError as error:
        raise ValidationError({"email": str(error)}) from None


class OpinionRequestDetail(APIView):
    @extend_schema(responses=OpinionRequestShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read one request for an opinion.

        Whether it was answered, and until when it can be.
        """
        row = get_object_or_404(_requests(request), uuid=uuid)
        shape = OpinionRequestShape(row, context={"request": request})
        return Response(shape.data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, uuid: UUID) -> Response:
        """Take a request back.

        What they said goes with it.
        """
        get_object_or_404(_requests(request), uuid=uuid).delete()
        return Response(status=204)
