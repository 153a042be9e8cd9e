"""Public pages about the versions of a framework."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from competencies.models import FrameworkVersion
from competencies.version_pages import (
    MOST_AT_ONCE,
    Comparison,
    pair_to_compare,
    versions_of,
)
from competencies.version_texts import compare_versions
from curation.paging import page_of


@require_safe
@login_not_required
def version_list(request: HttpRequest, slug: str) -> HttpResponse:
    versions = versions_of(request.user, slug)
    pairs = list(zip(versions, [*versions[1:], None], strict=True))
    context = {
        "framework": versions[0].framework,
        "page": page_of(request, pairs),
        "section": "skills",
    }
    return render(request, "competencies/version_list.html", context)


@require_safe
@login_not_required
def version_compare(request: HttpRequest, slug: str) -> HttpResponse:
    versions = versions_of(request.user, slug)
    asked = (request.GET.get("from", ""), request.GET.get("to", ""))
    old, new = pair_to_compare(versions, *asked)
    diff = compare_versions(old, new)
    sections = Comparison(old, new, diff).sections()
    context = {
        "framework": new.framework,
        "old": old,
        "new": new,
        "diff": diff,
        "sections": sections,
        "form": choice_of(versions, old, new),
        "section": "skills",
    }
    kind = request.GET.get("kind", "")
    if kind:
        opened = next((each for each in sections if each.kind == kind), None)
        if opened is None:
            raise Http404
        page = page_of(request, opened.entries)
        context |= {
            "opened": opened,
            "page": page,
            "rows": [opened.make(entry) for entry in page],
        }
    total = sum(len(section.entries) for section in sections)
    context["is_short"] = total <= MOST_AT_ONCE
    return render(request, "competencies/version_compare.html", context)


def choice_of(
    versions: Sequence[FrameworkVersion], old: FrameworkVersion, new: FrameworkVersion
) -> forms.Form:
    """Return a form that chooses the two versions to compare."""
    choices = [
        (each.version, f"{each.version} ({each.get_status_display()})")
        for each in versions
    ]
    form = forms.Form(initial={"from": old.version, "to": new.version})
    form.fields["from"] = forms.ChoiceField(label=_("From"), choices=choices)
    form.fields["to"] = forms.ChoiceField(label=_("To"), choices=choices)
    return form
