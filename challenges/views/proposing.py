"""Proposing a challenge: likely duplicates first, then the form."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from challenges.likeness import most_alike
from challenges.models import Challenge, SubProblem

LONGEST = 2_000


@require_safe
@login_not_required
def challenge_propose(request: HttpRequest) -> HttpResponse:
    """Ask what it is about, and show what there is already."""
    words = " ".join(request.GET.get("about", "").split())[:LONGEST]
    context = {
        "about": words,
        "alike": _alike(request, words) if words else [],
        "section": "challenges",
    }
    return render(request, "challenges/propose.html", context)


def _alike(request: HttpRequest, words: str) -> list[Challenge]:
    """Return challenges that may be the same: two queries."""
    rows = Challenge.objects.visible_to(request.user).in_bulk()
    parts = SubProblem.objects.filter(challenge__in=rows)
    held: dict[int, str] = {key: row.description for key, row in rows.items()}
    for challenge, title in parts.values_list("challenge", "title"):
        held[challenge] += f" {title}"
    found = most_alike(words, [(k, rows[k].title, text) for k, text in held.items()])
    return [rows[key] for key in found]
