"""The page of one community."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from communities.models import Community


@require_safe
@login_not_required
def community_detail(request: HttpRequest, slug: str) -> HttpResponse:
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    context = {"community": community, "section": "communities"}
    return render(request, "communities/community_detail.html", context)
