"""Public pages of one framework: its tree, what is found in it, whole on paper."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from charts.levels import wash
from competencies.browsing import Browsing
from competencies.charts import framework_icicle
from competencies.crosswalk_pages import crosswalked_with
from competencies.curated import FrameworkKind
from competencies.linked_data import term_set, with_terms
from competencies.models import FrameworkVersion, SkillEdition
from competencies.negotiating import by_accept, json_ld, wants_json_ld
from competencies.outlines import Outline, scale_of
from competencies.pages import current_version
from competencies.placing import tree_url
from competencies.tree import every
from competencies.whole import whole_groups
from curation.pages import standing_of
from curation.paging import page_of
from search.mending import search_mended
from search.words import words_of

FRAMEWORKS = FrameworkKind()


def version_of(request: HttpRequest, slug: str, version: str) -> FrameworkVersion:
    """Return a version that the person may read, or raise Http404."""
    versions = FrameworkVersion.objects.visible_to(request.user)
    return get_object_or_404(
        versions.select_related("framework"), framework__slug=slug, version=version
    )


@require_safe
@login_not_required
def framework_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _framework_page(request, current_version(request.user, slug))


@require_safe
@login_not_required
def version_detail(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    return _framework_page(request, version_of(request, slug, version))


def _framework_page(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    if wants_json_ld(request):
        skills = Outline(version).skills.values()
        return json_ld(request, with_terms(version, skills, request.build_absolute_uri))
    slug = version.framework.slug
    # One address that every skill's begins with: a thousand need not be looked up.
    skill = reverse("competencies:skill-detail", args=[slug, "x"])
    context = {
        "version": version,
        "skills_url": skill.removesuffix("x/"),
        "standing": standing_of(FRAMEWORKS, version.framework),
        "term": term_set(version, request.build_absolute_uri),
        "section": "skills",
    }
    context |= (
        _found(request, version) if words_of(request) else _tree(request, version)
    )
    page = render(request, "competencies/framework_detail.html", context)
    return by_accept(page)


def _tree(request: HttpRequest, version: FrameworkVersion) -> dict[str, Any]:
    outline, scale = Outline(version), scale_of(version)
    browsing = Browsing(request, version, outline)
    return {
        "browsing": browsing,
        "count": len(outline.skills),
        "expected": browsing.expected(scale),
        "scale": scale,
        "beside": crosswalked_with(request.user, version.framework),
    }


def _found(request: HttpRequest, version: FrameworkVersion) -> dict[str, Any]:
    editions = SkillEdition.objects.filter(version=version)

    def find(words: str) -> Page[SkillEdition]:
        rows = editions.matching(words).select_related("skill", "group")
        return page_of(request, rows)

    searched = search_mended(request, find, lambda page: not page.paginator.count)
    return {
        "words": searched.words,
        "typed": searched.typed,
        "page": searched.found,
        "count": editions.count(),
    }


@require_safe
@login_not_required
def framework_overview(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """Show the whole framework as one picture, with its table."""
    found = version_of(request, slug, version)
    outline = Outline(found)
    context = {
        "version": found,
        "picture": framework_icicle(outline.tree),
        "count": len(outline.skills),
        "rows": [(group, tree_url(found, group.slug)) for group in every(outline.tree)],
        "section": "skills",
    }
    return render(request, "competencies/framework_overview.html", context)


@require_safe
@login_not_required
def framework_print(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    """Show every skill with all that is said of it, to be printed."""
    found = version_of(request, slug, version)
    outline, scale = Outline(found), scale_of(found)
    context = {
        "version": found,
        "groups": whole_groups(outline, scale),
        "count": len(outline.skills),
        "levels": [(level, wash(level.rank, scale.highest)) for level in scale.levels],
        "section": "skills",
    }
    return render(request, "competencies/framework_print.html", context)
