"""How far I am from each role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import signed_in
from curation.paging import page_of
from profiles.asked import asked_of
from profiles.distance_pages import distance_chart, role_rows
from profiles.holdings import profile_for


@require_safe
def role_distances(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    rows = role_rows(signed_in(request), profile, asked_of(profile))
    page = page_of(request, rows)
    context = {
        "profile": profile,
        "page": page,
        "chart": distance_chart(list(page.object_list)),
        "section": "profile",
    }
    return render(request, "profiles/role_distances.html", context)
