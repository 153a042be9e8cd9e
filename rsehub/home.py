"""The start page: what the hub is for, or what I could do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from competencies.levels import level_texts
from competencies.models import Framework, FrameworkVersion, Role, SkillEdition
from competencies.outlines import Outline, scale_of
from profiles.holdings import holdings_of, last_profile
from profiles.models import Goal, Profile
from profiles.pages import competency_rows, next_competency
from training.models import LearningResource


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do now."""

    title: str
    text: str
    url: str


@require_safe
@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    if isinstance(request.user, User):
        context = {"steps": next_steps(request.user)}
        return render(request, "home.html", context)
    return render(request, "home.html", first_look(request))


@require_safe
def change_password(request: HttpRequest) -> HttpResponse:
    return redirect("account_change_password")


def first_look(request: HttpRequest) -> dict[str, Any]:
    """Return what someone sees who has never been here."""
    version = (
        FrameworkVersion.objects.published()
        .select_related("framework")
        .order_by("framework__name", "pk")
        .first()
    )
    return {
        "framework": version.framework if version else None,
        "levels": level_texts(scale_of(version).levels, {}) if version else [],
        "counts": counts(request),
    }


def counts(request: HttpRequest) -> dict[str, int]:
    """Return how much there is to read, in one query each."""
    in_force = FrameworkVersion.objects.published()
    return {
        "frameworks": Framework.objects.published().count(),
        "skills": SkillEdition.objects.filter(version__in=in_force).count(),
        "roles": Role.objects.visible_to(request.user).count(),
        "resources": LearningResource.objects.visible_to(request.user).count(),
    }


def next_steps(user: User) -> list[NextStep]:
    """Return what the person could do next, the most useful first."""
    profile = last_profile(user)
    if profile is None:
        return [_begin(), _read()]
    goal = Goal.objects.visible_to(user).order_by("-created_at", "-pk").first()
    return [*_go_on(profile), _open(goal) if goal else _aim(), _look(profile)]


def _begin() -> NextStep:
    return NextStep(
        _("Say what you can do"),
        _("One competency at a time, about five minutes each. Stop whenever you like."),
        reverse("profiles:profile"),
    )


def _read() -> NextStep:
    return NextStep(
        _("Read the skills first"),
        _("Every skill says what it looks like at each level."),
        reverse("competencies:framework-list"),
    )


def _go_on(profile: Profile) -> list[NextStep]:
    rows = competency_rows(Outline(profile.version), holdings_of(profile))
    row = next_competency(rows)
    if row is None:
        return []
    args = [profile.framework.slug, row.group.slug]
    return [
        NextStep(
            _("Go on with %(competency)s") % {"competency": row.group.name},
            row.state,
            reverse("profiles:profile-assess-group", args=args),
        )
    ]


def _open(goal: Goal) -> NextStep:
    return NextStep(
        _("See the gap to %(goal)s") % {"goal": goal.name},
        _("What is missing, and what teaches it."),
        goal.get_absolute_url(),
    )


def _aim() -> NextStep:
    return NextStep(
        _("Aim at a role"),
        _("Choose a role, see the gap, and what closes it."),
        reverse("profiles:goal-create"),
    )


def _look(profile: Profile) -> NextStep:
    return NextStep(
        _("Look at your profile"),
        _("The wheel, your skills, and the figures behind them."),
        profile.get_absolute_url(),
    )
