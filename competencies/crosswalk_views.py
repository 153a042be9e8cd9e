"""Public pages of crosswalks: two frameworks side by side, and one tie."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from accounts.archive import as_csv
from competencies.crosswalk_pages import CrosswalkPage
from competencies.crosswalks import INVERSE
from competencies.curated_crosswalks import CrosswalkKind
from competencies.pages import current_version
from competencies.partners import kind_in_words
from curation.pages import standing_of

CROSSWALKS = CrosswalkKind()


def _page(request: HttpRequest, slug: str, other: str) -> CrosswalkPage:
    if slug == other:
        raise Http404
    here, there = (current_version(request.user, each) for each in (slug, other))
    return CrosswalkPage(here, there)


@require_safe
@login_not_required
def crosswalk(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    context = {"page": _page(request, slug, other), "section": "skills"}
    return render(request, "competencies/crosswalk.html", context)


@require_safe
@login_not_required
def crosswalk_csv(request: HttpRequest, slug: str, other: str) -> HttpResponse:
    rows = list(_page(request, slug, other).rows())
    answer = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
    name = slugify(f"{slug}-{other}")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


@require_safe
@login_not_required
def crosswalk_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One tie, as said from either of its skills, and how to tend it."""
    tie = CROSSWALKS.find(request.user, uuid=str(uuid))
    if tie is None:
        raise Http404
    context = {
        "tie": tie,
        "title": CROSSWALKS.title(tie),
        "words": kind_in_words(tie.kind),
        "words_back": kind_in_words(INVERSE.get(tie.kind, tie.kind)),
        "standing": standing_of(CROSSWALKS, tie),
        "section": "skills",
    }
    return render(request, "competencies/crosswalk_detail.html", context)
