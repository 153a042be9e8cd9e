"""Who gives training."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from curation.pages import standing_of
from curation.paging import page_of
from training.cards import cards_of
from training.curated import ProviderKind
from training.models import LearningResource, Provider

PROVIDERS = ProviderKind()
OFFERED = Q(resources__withdrawn_on=None, resources__merged_into=None)


@require_safe
@login_not_required
def provider_list(request: HttpRequest) -> HttpResponse:
    providers = Provider.objects.visible_to(request.user).annotate(
        resource_count=Count("resources", filter=OFFERED)
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
    resources = LearningResource.objects.visible_to(request.user).listed()
    rows = resources.filter(provider=provider).select_related("provider")
    page = page_of(request, rows.defer("search").order_by(Lower("title"), "pk"))
    context = {
        "provider": provider,
        "standing": standing_of(PROVIDERS, provider),
        "page": page,
        "cards": cards_of(page.object_list, request.user),
        "section": "training",
    }
    return render(request, "training/provider_detail.html", context)
