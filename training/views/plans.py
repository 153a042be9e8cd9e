"""My plan: the way across the gap of one goal."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.archive import as_csv
from accounts.requests import signed_in
from profiles.models import Goal
from training.actions import mark_resource
from training.models import LearningResource, MarkState, Plan
from training.plan_actions import (
    WishesTooLongError,
    keep_plan,
    let_go_of_plan,
    put_into_profile,
    say_outcomes,
)
from training.plan_forms import OutcomeForm, WishesForm
from training.plan_sheets import plan_rows
from training.planning import PlanPage
from training.wishes import Wishes, wishes_in

KEPT_HERE = 50


def _goals(request: HttpRequest) -> list[Goal]:
    goals = Goal.objects.visible_to(request.user).still_open().soonest_first()
    related = goals.select_related(
        "profile__owner", "profile__framework", "profile__version__framework", "plan"
    )
    return list(related[:KEPT_HERE])


def _my_goal(request: HttpRequest, uuid: UUID) -> Goal:
    goals = Goal.objects.visible_to(request.user).select_related(
        "profile__owner", "profile__framework", "profile__version__framework"
    )
    return get_object_or_404(goals, uuid=uuid)


def _wishes(given: QueryDict, goal: Goal) -> Wishes:
    """Return what the address wishes; where it says nothing, what was kept."""
    if "asked" in given:
        return wishes_in(dict(given.lists()))
    kept = Plan.objects.filter(goal=goal).values_list("wishes", flat=True).first()
    return wishes_in(dict(QueryDict(kept or given.urlencode()).lists()))


def plan_address(goal: Goal, wishes: Wishes) -> str:
    """Return the address of a plan with all its wishes."""
    parts = [f"goal={goal.uuid}", "asked=1", wishes.query()]
    return f"{reverse('training:plan')}?{'&'.join(part for part in parts if part)}"


@require_safe
def plan_page(request: HttpRequest) -> HttpResponse:
    goals = _goals(request)
    wanted = request.GET.get("goal", "")
    goal = next((g for g in goals if str(g.uuid) == wanted), None)
    if goal is None and wanted:
        return redirect("training:plan")
    goal = goal or next(iter(goals), None)
    if goal is None:
        return render(request, "training/plan_none.html", {"section": "training"})
    page = PlanPage(goal, _wishes(request.GET, goal), today=timezone.localdate())
    if request.GET.get("as") == "csv":
        return _csv(page)
    return render(request, "training/plan.html", _context(page, goals))


def _context(page: PlanPage, goals: list[Goal]) -> dict[str, Any]:
    wishes = page.wishes
    spoken = {
        code: name
        for offer in page.offers.values()
        for code, name in zip(
            offer.resource.languages, offer.resource.language_names(), strict=True
        )
    }
    return {
        "page": page,
        "goal": page.goal,
        "goals": goals,
        "form": WishesForm(wishes=wishes, languages=sorted(spoken.items())),
        "here": plan_address(page.goal, wishes),
        "named": _named(page),
        "states": MarkState,
        "section": "training",
    }


def _named(page: PlanPage) -> list[tuple[LearningResource, bool, str]]:
    """Return what is asked for or left out by name, and how to take that back."""
    wishes, offers = page.wishes, page.offers
    return [
        (
            offers[slug].resource,
            slug in wishes.pinned,
            plan_address(page.goal, wishes.unsaid(slug)),
        )
        for slug in (*wishes.pinned, *wishes.without)
        if slug in offers
    ]


def _csv(page: PlanPage) -> HttpResponse:
    answer = HttpResponse(
        as_csv(plan_rows(page)).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = 'attachment; filename="plan.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def plan_keep(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Keep the plan as its page shows it now."""
    goal = _my_goal(request, uuid)
    wishes = wishes_in(dict(QueryDict(request.POST.get("wishes", "")[:4000]).lists()))
    page = PlanPage(goal, wishes, today=timezone.localdate())
    steps = [*page.done, *(line.resource for line in page.lines)]
    try:
        keep_plan(goal=goal, wishes=wishes, resources=steps)
    except WishesTooLongError:
        messages.error(request, _("That is more than can be kept. Take some back."))
    else:
        messages.info(request, _("Kept. It is worked out anew when you learn."))
    return redirect(f"{reverse('training:plan')}?goal={goal.uuid}")


@require_POST
def plan_drop(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Let go of a kept plan."""
    goal = _my_goal(request, uuid)
    let_go_of_plan(goal=goal)
    messages.info(request, _("The plan is let go. Your goal and profile stay."))
    return redirect(f"{reverse('training:plan')}?goal={goal.uuid}")


@require_POST
def plan_change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Ask for a resource by name, or leave it out; the address says so from then on."""
    goal = _my_goal(request, uuid)
    wishes = wishes_in(dict(QueryDict(request.POST.get("wishes", "")[:4000]).lists()))
    slug = request.POST.get("resource", "")[:120]
    if request.POST.get("say") == "pin":
        wishes = wishes.asking_for(slug)
    else:
        wishes = wishes.leaving_out(slug)
    return redirect(plan_address(goal, wishes))


@require_POST
def step_state(request: HttpRequest, uuid: UUID, slug: str) -> HttpResponse:
    """Tick a step off, begin it, or take that back."""
    goal = _my_goal(request, uuid)
    resource = get_object_or_404(
        LearningResource.objects.visible_to(request.user), slug=slug
    )
    state = request.POST.get("state", "")
    if state in (*MarkState.values, ""):
        mark_resource(owner=signed_in(request), resource=resource, state=state)
    if state == MarkState.DONE:
        return redirect("training:step-done", goal.uuid, slug)
    return redirect(f"{reverse('training:plan')}?goal={goal.uuid}")


@require_http_methods(["GET", "HEAD", "POST"])
def step_done(request: HttpRequest, uuid: UUID, slug: str) -> HttpResponse:
    """Ask which level one holds after a step. The profile changes only if told to."""
    goal = _my_goal(request, uuid)
    page = PlanPage(goal, Wishes(), today=timezone.localdate())
    if slug not in page.offers:
        return redirect(page.goal)
    taught = page.taught_by(slug)
    form = OutcomeForm(
        request.POST or None, skills=taught, levels=page.reader.scale.levels
    )
    if request.method == "POST" and form.is_valid():
        _save_outcomes(request, page, slug, form)
        return redirect(f"{reverse('training:plan')}?goal={goal.uuid}")
    context = {
        "goal": goal,
        "goal_id": str(goal.uuid),
        "form": form,
        "resource": page.offers[slug].resource,
        "section": "training",
    }
    return render(request, "training/step_done.html", context)


def _save_outcomes(
    request: HttpRequest, page: PlanPage, slug: str, form: OutcomeForm
) -> None:
    after = form.after()
    answers = page.reader.holdings.answers
    say_outcomes(
        owner=signed_in(request),
        resource=page.offers[slug].resource,
        before={
            skill.pk: answers[skill.pk].rank for skill in after if skill.pk in answers
        },
        after={skill.pk: rank for skill, rank in after.items()},
    )
    if form.cleaned_data["to_profile"] and after:
        levels = {skill.slug: (skill.pk, rank) for skill, rank in after.items()}
        put_into_profile(profile=page.goal.profile, levels=levels)
        messages.info(request, _("Noted, and your profile says so too."))
    else:
        messages.info(request, _("Noted. Your profile is as it was."))
