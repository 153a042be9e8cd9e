"""Up to eight profiles, goals and roles side by side."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.archive import cell
from accounts.requests import signed_in
from competencies.outlines import Outline, scale_of
from profiles.comparables import Place, choices_for, things_in
from profiles.compare_pages import CompareReader
from profiles.comparison import MOST
from profiles.comparison_address import Asked, read_address
from profiles.views.asked import profile_asked_for
from profiles.views.shared import unseen


@dataclass(frozen=True, slots=True)
class Comparing:
    """What was asked for, where, and what of it is there."""

    asked: Asked
    place: Place
    reader: CompareReader

    @property
    def missing(self) -> int:
        """How many things of the address are not there, or not the person's to see."""
        named = len(self.asked.references) + self.asked.unreadable
        return named - len(self.reader.things)


def comparing(request: HttpRequest) -> Comparing:
    """Read what the address asks for.

    Raises Http404 where it names things and none of them is there for the person.
    """
    profile = profile_asked_for(request)
    asked = replace(
        read_address(dict(request.GET.lists())), framework=profile.framework.slug
    )
    place = Place(signed_in(request), profile, Outline(profile.version))
    things = things_in(place, asked.references)
    if asked.names_something and not things:
        raise Http404
    scale = scale_of(profile.version)
    return Comparing(asked, place, CompareReader(place, scale, things, asked))


@require_safe
@unseen
def compare_page(request: HttpRequest) -> HttpResponse:
    found = comparing(request)
    context = {
        "asked": found.asked,
        "profile": found.place.profile,
        "choices": choices_for(found.place, found.asked.references),
        "most": MOST,
        "missing": found.missing,
        "compared": found.reader.page() if found.reader.things else None,
        "scale": found.reader.scale,
        "other_view": found.asked.showing(
            differences=not found.asked.differences
        ).query,
        "csv_url": reverse("profiles:compare-csv") + found.asked.query,
        "section": "profile",
    }
    return render(request, "profiles/compare.html", context)


@require_safe
@unseen
def compare_csv(request: HttpRequest) -> HttpResponse:
    found = comparing(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="comparison.csv"'
    writer = csv.writer(answer)
    writer.writerows([map(cell, row) for row in found.reader.sheet()])
    return answer
