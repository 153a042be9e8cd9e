"""My goals: what I aim for, the gap, and what closes it."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from competencies.paging import slug_in
from curation.paging import page_of
from profiles.actions import create_goal, set_targets, update_goal
from profiles.charts import gap_dumbbells
from profiles.forms import GoalForm, TargetForm, goal_initial, target_initial
from profiles.goal_pages import GoalReader, roles_to_aim_for
from profiles.holdings import frameworks_to_start, last_profile, profile_for
from profiles.models import Goal, Profile


@require_safe
def goal_list(request: HttpRequest) -> HttpResponse:
    goals = (
        Goal.objects.visible_to(request.user)
        .select_related("profile__framework")
        .annotate(role_count=Count("roles"))
        .order_by("-created_at", "-pk")
    )
    context = {
        "page": page_of(request, goals),
        "frameworks": frameworks_to_start(),
        "section": "goals",
    }
    return render(request, "profiles/goal_list.html", context)


def _my_goal(request: HttpRequest, uuid: UUID) -> Goal:
    goals = Goal.objects.visible_to(request.user)
    related = goals.select_related("profile__framework", "profile__version__framework")
    return get_object_or_404(related, uuid=uuid)


def _profile_to_aim_in(request: HttpRequest) -> Profile:
    """Return the profile of the framework named in the address, else the last used."""
    slug = slug_in(request, "framework")
    if slug:
        return profile_for(request.user, slug)
    last = last_profile(signed_in(request))
    if last is not None:
        return last
    frameworks = frameworks_to_start()
    if not frameworks:
        raise Http404
    return profile_for(request.user, frameworks[0].slug)


@require_http_methods(["GET", "POST"])
def goal_create(request: HttpRequest) -> HttpResponse:
    profile = _profile_to_aim_in(request)
    roles = roles_to_aim_for(request.user, profile.framework)
    role = slug_in(request, "role")
    initial = {"roles": roles.filter(slug=role) if role else []}
    form = GoalForm(request.POST or None, roles=roles, initial=initial)
    if request.method == "POST" and form.is_valid():
        goal = create_goal(
            profile=profile, name=form.goal_name(), roles=form.cleaned_data["roles"]
        )
        if form.cleaned_data["roles"]:
            return redirect(goal)
        return redirect("profiles:goal-targets", goal.uuid)
    context = {"form": form, "profile": profile, "section": "goals"}
    return render(request, "profiles/goal_form.html", context)


@require_safe
def goal_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    goal = _my_goal(request, uuid)
    reader = GoalReader(goal)
    page = reader.page()
    context = {
        "goal": goal,
        "profile": goal.profile,
        "goal_page": page,
        "scale": reader.scale,
        "chart": gap_dumbbells(page.first_gaps, reader.scale, goal=goal.name),
        "section": "goals",
    }
    return render(request, "profiles/goal_detail.html", context)


@require_http_methods(["GET", "POST"])
def goal_update(request: HttpRequest, uuid: UUID) -> HttpResponse:
    goal = _my_goal(request, uuid)
    roles = roles_to_aim_for(request.user, goal.profile.framework, goal)
    form = GoalForm(request.POST or None, roles=roles, initial=goal_initial(goal))
    if request.method == "POST" and form.is_valid():
        update_goal(goal=goal, name=form.goal_name(), roles=form.cleaned_data["roles"])
        messages.info(request, _("The goal is changed."))
        return redirect(goal)
    context = {"form": form, "goal": goal, "profile": goal.profile, "section": "goals"}
    return render(request, "profiles/goal_form.html", context)


@require_http_methods(["GET", "POST"])
def goal_targets(request: HttpRequest, uuid: UUID) -> HttpResponse:
    goal = _my_goal(request, uuid)
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
        "section": "goals",
    }
    return render(request, "profiles/goal_targets.html", context)


@require_http_methods(["GET", "POST"])
def goal_delete(request: HttpRequest, uuid: UUID) -> HttpResponse:
    goal = _my_goal(request, uuid)
    if request.method == "POST":
        goal.delete()
        messages.info(request, _("The goal is deleted. Your answers are untouched."))
        return redirect("profiles:goal-list")
    context = {"goal": goal, "section": "goals"}
    return render(request, "profiles/goal_delete.html", context)
