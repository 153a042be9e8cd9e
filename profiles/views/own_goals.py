"""The door to a person's own goals, and to changing one that is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from profiles.actions import GoalClosedError
from profiles.models import Goal

More = ParamSpec("More")


def my_goal(request: HttpRequest, uuid: UUID) -> Goal:
    goals = Goal.objects.visible_to(request.user)
    related = goals.select_related("profile__framework", "profile__version__framework")
    return get_object_or_404(related, uuid=uuid)


def today() -> date:
    """Return the day where the person is."""
    return timezone.localdate()


def changes_goal(
    view: Callable[Concatenate[HttpRequest, Goal, More], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give the view the goal, unless it is closed: then say what to do first."""

    @wraps(view)
    def guarded(
        request: HttpRequest, uuid: UUID, *args: More.args, **kwargs: More.kwargs
    ) -> HttpResponse:
        goal = my_goal(request, uuid)
        if goal.is_open:
            try:
                return view(request, goal, *args, **kwargs)
            except GoalClosedError:
                pass  # in another window, meanwhile
        messages.warning(
            request, _("This goal is closed. Open it again to change anything.")
        )
        return redirect(goal)

    return guarded
