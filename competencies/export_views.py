"""A version of a framework to take along, in every format that the hub writes."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from competencies.exporters.formats import Exporter
from competencies.exporters.registry import EXPORTERS
from competencies.exporting import framework_file, place_of
from competencies.models import FrameworkVersion


@dataclass(frozen=True, slots=True)
class Offer:
    """A format, and what of this framework it leaves behind."""

    exporter: Exporter
    losses: tuple[str, ...]


def _version(request: HttpRequest, slug: str, version: str) -> FrameworkVersion:
    versions = FrameworkVersion.objects.visible_to(request.user)
    return get_object_or_404(
        versions.select_related("framework"), framework__slug=slug, version=version
    )


@require_safe
@login_not_required
def export_list(request: HttpRequest, slug: str, version: str) -> HttpResponse:
    found = _version(request, slug, version)
    file, place = framework_file(found), place_of(found)
    offers = [Offer(each, each.left_out(file, place)) for each in EXPORTERS.values()]
    context = {"version": found, "offers": offers, "section": "skills"}
    return render(request, "competencies/export_list.html", context)


@require_safe
@login_not_required
def export(request: HttpRequest, slug: str, version: str, form: str) -> HttpResponse:
    if form not in EXPORTERS:
        raise Http404
    found, exporter = _version(request, slug, version), EXPORTERS[form]
    place = place_of(found, request.build_absolute_uri("/"))
    written = exporter.write(framework_file(found), place)
    name = f"{found.framework.slug}-{found.version}{exporter.suffix}"
    kind = f"{exporter.media_type}; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(written.data, content_type=kind, headers=headers)
