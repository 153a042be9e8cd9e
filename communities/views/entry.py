"""The page of one community, and its logo."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from communities.curated import CommunityRecord
from communities.entry_pages import entry_of
from communities.linked_data import community_term
from communities.models import Community, Logo
from communities.permissions import may_keep
from competencies.negotiating import by_accept, json_ld, wants_json_ld
from curation.kinds import Person
from curation.pages import standing_of

RECORD = CommunityRecord()


def communities_for(user: Person) -> QuerySet[Community]:
    rows = Community.objects.visible_to(user)
    return rows.select_related("merged_into", "logo").defer("search", "logo__picture")


@require_safe
@login_not_required
def community_detail(request: HttpRequest, slug: str) -> HttpResponse:
    community = get_object_or_404(communities_for(request.user), slug=slug)
    term = community_term(community, request.build_absolute_uri)
    if wants_json_ld(request):
        return json_ld(request, term)
    context = {
        "term": term,
        "community": community,
        "entry": entry_of(community, request.user),
        "standing": standing_of(RECORD, community),
        "may_keep": may_keep(request.user, community),
        "section": "communities",
    }
    page = render(request, "communities/community_detail.html", context)
    return by_accept(page)


@require_safe
@login_not_required
def community_logo(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the picture; its address changes with it, so it may be kept for long."""
    seen = Community.objects.visible_to(request.user).filter(slug=slug)
    logo = get_object_or_404(Logo, community__in=seen)
    answer = HttpResponse(bytes(logo.picture), content_type="image/png")
    answer["Cache-Control"] = "public, max-age=31536000, immutable"
    return answer
