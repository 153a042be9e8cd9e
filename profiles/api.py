"""Profiles and answers in the API. Docstrings of views are its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.fields import DateField
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api import slug_filter
from competencies.models import Skill, SkillEdition
from competencies.outlines import scale_of
from profiles.actions import Saved, save_clicks
from profiles.answers import Answer, Click, InvalidAnswerError, parse_answer
from profiles.api_shapes import (
    AnswersWish,
    AnswerWish,
    AssessmentShape,
    HoldingsShape,
    ProfileDetailShape,
    ProfileShape,
    SavedOneShape,
    SavedPageShape,
)
from profiles.asked import asked_of
from profiles.holdings import Holding, Holdings, holdings_of, profile_for
from profiles.models import Profile, SkillAssessment
from profiles.pages import CompetencyRow, ProfilePage, SkillRow, profile_page
from profiles.past import changes_in, holdings_on

# --- profiles ----------------------------------------------------------------------


def _profiles(request: Request) -> QuerySet[Profile]:
    mine = Profile.objects.visible_to(request.user)
    return mine.select_related("framework", "version__framework").order_by(
        "framework__slug", "pk"
    )


class ProfileList(ListAPIView[Profile]):
    """List your profiles.

    One a framework, begun with your first answer or goal in it.
    """

    serializer_class = ProfileShape

    def get_queryset(self) -> QuerySet[Profile]:
        return _profiles(self.request)


ON = OpenApiParameter(
    "on",
    OpenApiTypes.DATE,
    description="The profile as it was at the end of this day, in today's version.",
)


def _held(request: Request, profile: Profile) -> Holdings:
    """Return what is held, now or on the day that the address asks for."""
    if "on" not in request.query_params:
        return holdings_of(profile)
    day = DateField().run_validation(request.query_params["on"])
    return holdings_on(changes_in(profile), day)


class ProfileDetail(APIView):
    """Read one of your profiles whole.

    Every competency with what your answers come to, and every skill with your answer,
    in the order of the framework. What is not assessed or not applicable is in no mean.
    """

    @extend_schema(responses=ProfileDetailShape, parameters=[ON])
    def get(self, request: Request, uuid: UUID) -> Response:
        profile = get_object_or_404(_profiles(request), uuid=uuid)
        scale = scale_of(profile.version)
        outline = asked_of(profile).outline
        page = profile_page(outline, _held(request, profile), scale)
        about = ProfileShape(profile, context={"request": request})
        return Response(about.data | HoldingsShape(whole(page)).data)


def whole(page: ProfilePage) -> dict[str, Any]:
    """Return all that is in a profile, as its shape reads it."""
    pairs = zip(page.rows, page.skills, strict=True)
    return {
        "answered": page.answered,
        "total": page.total,
        "latest": page.latest,
        "competencies": [_competency(row, skills) for row, skills in pairs],
    }


def _competency(row: CompetencyRow, skills: Sequence[SkillRow]) -> dict[str, Any]:
    return {"group": row.group, "summary": row.summary, "skills": skills}


# --- answers -----------------------------------------------------------------------

IF_MATCH = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    description="The ETag of the answer you know. When it is another one by now, "
    "nothing is saved and you get a 412.",
)


class AssessmentFilter(filters.FilterSet):  # type: ignore[misc]
    framework = slug_filter("skill__framework__slug", "The slug of a framework.")


def _assessments(request: Request) -> QuerySet[SkillAssessment]:
    mine = Profile.objects.visible_to(request.user)
    rows = SkillAssessment.objects.filter(profile__in=mine)
    return rows.select_related("skill__framework", "rated_in").order_by(
        "skill__framework__slug", "skill__slug", "pk"
    )


class AssessmentList(ListAPIView[SkillAssessment]):
    serializer_class = AssessmentShape
    filterset_class = AssessmentFilter

    def get_queryset(self) -> QuerySet[SkillAssessment]:
        return _assessments(self.request)

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List your answers.

        One a skill. A skill that is not in the list is not assessed.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=AnswersWish, responses=SavedPageShape)
    def patch(self, request: Request) -> Response:
        """Answer many skills at once.

        All in one framework, all or nothing. The newest answer wins: where you send
        `seen` and the answer had been changed meanwhile, `overtaken` says what it was.
        A profile is begun where you have none. Answers that you don't name stay.
        """
        wish = AnswersWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        profile = _profile_to_answer_in(request, given)
        uuids = [answer["skill"] for answer in given["answers"]]
        skills = _skills_of(profile, uuids)
        clicks = _clicks(profile, given["answers"], skills)
        saved = save_clicks(profile=profile, clicks=clicks, skills=skills)
        lines = [_saved_line(done) for done in saved.clicks]
        return Response(SavedPageShape({"answers": lines}).data)


def _profile_to_answer_in(request: Request, given: Mapping[str, Any]) -> Profile:
    try:
        profile = profile_for(request.user, given["framework"])
    except Http404:
        text = _("There is no framework of this name that one can answer in.")
        raise ValidationError({"framework": text}) from None
    if given.get("version", profile.version.version) != profile.version.version:
        text = _("Your profile is on version %s. Read it again.")
        raise ValidationError({"version": text % profile.version.version})
    return profile


def _skills_of(profile: Profile, uuids: Sequence[UUID]) -> dict[str, int]:
    """Return the keys of the skills that the profile's version has, by UUID."""
    editions = SkillEdition.objects.filter(
        version=profile.version, skill__uuid__in=uuids
    )
    rows = editions.values_list("skill__uuid", "skill_id")
    return {str(uuid): pk for uuid, pk in rows}


