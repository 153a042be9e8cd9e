"""Public pages of frameworks, skills and roles."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.db.models.functions import Lower
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competencies.curated import FrameworkKind, RoleKind, SkillKind
from competencies.models import Framework, FrameworkVersion, Role, SkillEdition
from competencies.outlines import Outline, scale_of
from competencies.pages import (
    current_version,
    expectations_of,
    irrelevant_to,
    levels_of,
    related_skills,
    roles_expecting,
)
from competencies.partners import partners_of
from competencies.teaching import resources_for
from curation.pages import standing_of
from curation.paging import page_of
from search.words import words_of

FRAMEWORKS, ROLES, SKILLS = FrameworkKind(), RoleKind(), SkillKind()


def _version(request: HttpRequest, slug: str, version: str) -> FrameworkVersion:
    versions = FrameworkVersion.objects.visible_to(request.user)
    return get_object_or_404(
        versions.select_related("framework"), framework__slug=slug, version=version
    )


@require_safe
@login_not_required
def framework_list(request: HttpRequest) -> HttpResponse:
    frameworks = Framework.objects.visible_to(request.user).with_counts()
    page = page_of(request, frameworks.order_by(Lower("name"), "pk"))
    context = {"page": page, "section": "skills"}
    return render(request, "competencies/framework_list.html", context)


@require_safe
@login_not_required
def framework_detail(request: HttpRequest, slug: str) -> HttpResponse:
    return _framework_page(request, current_version(request.user, slug))


@require_safe
@login_not_required
def version_detail(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    return _framework_page(request, _version(request, slug, version))


def _framework_page(request: HttpRequest, version: FrameworkVersion) -> HttpResponse:
    words = words_of(request)
    outline = Outline(version)
    context = {
        "version": version,
        "outline": outline,
        "scale": scale_of(version),
        "words": words,
        "standing": standing_of(FRAMEWORKS, version.framework),
        "section": "skills",
    }
    if words:
        editions = SkillEdition.objects.filter(version=version).matching(words)
        page = page_of(request, editions.values_list("skill_id", flat=True))
        context |= {"page": page, "found": _found(outline, page.object_list)}
    return render(request, "competencies/framework_detail.html", context)


def _found(outline: Outline, skills: Iterable[int]) -> list[dict[str, Any]]:
    return [
        {"skill": outline.skills[pk], "competency": outline.competency_of[pk]}
        for pk in skills
        if pk in outline.skills
    ]


@require_safe
@login_not_required
def skill_detail(request: HttpRequest, slug: str, skill: str) -> HttpResponse:
    return _skill_page(request, _concept(request, slug, skill), is_concept=True)


def _concept(request: HttpRequest, slug: str, skill: str) -> SkillEdition:
    """Return the skill in the version in force, or in the last that had it."""
    versions = FrameworkVersion.objects.visible_to(request.user)
    editions = SkillEdition.objects.filter(
        skill__slug=skill, skill__framework__slug=slug
    )
    related = ("skill__framework", "version__framework", "group__group")
    return get_object_or_404(editions.concepts(versions).select_related(*related))


@require_safe
@login_not_required
def skill_edition(
    request: HttpRequest, slug: str, version: str, skill: str
) -> HttpResponse:
    edition = get_object_or_404(
        SkillEdition.objects.select_related(
            "skill__framework", "group__group", "version__framework"
        ),
        version=_version(request, slug, version),
        skill__slug=skill,
    )
    return _skill_page(request, edition, is_concept=False)


def _skill_page(
    request: HttpRequest, edition: SkillEdition, *, is_concept: bool
) -> HttpResponse:
    scale = scale_of(edition.version)
    levels = levels_of(edition, scale)
    context = {
        "edition": edition,
        "version": edition.version,
        "framework": edition.version.framework,
        "levels": levels,
        "all_general": all(level.is_general for level in levels),
        "tools": edition.tools.order_by(Lower("name"), "pk"),
        "related": related_skills(edition),
        "partners": partners_of(edition.skill_id, request.user),
        "roles": roles_expecting(edition, scale),
        "resources": resources_for([edition.skill_id])[edition.skill_id],
        "scale": scale,
        "is_concept": is_concept,
        "standing": standing_of(SKILLS, edition.skill) if is_concept else None,
        "section": "skills",
    }
    return render(request, "competencies/skill_detail.html", context)


@require_safe
@login_not_required
def skill_level(request: HttpRequest, slug: str, skill: str, rank: int) -> HttpResponse:
    edition = _concept(request, slug, skill)
    levels = levels_of(edition, scale_of(edition.version))
    level = next((level for level in levels if level.rank == rank), None)
    if level is None:
        raise Http404
    context = {
        "edition": edition,
        "framework": edition.version.framework,
        "level": level,
        "levels": levels,
        "section": "skills",
    }
    return render(request, "competencies/skill_level.html", context)


@require_safe
@login_not_required
def role_list(request: HttpRequest) -> HttpResponse:
    roles = (
        Role.objects.visible_to(request.user)
        .select_related("framework")
        .annotate(skill_count=Count("skills"))
        .order_by(Lower("framework__name"), Lower("name"), "pk")
    )
    page = page_of(request, roles)
    context = {"page": page, "section": "roles"}
    return render(request, "competencies/role_list.html", context)


@require_safe
@login_not_required
def role_detail(request: HttpRequest, framework: str, slug: str) -> HttpResponse:
    role = get_object_or_404(
        Role.objects.visible_to(request.user).select_related("framework"),
        framework__slug=framework,
        slug=slug,
    )
    version = current_version(request.user, framework)
    outline = Outline(version)
    groups = expectations_of(role, outline, scale_of(version))
    context = {
        "role": role,
        "standing": standing_of(ROLES, role),
        "groups": groups,
        "irrelevant": irrelevant_to(role, outline),
        "skill_count": sum(len(group.expectations) for group in groups),
        "section": "roles",
    }
    return render(request, "competencies/role_detail.html", context)
