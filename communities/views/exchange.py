"""Needs and offers across the directory, matched with a reason."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from communities.kinds import NeedKind
from communities.match_pages import page_of_exchange
from communities.match_reading import exchange


@require_safe
@login_not_required
def need_list(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("kind", "")
    kind = asked if asked in NeedKind.values else ""
    found = exchange(request.user, timezone.localdate())
    context = {
        "page": page_of_exchange(found, kind),
        "kind": kind,
        "kinds": NeedKind.choices,
        "section": "communities",
    }
    return render(request, "communities/needs.html", context)