def _clicks(
    profile: Profile, answers: Sequence[Mapping[str, Any]], skills: Mapping[str, int]
) -> list[Click]:
    """Return what was chosen, or point at each answer that can't be kept."""
    clicks: list[Click] = []
    faults: dict[str, dict[str, str]] = {}
    for place, given in enumerate(answers):
        skill = str(given["skill"])
        if skill not in skills:
            faults[str(place)] = {
                "skill": _("Your profile's version has no such skill.")
            }
            continue
        try:
            clicks.append(Click(skill, _answer(profile, given), given.get("seen", "")))
        except InvalidAnswerError as error:
            faults[str(place)] = {"rank": str(error)}
    if faults:
        raise ValidationError({"answers": faults})
    return clicks


def _answer(profile: Profile, given: Mapping[str, Any]) -> Answer | None:
    """Read an answer by the page's own rule."""
    highest = profile.framework.highest_rank or 0
    if "rank" in given:
        return parse_answer(str(given["rank"]), highest=highest)
    return Answer(None) if "not_applicable" in given else None


def _saved_line(done: Saved) -> dict[str, Any]:
    return {
        "skill": done.skill,
        "now": done.now and done.now.answer,
        "seen": done.now.seen if done.now else "",
        "overtaken": done.overtaken and done.overtaken.answer,
    }


class AssessmentDetail(APIView):
    @extend_schema(responses=AssessmentShape)
    def get(self, request: Request, skill: UUID) -> Response:
        """Read your answer for one skill.

        404 says that it is not assessed, or that there is no such skill. The ETag names
        the answer's state.
        """
        row = get_object_or_404(_assessments(request), skill__uuid=skill)
        shape = AssessmentShape(row)
        return Response(
            shape.data, headers={"ETag": f'"{row.assessed_at.isoformat()}"'}
        )

    @extend_schema(request=AnswerWish, responses=SavedOneShape, parameters=[IF_MATCH])
    def put(self, request: Request, skill: UUID) -> Response:
        """Answer one skill.

        By a rank, or by saying that it is not applicable. The newest wins, unless
        you send `If-Match`.
        """
        wish = AnswerWish(data=request.data)
        wish.is_valid(raise_exception=True)
        return self._save(request, skill, wish.validated_data)

    @extend_schema(responses={200: SavedOneShape}, parameters=[IF_MATCH])
    def delete(self, request: Request, skill: UUID) -> Response:
        """Clear your answer for one skill.

        It is not assessed from then on.
        """
        return self._save(request, skill, {"cleared": True})

    def _save(self, request: Request, uuid: UUID, given: Mapping[str, Any]) -> Response:
        skill = get_object_or_404(Skill.objects.select_related("framework"), uuid=uuid)
        profile = profile_for(request.user, skill.framework.slug)
        if not (skills := _skills_of(profile, [uuid])):
            raise Http404
        known = request.headers.get("If-Match")
        saved = save_clicks(
            profile=profile,
            clicks=[_one_click(profile, uuid, given, known)],
            skills=skills,
            only_if_seen=known is not None,
        )
        [done] = saved.clicks
        return Response(SavedOneShape(_saved_line(done)).data, headers=_etag(done.now))


def _one_click(
    profile: Profile, uuid: UUID, given: Mapping[str, Any], known: str | None
) -> Click:
    seen = given.get("seen", "")
    if known is not None:
        # The proxy or the compression may have made the ETag a weak one.
        seen = known.strip().removeprefix("W/").strip('"')
    try:
        return Click(str(uuid), _answer(profile, given), seen)
    except InvalidAnswerError as error:
        raise ValidationError({"rank": str(error)}) from None


def _etag(now: Holding | None) -> dict[str, str]:
    return {"ETag": f'"{now.seen}"'} if now else {}
