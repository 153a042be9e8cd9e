"""Public pages of the catalogue."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competencies.paging import page_of, slug_in
from search.words import words_of
from training.models import LearningResource, Provider
from training.pages import skill_names, steps_of, with_steps


@require_safe
@login_not_required
def resource_list(request: HttpRequest) -> HttpResponse:
    words = words_of(request)
    resources = LearningResource.objects.visible_to(request.user)
    if words:
        resources = resources.matching(words)
    skill = slug_in(request, "skill")
    if skill:
        resources = resources.filter(teaches__skill__slug=skill).distinct()
    ordered = resources.select_related("provider").order_by("title", "pk")
    page = page_of(request, ordered)
    context = {
        "page": page,
        "items": with_steps(page.object_list),
        "words": words,
        "skill": skill_names([skill]).get(skill, "") if skill else "",
        "skill_slug": skill,
        "section": "training",
    }
    return render(request, "training/resource_list.html", context)


@require_safe
@login_not_required
def resource_detail(request: HttpRequest, slug: str) -> HttpResponse:
    resources = LearningResource.objects.visible_to(request.user)
    resource = get_object_or_404(resources.select_related("provider"), slug=slug)
    context = {
        "resource": resource,
        "steps": steps_of([resource])[resource.pk],
        "section": "training",
    }
    return render(request, "training/resource_detail.html", context)


@require_safe
@login_not_required
def provider_list(request: HttpRequest) -> HttpResponse:
    providers = Provider.objects.visible_to(request.user).annotate(
        resource_count=Count("resources")
    )
    context = {
        "page": page_of(request, providers.order_by("name", "pk")),
        "section": "training",
    }
    return render(request, "training/provider_list.html", context)


@require_safe
@login_not_required
def provider_detail(request: HttpRequest, slug: str) -> HttpResponse:
    provider = get_object_or_404(Provider.objects.visible_to(request.user), slug=slug)
    resources = LearningResource.objects.visible_to(request.user)
    page = page_of(request, resources.filter(provider=provider).order_by("title", "pk"))
    context = {
        "provider": provider,
        "page": page,
        "items": with_steps(page.object_list),
        "section": "training",
    }
    return render(request, "training/provider_detail.html", context)
