"""The start page: what the hub is for, or what I could do next."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import User
from accounts.requests import HtmxRequest
from competencies.models import Framework, FrameworkVersion, Role, SkillEdition
from curation.waiting import waiting_for
from rsehub.next_steps import next_steps, standing_of
from rsehub.welcome import welcome
from training.models import LearningResource


@require_safe
@login_not_required
@vary_on_headers("HX-Request")
def home(request: HtmxRequest) -> HttpResponse:
    if isinstance(request.user, User):
        return render(request, "home/steps.html", _what_next(request.user))
    shown = welcome(request)
    if shown and request.htmx:
        return render(request, "home/sample.html", {"sample": shown.sample})
    context = {"welcome": shown, "counts": counts(request.user)}
    return render(request, "home/welcome.html", context)


def _what_next(user: User) -> dict[str, object]:
    standing = standing_of(user)
    return {
        "steps": next_steps(user, standing),
        "standing": standing,
        "waiting": waiting_for(user),
    }


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    return redirect("account_change_password")


def counts(user: AnonymousUser) -> dict[str, int]:
    """Return how much there is to read, in one query for all."""
    in_force = FrameworkVersion.objects.published()
    tallies = _tally("frameworks", Framework.objects.published()).union(
        _tally("skills", SkillEdition.objects.filter(version__in=in_force)),
        _tally("roles", Role.objects.visible_to(user)),
        _tally("resources", LearningResource.objects.visible_to(user).listed()),
        all=True,
    )
    return {row["what"]: row["number"] for row in tallies}


def _tally(what: str, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    counted: QuerySet[Any, Any]
    counted = rows.order_by().values(what=Value(what)).annotate(number=Count("pk"))
    return counted
