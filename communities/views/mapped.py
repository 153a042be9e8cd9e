"""The map of communities."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.countries import country_name
from communities.mapping import continent_name, map_for


@require_safe
@login_not_required
def community_map(request: HttpRequest) -> HttpResponse:
    found = map_for(request.user)
    names = {line.code: line.query for line in found.countries}
    drawn = [
        (
            continent_name(continent.key),
            [(t, country_name(t.code), names[t.code]) for t in continent.tiles],
        )
        for continent in found.continents
    ]
    context = {"map": found, "drawn": drawn, "section": "communities"}
    return render(request, "communities/map.html", context)
