"""Moving to another version in the API. Docstrings of views are its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from competencies.api_shapes import UUID_OF_SKILL, PageField, Shape, example
from competencies.models import FrameworkVersion
from competencies.models.frameworks import VERSION_FORMAT
from competencies.successions import Shape as Form
from profiles.answers import Answer, InvalidAnswerError, parse_answer
from profiles.api_shapes import MOST_SKILLS, NOW, AnswerWish, TrueField
from profiles.models import Move, Profile
from profiles.move_reading import read_plan, version_to_move_to
from profiles.move_reports import report_of
from profiles.moves import (
    CannotMoveError,
    NoWayBackError,
    UndecidedError,
    can_be_put_back,
    move_profile,
    put_back,
)
from profiles.moving import Fate, Question

UUID_OF_MOVE = "9b0d2f11-5a7e-4c53-8f0a-7c2d1e6b3f85"
ANSWER_TEXT = 'A rank such as "2", or "na"; null: not assessed.'

# --- shapes ------------------------------------------------------------------------


class SkillNameShape(Shape):
    skill = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()


class TakenShape(SkillNameShape):
    answer = serializers.CharField(allow_null=True, help_text=ANSWER_TEXT)


class RatingFateShape(SkillNameShape):
    place = serializers.ListField(child=serializers.CharField())
    fate = serializers.ChoiceField(list(Fate))
    answer = serializers.CharField(help_text=ANSWER_TEXT)
    look_again = serializers.BooleanField(help_text="Its words are others now.")
    to = TakenShape(many=True, help_text="Where the answer is in the new version.")


class TargetFateShape(SkillNameShape):
    goal = serializers.CharField()
    role = serializers.CharField(help_text="Who asks; empty for your own target.")
    rank = serializers.IntegerField()
    to = SkillNameShape(many=True)


class QuestionShape(SkillNameShape):
    shape = serializers.ChoiceField(list(Form))
    sources = TakenShape(many=True, help_text="What you answered for those it follows.")
    suggested = serializers.CharField(allow_null=True, help_text=ANSWER_TEXT)


NAMED = {"skill": UUID_OF_SKILL, "slug": "testing", "name": "Testing"}
FATE = NAMED | {
    "place": ["Quality"],
    "fate": "same",
    "answer": "2",
    "look_again": False,
    "to": [NAMED | {"answer": "2"}],
}


class ReportShape(Shape):
    from_version = serializers.CharField()
    to_version = serializers.CharField()
    ratings = RatingFateShape(many=True)
    targets = TargetFateShape(many=True, help_text="On skills that are left out.")


REPORT = {
    "from_version": "1.0",
    "to_version": "1.1",
    "ratings": [FATE],
    "targets": [],
}


@example(
    REPORT
    | {
        "questions": [
            NAMED
            | {
                "shape": "merged",
                "sources": [NAMED | {"answer": "2"}],
                "suggested": "2",
            }
        ]
    }
)
class PlanShape(ReportShape):
    questions = QuestionShape(many=True)


@example(
    REPORT
    | {
        "uuid": UUID_OF_MOVE,
        "moved_at": NOW,
        "put_back_at": None,
        "may_put_back": True,
        "page": f"https://hub.example.org/profile/rse-starter/moves/{UUID_OF_MOVE}/",
    }
)
class MoveShape(ReportShape):
    uuid = serializers.UUIDField()
    moved_at = serializers.DateTimeField()
    put_back_at = serializers.DateTimeField(allow_null=True)
    may_put_back = serializers.BooleanField(help_text="Nothing was answered since.")
    page = PageField(source="url")


class DecisionWish(AnswerWish):
    """Exactly one of rank, not_applicable and left_open."""

    one_of = ("rank", "not_applicable", "left_open")
    skill = serializers.UUIDField()
    left_open = TrueField(required=False)


@example({"to": "1.1", "decisions": [{"skill": UUID_OF_SKILL, "rank": 2}]})
class MoveWish(Shape):
    to = serializers.RegexField(
        VERSION_FORMAT.regex, max_length=40, help_text="The version in force."
    )
    decisions = DecisionWish(  # type: ignore[call-arg]
        many=True, required=False, max_length=MOST_SKILLS
    )


# --- views -------------------------------------------------------------------------


def _profile(request: Request, uuid: UUID) -> Profile:
    mine = Profile.objects.visible_to(request.user)
    related = mine.select_related("framework", "version__framework")
    return get_object_or_404(related, uuid=uuid)


def _moves(request: Request, profile: Profile) -> QuerySet[Move]:
    mine = Move.objects.visible_to(request.user).filter(profile=profile)
    return mine.select_related(
        "profile__framework", "profile__version", "from_version", "to_version"
    )


def _answer(request: Request, move: Move) -> Response:
    said = {
        "uuid": move.uuid,
        "from_version": move.from_version.version,
        "to_version": move.to_version.version,
        "moved_at": move.moved_at,
        "put_back_at": move.put_back_at,
        "may_put_back": can_be_put_back(move),
        "url": move.get_absolute_url(),
    }
    return Response(MoveShape(said | move.report, context={"request": request}).data)


class ProfileMove(APIView):
    @extend_schema(responses=PlanShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """See what moving one of your profiles would do.

        What becomes of every answer in the version in force, and the skills that you
        have to decide on because they were merged or split. 404 while your profile is
        on the version in force.
        """
        profile = _profile(request, uuid)
        target = version_to_move_to(profile)
        if target is None:
            raise Http404
        plan = read_plan(profile, target)
        said = {
            "from_version": profile.version.version,
            "to_version": target.version,
            "questions": [_question(question) for question in plan.questions],
        }
        return Response(PlanShape(said | report_of(plan)).data)

    @extend_schema(request=MoveWish, responses=MoveShape)
    def post(self, request: Request, uuid: UUID) -> Response:
        """Move one of your profiles to the version in force.

        A snapshot is kept first. `decisions` answers each question of the plan. Sent
        twice, it moves once and answers the same.
        """
        profile = _profile(request, uuid)
        wish = MoveWish(data=request.data)
        wish.is_valid(raise_exception=True)
        given = wish.validated_data
        target = _target(profile, given["to"])
        decisions = _decisions(profile, given.get("decisions", []))
        try:
            move = move_profile(profile=profile, target=target, given=decisions)
        except UndecidedError as error:
            faults = {skill: _("Decide on this skill.") for skill in error.skills}
            raise ValidationError({"decisions": faults}) from None
        except CannotMoveError as error:
            raise ValidationError({"to": str(error)}) from None
        return _answer(request, _moves(request, profile).get(pk=move.pk))


def _question(question: Question) -> dict[str, Any]:
    skill, suggested = question.skill, question.suggested
    return {
        "skill": skill.uuid,
        "slug": skill.slug,
        "name": skill.name,
        "shape": question.shape,
        "sources": [
            {"skill": s.uuid, "slug": s.slug, "name": s.name, "answer": str(answer)}
            for s, answer in question.sources
        ],
        "suggested": None if suggested is None else str(suggested),
    }


def _target(profile: Profile, version: str) -> FrameworkVersion:
    in_force = FrameworkVersion.objects.published().select_related("framework")
    found = in_force.filter(framework=profile.framework, version=version).first()
    if found is None:
        raise ValidationError({"to": _("This version is not in force.")})
    return found


def _decisions(
    profile: Profile, given: Sequence[Mapping[str, Any]]
) -> dict[str, Answer | None]:
    """Return what was decided by the skill's UUID, or point at what can't be."""
    highest = profile.framework.highest_rank or 0
    found: dict[str, Answer | None] = {}
    faults: dict[str, dict[str, str]] = {}
    for place, each in enumerate(given):
        try:
            found[str(each["skill"])] = _decision(each, highest)
        except InvalidAnswerError as error:
            faults[str(place)] = {"rank": str(error)}
    if faults:
        raise ValidationError({"decisions": faults})
    return found


def _decision(given: Mapping[str, Any], highest: int) -> Answer | None:
    if "rank" in given:
        return parse_answer(str(given["rank"]), highest=highest)
    return Answer(None) if "not_applicable" in given else None


class MoveDetail(APIView):
    @extend_schema(operation_id="read_profile_past_move", responses=MoveShape)
    def get(self, request: Request, uuid: UUID, move: UUID) -> Response:
        """Read what a move did.

        To every answer, and to the targets of your goals.
        """
        moves = _moves(request, _profile(request, uuid))
        return _answer(request, get_object_or_404(moves, uuid=move))


class MovePutBack(APIView):
    @extend_schema(request=None, responses=MoveShape)
    def post(self, request: Request, uuid: UUID, move: UUID) -> Response:
        """Put a move back.

        Your answers become what they were before, as long as you have answered nothing
        since. The report stays.
        """
        moves = _moves(request, _profile(request, uuid))
        found = get_object_or_404(moves, uuid=move)
        try:
            put_back(move=found)
        except NoWayBackError as error:
            raise ValidationError({"move": str(error)}) from None
        return _answer(request, moves.get(pk=found.pk))
