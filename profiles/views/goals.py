"""My goals: what I aim for, the gap, and what closes it."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from competencies.paging import slug_in
from curation.paging import page_of
from profiles.actions import create_goal, set_targets, update_goal
from profiles.addressed import profile_asked_for
from profiles.charts import gap_dumbbells
from profiles.forms import GoalForm, TargetForm, goal_initial, target_initial
from profiles.goal_forms import NewGoalForm
from profiles.goal_lines import due_in_words, goal_lines
from profiles.goal_pages import GoalReader, roles_to_aim_for
from profiles.holdings import frameworks_to_start
from profiles.models import Goal, Profile
from profiles.references import parse_reference
from profiles.starts import Levels, levels_of, starts_for
from profiles.views.own_goals import changes_goal, my_goal, today


@require_safe
def goal_list(request: HttpRequest) -> HttpResponse:
    goals = (
        Goal.objects.visible_to(request.user)
        .select_related("profile__framework")
        .soonest_first()
    )
    page = page_of(request, goals)
    lines = goal_lines(list(page.object_list))
    context = {
        "page": page,
        "open_goals": [line for line in lines if line.goal.is_open],
        "closed_goals": [line for line in lines if not line.goal.is_open],
        "frameworks": frameworks_to_start(),
        "section": "goals",
    }
    return render(request, "profiles/goal_list.html", context)


@require_http_methods(["GET", "POST"])
def goal_create(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    profile = profile_asked_for(user, slug_in(request, "framework"))
    roles = roles_to_aim_for(user, profile.framework)
    role = slug_in(request, "role")
    form = NewGoalForm(
        request.POST or None,
        roles=roles,
        starts=starts_for(user, profile, request.GET.get("start", "")),
        initial={
            "roles": roles.filter(slug=role) if role else [],
            "start": request.GET.get("start", ""),
            "key": uuid4(),
        },
    )
    if request.method == "POST" and form.is_valid():
        return _created(form, profile, _levels_to_begin_with(request, profile, form))
    context = {"form": form, "profile": profile, "section": "goals"}
    return render(request, "profiles/goal_form.html", context)


def _levels_to_begin_with(
    request: HttpRequest, profile: Profile, form: NewGoalForm
) -> Levels:
    reference = parse_reference(form.begins_with())
    if reference is None:
        return {}
    return levels_of(signed_in(request), profile, reference) or {}


def _created(form: NewGoalForm, profile: Profile, targets: Levels) -> HttpResponse:
    given = form.cleaned_data
    goal = create_goal(
        profile=profile,
        name=form.goal_name(),
        roles=given["roles"],
        targets=targets,
        due_on=given["due_on"],
        key=given["key"],
    )
    if given["roles"] or targets:
        return redirect(goal)
    return redirect("profiles:goal-targets", goal.uuid)


@require_safe
def goal_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    goal = my_goal(request, uuid)
    reader = GoalReader(goal)
    page = reader.page()
    context = {
        "goal": goal,
        "due": due_in_words(goal, today()),
        "profile": goal.profile,
        "goal_page": page,
        "scale": reader.scale,
        "chart": gap_dumbbells(page.first_gaps, reader.scale, goal=goal.name),
        "section": "goals",
    }
    return render(request, "profiles/goal_detail.html", context)


@require_http_methods(["GET", "POST"])
@changes_goal
def goal_update(request: HttpRequest, goal: Goal) -> HttpResponse:
    roles = roles_to_aim_for(request.user, goal.profile.framework, goal)
    form = GoalForm(request.POST or None, roles=roles, initial=goal_initial(goal))
    if request.method == "POST" and form.is_valid():
        update_goal(
            goal=goal,
            name=form.goal_name(),
            due_on=form.cleaned_data["due_on"],
            roles=form.cleaned_data["roles"],
        )
        messages.info(request, _("The goal is changed."))
        return redirect(goal)
    context = {"form": form, "goal": goal, "profile": goal.profile, "section": "goals"}
    return render(request, "profiles/goal_form.html", context)


@require_http_methods(["GET", "POST"])
@changes_goal
def goal_targets(request: HttpRequest, goal: Goal) -> HttpResponse:
    reader = GoalReader(goal)
    form = TargetForm(
        request.POST or None,
        outline=reader.outline,
        scale=reader.scale,
        initial=target_initial(request.GET.get("skill", ""), reader.targets),
    )
    if request.method == "POST" and form.is_valid():
        set_targets(goal=goal, targets=form.target())
        messages.info(request, _("Saved."))
        return redirect("profiles:goal-targets", goal.uuid)
    context = {
        "goal": goal,
        "form": form,
        "page": page_of(request, reader.target_rows()),
        "competencies": reader.target_counts(),
        "section": "goals",
    }
    return render(request, "profiles/goal_targets.html", context)


@require_http_methods(["GET", "POST"])
def goal_delete(request: HttpRequest, uuid: UUID) -> HttpResponse:
    goal = my_goal(request, uuid)
    if request.method == "POST":
        goal.delete()
        messages.info(request, _("The goal is deleted. Your answers are untouched."))
        return redirect("profiles:goal-list")
    context = {"goal": goal, "section": "goals"}
    return render(request, "profiles/goal_delete.html", context)
