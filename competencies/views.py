"""Public pages that list frameworks and roles, and of one role."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competencies.curated import RoleKind
from competencies.models import Framework, Role
from competencies.outlines import Outline, scale_of
from competencies.pages import current_version, expectations_of, irrelevant_to
from curation.pages import standing_of
from curation.paging import page_of

ROLES = RoleKind()


@require_safe
@login_not_required
def framework_list(request: HttpRequest) -> HttpResponse:
    frameworks = Framework.objects.visible_to(request.user).with_counts()
    page = page_of(request, frameworks.order_by(Lower("name"), "pk"))
    context = {"page": page, "section": "skills"}
    return render(request, "competencies/framework_list.html", context)


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
