"""Further ways with a goal: its targets competency by competency, and its end."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from profiles.actions import close_goal, reopen_goal, set_targets
from profiles.goal_forms import ClosingForm, CompetencyForm
from profiles.goal_pages import GoalReader
from profiles.models import Goal, Outcome
from profiles.views.own_goals import changes_goal, my_goal


@require_http_methods(["GET", "POST"])
@changes_goal
def goal_competency(request: HttpRequest, goal: Goal, group: str) -> HttpResponse:
    reader = GoalReader(goal)
    competency = reader.outline.competency(group)
    if competency is None:
        raise Http404
    after = reader.outline.competencies.index(competency) + 1
    ahead = next(iter(reader.outline.competencies[after:]), None)
    rows = reader.pick_rows(competency)
    form = CompetencyForm(request.POST or None, rows=rows, scale=reader.scale)
    if request.method == "POST" and form.is_valid():
        set_targets(goal=goal, targets=form.targets())
        messages.info(request, _("Saved."))
        if ahead is not None and "next" in request.POST:
            return redirect("profiles:goal-competency", goal.uuid, ahead.slug)
        return redirect("profiles:goal-targets", goal.uuid)
    context = {"goal": goal, "group": competency, "form": form, "ahead": ahead}
    return render(
        request, "profiles/goal_competency.html", context | {"section": "goals"}
    )


@require_http_methods(["GET", "POST"])
def goal_close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    goal = my_goal(request, uuid)
    form = ClosingForm(request.POST or None, initial={"outcome": goal.outcome})
    if request.method == "POST" and form.is_valid():
        _end(request, goal, form.cleaned_data["outcome"])
        return redirect(goal)
    context = {"goal": goal, "form": form, "section": "goals"}
    return render(request, "profiles/goal_close.html", context)


def _end(request: HttpRequest, goal: Goal, outcome: str) -> None:
    if outcome == "open":
        reopen_goal(goal=goal)
        messages.info(request, _("The goal is open."))
        return
    close_goal(goal=goal, outcome=Outcome(outcome))
    text = {
        Outcome.ACHIEVED: _("Reached. The goal is kept as it is."),
        Outcome.SET_ASIDE: _("Set aside. The goal is kept as it is."),
    }
    messages.info(request, text[Outcome(outcome)])
