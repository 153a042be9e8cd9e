"""Public pages of the catalogue."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competencies.negotiating import by_accept, json_ld, wants_json_ld
from curation.pages import standing_of
from curation.paging import page_of
from training.curated import ProviderKind, ResourceKind
from training.export_views import csv_of, wants_csv
from training.facets import chosen_in, competency_facets
from training.linked_data import resource_term
from training.models import LearningResource, Provider
from training.pages import skill_names, steps_of, with_steps

RESOURCES, PROVIDERS = ResourceKind(), ProviderKind()


@require_safe
@login_not_required
def resource_list(request: HttpRequest) -> HttpResponse:
    chosen = chosen_in(request)
    resources = LearningResource.objects.visible_to(request.user)
    found = chosen.narrow(resources).select_related("provider")
    if wants_csv(request):
        return csv_of(found.listed())
    if not chosen.words:  # else the best match comes first
        found = found.order_by(Lower("title"), "pk")
    page = page_of(request, found)
    context = {
        "page": page,
        "items": with_steps(page.object_list),
        "chosen": chosen,
        "facets": competency_facets(resources, chosen),
        "skill": _name_of(chosen.skill),
        "holds_nothing": not page.paginator.count and not resources.exists(),
        "section": "training",
    }
    return render(request, "training/resource_list.html", context)


def _name_of(skill: str) -> str:
    return skill_names([skill]).get(skill, "") if skill else ""


@require_safe
@login_not_required
def resource_detail(request: HttpRequest, slug: str) -> HttpResponse:
    resources = LearningResource.objects.visible_to(request.user)
    resource = get_object_or_404(resources.select_related("provider"), slug=slug)
    term = resource_term(resource, request.build_absolute_uri)
    if wants_json_ld(request):
        return json_ld(request, term)
    context = {
        "resource": resource,
        "steps": steps_of([resource])[resource.pk],
        "standing": standing_of(RESOURCES, resource),
        "term": term,
        "section": "training",
    }
    return by_accept(render(request, "training/resource_detail.html", context))


@require_safe
@login_not_required
def provider_list(request: HttpRequest) -> HttpResponse:
    providers = Provider.objects.visible_to(request.user).annotate(
        resource_count=Count("resources")
    )
    context = {
        "page": page_of(request, providers.order_by(Lower("name"), "pk")),
        "section": "training",
    }
    return render(request, "training/provider_list.html", context)


@require_safe
@login_not_required
def provider_detail(request: HttpRequest, slug: str) -> HttpResponse:
    provider = get_object_or_404(Provider.objects.visible_to(request.user), slug=slug)
    resources = LearningResource.objects.visible_to(request.user)
    page = page_of(
        request, resources.filter(provider=provider).order_by(Lower("title"), "pk")
    )
    context = {
        "provider": provider,
        "standing": standing_of(PROVIDERS, provider),
        "page": page,
        "items": with_steps(page.object_list),
        "section": "training",
    }
    return render(request, "training/provider_detail.html", context)
