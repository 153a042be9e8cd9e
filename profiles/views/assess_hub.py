"""The start of assessing: the nearest role, what is left to do, what has faded."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import HtmxRequest, signed_in
from competencies.outlines import scale_of
from competencies.paging import slug_in
from profiles.asked import Asked, asked_of, relevance_url
from profiles.first_look import FirstLook, first_look
from profiles.holdings import Holdings, holdings_of, profile_for
from profiles.models import Profile
from profiles.nearest_role import (
    RoleChoice,
    asked_levels,
    choose_role,
    roles_to_choose,
)
from profiles.pages import faded_rows, next_competency, rows_of
from profiles.shortlists import Shortlist, shorten
from profiles.views.confirmations import group_confirmed


@require_http_methods(["GET", "POST"])
def assess(request: HtmxRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    if request.method == "POST":
        return _choose(request, profile)
    asked = asked_of(profile)
    if skill := slug_in(request, "skill"):
        return _to_skill(profile, asked, skill)
    holdings, levels = holdings_of(profile), asked_levels(profile)
    shortlist = shorten(asked.outline.competencies, levels)
    rows = rows_of(shortlist.near, holdings)
    context = {
        "profile": profile,
        "rows": rows,
        "rest": rows_of(shortlist.rest, holdings),
        "role": profile.nearest_role if shortlist.rest or shortlist.left_out else None,
        "skill_count": shortlist.skill_count,
        "roles": _roles_to_ask_for(request, profile, holdings),
        "next": next_competency(rows),
        "done": sum(row.summary.is_done for row in rows),
        "faded": faded_rows(asked.outline, holdings),
        "confirmed": group_confirmed(request, profile),
        "look": _look(request, profile, shortlist, holdings, levels),
        "hidden": len(asked.relevance.hidden),
        "section": "profile",
    }
    return render(request, "profiles/assess.html", context)


def _roles_to_ask_for(
    request: HtmxRequest, profile: Profile, holdings: Holdings
) -> list[RoleChoice]:
    """Ask for the nearest role once, before the first answer, or when it's wished."""
    is_new = not profile.role_asked and not holdings.by_skill
    if not is_new and "roles" not in request.GET:
        return []
    return roles_to_choose(signed_in(request), profile)


def _choose(request: HtmxRequest, profile: Profile) -> HttpResponse:
    slug = request.POST.get("role", "")
    choices = roles_to_choose(signed_in(request), profile)
    role = next((each.role for each in choices if each.role.slug == slug), None)
    if slug and role is None:
        messages.warning(
            request, _("There is no such role here any more. Choose another.")
        )
        hub = reverse("profiles:profile-assess", args=[profile.framework.slug])
        return redirect(f"{hub}?roles")
    choose_role(profile=profile, role=role)
    return redirect("profiles:profile-assess", profile.framework.slug)


def _look(
    request: HtmxRequest,
    profile: Profile,
    shortlist: Shortlist,
    holdings: Holdings,
    asked: dict[int, int],
) -> FirstLook | None:
    """Return what the competency just done comes to, if the address names one."""
    group = shortlist.find(slug_in(request, "after"))
    if group is None or not holdings.summary(group).is_started:
        return None
    return first_look(group, holdings, asked, scale_of(profile.version))


def _to_skill(profile: Profile, asked: Asked, skill: str) -> HttpResponse:
    """Go to where the profile's own version has the skill."""
    homes = (g for g in asked.whole.competencies if skill in {s.slug for s in g.skills})
    group = next(homes, None)
    if group is None:
        raise Http404
    if skill not in {each.slug for each in asked.outline.skills.values()}:
        return redirect(relevance_url(profile, group.slug))
    args = [profile.framework.slug, group.slug]
    page = reverse("profiles:profile-assess-group", args=args)
    return redirect(f"{page}?{urlencode({'skill': skill})}#skill-{skill}")
