"""Public pages of one skill, and of one level of it: for people, and as linked data."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competencies.curated import SkillKind
from competencies.framework_views import version_of
from competencies.levels import LevelText
from competencies.linked_data import (
    Json,
    concept_level_term,
    concept_term,
    level_term,
    skill_term,
)
from competencies.models import FrameworkVersion, SkillEdition
from competencies.negotiating import by_accept, json_ld, wants_json_ld
from competencies.outlines import scale_of
from competencies.pages import levels_of, related_skills, roles_expecting
from competencies.partners import partners_of
from competencies.placing import place_of
from competencies.rating import own_rating
from competencies.teaching import resources_for
from curation.pages import standing_of

SKILLS = SkillKind()
RELATED = ("skill__framework", "version__framework", "group__group")


def _concept(request: HttpRequest, slug: str, skill: str) -> SkillEdition:
    """Return the skill in the version in force, or in the last that had it."""
    versions = FrameworkVersion.objects.visible_to(request.user)
    editions = SkillEdition.objects.filter(
        skill__slug=skill, skill__framework__slug=slug
    )
    return get_object_or_404(editions.concepts(versions).select_related(*RELATED))


def _edition(request: HttpRequest, slug: str, version: str, skill: str) -> SkillEdition:
    return get_object_or_404(
        SkillEdition.objects.select_related(*RELATED),
        version=version_of(request, slug, version),
        skill__slug=skill,
    )


# --- a skill -----------------------------------------------------------------------


@require_safe
@login_not_required
def skill_detail(request: HttpRequest, slug: str, skill: str) -> HttpResponse:
    edition = _concept(request, slug, skill)
    term = concept_term(edition, request.build_absolute_uri)
    if wants_json_ld(request):
        return json_ld(request, term)
    more = {"is_concept": True, "standing": standing_of(SKILLS, edition.skill)}
    return _skill_page(request, edition, term, **more)


@require_safe
@login_not_required
def skill_edition(
    request: HttpRequest, slug: str, version: str, skill: str
) -> HttpResponse:
    edition = _edition(request, slug, version, skill)
    term = skill_term(edition, request.build_absolute_uri)
    if wants_json_ld(request):
        return json_ld(request, term)
    return _skill_page(request, edition, term)


def _skill_page(
    request: HttpRequest, edition: SkillEdition, term: Json, **more: Any
) -> HttpResponse:
    scale = scale_of(edition.version)
    levels = levels_of(edition, scale)
    context = {
        "edition": edition,
        "version": edition.version,
        "framework": edition.version.framework,
        "place": place_of(edition),
        "levels": levels,
        "all_general": all(level.is_general for level in levels),
        "tools": edition.tools.order_by(Lower("name"), "pk"),
        "related": related_skills(edition),
        "partners": partners_of(edition.skill_id, request.user),
        "roles": roles_expecting(edition, scale),
        "resources": resources_for([edition.skill_id])[edition.skill_id],
        "scale": scale,
        "rating": own_rating(request.user, edition, scale),
        "term": term,
        "section": "skills",
    }
    page = render(request, "competencies/skill_detail.html", context | more)
    return by_accept(page)


# --- one level of it ---------------------------------------------------------------


@require_safe
@login_not_required
def skill_level(request: HttpRequest, slug: str, skill: str, rank: int) -> HttpResponse:
    edition = _concept(request, slug, skill)
    levels = levels_of(edition, scale_of(edition.version))
    level = _level(levels, rank)
    term = concept_level_term(edition, level, request.build_absolute_uri)
    return _level_page(request, edition, levels, level, term)


@require_safe
@login_not_required
def skill_edition_level(
    request: HttpRequest, slug: str, version: str, skill: str, rank: int
) -> HttpResponse:
    edition = _edition(request, slug, version, skill)
    levels = levels_of(edition, scale_of(edition.version))
    level = _level(levels, rank)
    term = level_term(edition, level, request.build_absolute_uri)
    return _level_page(request, edition, levels, level, term, is_concept=False)


def _level(levels: list[LevelText], rank: int) -> LevelText:
    found = next((level for level in levels if level.rank == rank), None)
    if found is None:
        raise Http404
    return found


def _level_page(
    request: HttpRequest,
    edition: SkillEdition,
    levels: list[LevelText],
    level: LevelText,
    term: Json,
    *,
    is_concept: bool = True,
) -> HttpResponse:
    if wants_json_ld(request):
        return json_ld(request, term)
    context = {
        "edition": edition,
        "version": edition.version,
        "framework": edition.version.framework,
        "level": level,
        "levels": levels,
        "term": term,
        "is_concept": is_concept,
        "section": "skills",
    }
    return by_accept(render(request, "competencies/skill_level.html", context))
