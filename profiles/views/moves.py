"""Moving my profile to the version in force: what it would do, doing it, and back."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from competencies.models import FrameworkVersion
from competencies.outlines import Outline, scale_of
from profiles.answers import InvalidAnswerError
from profiles.decisions import decisions_in
from profiles.holdings import holdings_of, profile_for
from profiles.models import Move, Profile
from profiles.move_pages import MovePage, question_rows
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


@require_http_methods(["GET", "POST"])
def profile_move(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    target = version_to_move_to(profile)
    if target is None:
        return _there_already(profile)
    if request.method == "POST":
        return _move(request, profile, target)
    return _plan_page(request, profile, target)


def _there_already(profile: Profile) -> HttpResponse:
    """Lead to what the last move did; it may have been made by a first click."""
    if profile.pk is None:
        return redirect(profile)
    moves = profile.moves.filter(to_version=profile.version_id)
    return redirect(moves.order_by("-moved_at").first() or profile)


def _move(
    request: HttpRequest, profile: Profile, target: FrameworkVersion
) -> HttpResponse:
    if request.POST.get("to") != target.version:
        text = _("Another version came out meanwhile. This is what it would change.")
        messages.warning(request, text)
        return redirect("profiles:profile-move", profile.framework.slug)
    highest = profile.framework.highest_rank or 0
    try:
        given = decisions_in(request.POST.dict(), highest=highest)
        move = move_profile(profile=profile, target=target, given=given)
    except UndecidedError as error:
        return _plan_page(request, profile, target, str(error), error.skills)
    except (InvalidAnswerError, CannotMoveError) as error:
        return _plan_page(request, profile, target, str(error))
    return redirect(move)


def _plan_page(
    request: HttpRequest,
    profile: Profile,
    target: FrameworkVersion,
    error: str = "",
    missing: Sequence[str] = (),
) -> HttpResponse:
    plan = read_plan(profile, target)
    scales = (scale_of(profile.version), scale_of(target))
    page = MovePage(report_of(plan), profile.version, target, scales)
    context = {
        "profile": profile,
        "target": target,
        "page": page,
        "parts": [part for part in page.parts() if part.fate != "asked"],
        "questions": question_rows(
            plan, target, scales, chosen=request.POST.dict(), missing=missing
        ),
        "count": len(plan.ratings),
        "error": error,
        "section": "profile",
    }
    status = 422 if error else 200
    return render(request, "profiles/move.html", context, status=status)


def _mine(request: HttpRequest, slug: str, uuid: UUID) -> Move:
    moves = Move.objects.visible_to(request.user).select_related(
        "profile__framework",
        "profile__version",
        "from_version__framework",
        "to_version__framework",
        "snapshot",
    )
    return get_object_or_404(moves, profile__framework__slug=slug, uuid=uuid)


@require_safe
def move_detail(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    move = _mine(request, slug, uuid)
    page = MovePage(move.report, move.from_version, move.to_version)
    context = {
        "move": move,
        "profile": move.profile,
        "page": page,
        "parts": page.parts(),
        "count": len(move.report["ratings"]),
        "may_put_back": can_be_put_back(move),
        "section": "profile",
    }
    return render(request, "profiles/move_detail.html", context)


@require_http_methods(["GET", "POST"])
def move_put_back(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    move = _mine(request, slug, uuid)
    if request.method == "POST":
        try:
            put_back(move=move)
        except NoWayBackError as error:
            messages.warning(request, str(error))
            return redirect(move)
        text = _("Put back: your answers are as they were, in %(version)s.")
        messages.info(request, text % {"version": move.from_version.version})
        return redirect(move.profile)
    context = {"move": move, "may_put_back": can_be_put_back(move)}
    context |= {"profile": move.profile, "section": "profile"}
    return render(request, "profiles/move_put_back.html", context)


@require_safe
def move_again(request: HttpRequest, slug: str) -> HttpResponse:
    """List the skills whose words are others than those that were answered."""
    profile = profile_for(request.user, slug)
    if profile.pk is None:
        raise Http404
    outline = Outline(profile.version)
    anew = set(holdings_of(profile).worded_anew(profile.version_id))
    rows = [
        (group, [skill for skill in group.skills if skill.pk in anew])
        for group in outline.competencies
    ]
    context = {
        "profile": profile,
        "rows": [(group, skills) for group, skills in rows if skills],
        "section": "profile",
    }
    return render(request, "profiles/move_again.html", context)
