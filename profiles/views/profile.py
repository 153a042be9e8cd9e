"""My profile: the wheel, the skills and the figures behind them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.requests import signed_in
from competencies.outlines import scale_of
from profiles.asked import asked_of
from profiles.charts import competency_wheel, skill_dots
from profiles.evidence import beside_skills
from profiles.holdings import (
    frameworks_to_start,
    holdings_of,
    last_profile,
    profile_for,
)
from profiles.move_reading import version_to_move_to
from profiles.nearest_role import shortlist_of
from profiles.pages import next_competency, profile_page, rows_of, with_beside


@require_safe
def profile(request: HttpRequest) -> HttpResponse:
    """Go to the profile used last, or to the only framework, or let one choose."""
    last = last_profile(signed_in(request))
    if last is not None:
        return redirect(last)
    frameworks = frameworks_to_start()
    if len(frameworks) == 1:
        return redirect("profiles:profile-detail", frameworks[0].slug)
    context = {"frameworks": frameworks, "section": "profile"}
    return render(request, "profiles/profile_choose.html", context)


@require_safe
def profile_detail(request: HttpRequest, slug: str) -> HttpResponse:
    mine = profile_for(request.user, slug)
    asked, scale = asked_of(mine), scale_of(mine.version)
    holdings = holdings_of(mine)
    page = profile_page(asked.outline, holdings, scale)
    worded_anew = set(holdings.worded_anew(mine.version_id))
    near = rows_of(shortlist_of(mine, asked.outline).near, holdings)
    beside = beside_skills(mine, asked.outline.skills, hidden_too=True)
    context = {
        "profile": mine,
        "scale": scale,
        "rows": page.rows,
        "next": next_competency(near),
        "wheel": competency_wheel(page.rows, scale),
        "by_competency": [
            (row, skill_dots(row, skills, scale), with_beside(skills, beside))
            for row, skills in zip(page.rows, page.skills, strict=True)
            if row.summary.is_started
        ],
        "answered": page.answered,
        "total": page.total,
        "latest": page.latest,
        "newer": version_to_move_to(mine),
        "worded_anew": len(worded_anew & set(asked.outline.skills)),
        "hidden": len(asked.relevance.hidden),
        "section": "profile",
    }
    return render(request, "profiles/profile_detail.html", context)
