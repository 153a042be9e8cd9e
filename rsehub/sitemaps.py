"""What search engines and other catalogues find here: sitemap.xml and robots.txt."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from communities.models import Community
from competencies.models import FrameworkVersion, SkillEdition
from training.models import Event, LearningPath, LearningResource

CLOSED = ("/admin/", "/account/", "/accounts/", "/profile/", "/p/")


def has_page(name: str) -> bool:
    """Say whether the hub has a page of this name for one record by its slug."""
    try:
        reverse(name, args=["any"])
    except NoReverseMatch:
        return False
    return True


class ResourceMap(Sitemap[LearningResource]):
    def items(self) -> QuerySet[LearningResource]:
        listed = LearningResource.objects.visible_to(AnonymousUser()).listed()
        return listed.only("slug", "updated_at").order_by("pk")

    def lastmod(self, item: LearningResource) -> datetime:
        return item.updated_at


class EventMap(Sitemap[Event]):
    def items(self) -> QuerySet[Event]:
        events = Event.objects.visible_to(AnonymousUser()).upcoming()
        shown = events if has_page("training:event-detail") else events.none()
        return shown.only("slug", "updated_at").order_by("pk")

    def lastmod(self, item: Event) -> datetime:
        return item.updated_at


class PathMap(Sitemap[LearningPath]):
    def items(self) -> QuerySet[LearningPath]:
        paths = LearningPath.objects.visible_to(AnonymousUser())
        shown = paths if has_page("training:path-detail") else paths.none()
        return shown.order_by("pk")


class SkillMap(Sitemap[SkillEdition]):
    """Each skill once: the page of the concept, as it is in force."""

    def items(self) -> QuerySet[SkillEdition]:
        versions = FrameworkVersion.objects.visible_to(AnonymousUser())
        editions = SkillEdition.objects.all().concepts(versions)
        return editions.select_related("skill__framework", "version").order_by("pk")

    def location(self, item: SkillEdition) -> str:
        return item.skill.get_absolute_url()

    def lastmod(self, item: SkillEdition) -> datetime | None:
        return item.version.published_at


class CommunityMap(Sitemap[Community]):
    def items(self) -> QuerySet[Community]:
        listed = Community.objects.visible_to(AnonymousUser()).listed()
        return listed.only("slug", "updated_at").order_by("pk")

    def lastmod(self, item: Community) -> datetime:
        return item.updated_at


SITEMAPS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {
    "skills": SkillMap,
    "resources": ResourceMap,
    "events": EventMap,
    "paths": PathMap,
    "communities": CommunityMap,
}


@require_safe
@login_not_required
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    return sitemap(request, SITEMAPS)


@require_safe
@login_not_required
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Let everybody read what is public, and name the map."""
    address = request.build_absolute_uri(reverse("sitemap"))
    closed = [f"Disallow: {path}" for path in CLOSED]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {address}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
