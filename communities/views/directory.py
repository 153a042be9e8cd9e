"""The directory: which communities there are, searched and narrowed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from communities.models import Community


@require_safe
@login_not_required
def community_list(request: HttpRequest) -> HttpResponse:
    communities = Community.objects.visible_to(request.user).listed()
    context = {"communities": communities, "section": "communities"}
    return render(request, "communities/community_list.html", context)
