"""What communities live from: one by one, and when money ends across all."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from communities.funding_forms import FundingForm
from communities.funding_pages import endings_of, page_of_funding
from communities.models import Community, FundingRow
from curation.paging import page_of
from curation.provenance import told

MOST_ROWS = 100


@require_safe
@login_not_required
def funding_list(request: HttpRequest) -> HttpResponse:
    """Show when public money ends: what comes, and what was, on request."""
    rows = FundingRow.objects.public().filter(ends_on__isnull=False)
    listed = rows.select_related("community").defer(
        "community__search", "community__folded"
    )
    endings = endings_of(listed, timezone.localdate())
    is_past = request.GET.get("past") == "1"
    shown = [each for each in endings if each.is_over == is_past]
    if is_past:
        shown.reverse()
    context = {
        "page": page_of(request, shown),
        "is_past": is_past,
        "section": "communities",
    }
    return render(request, "communities/funding_list.html", context)


@require_safe
@login_not_required
def funding_detail(request: HttpRequest, slug: str) -> HttpResponse:
    entries = Community.objects.visible_to(request.user).defer("search", "folded")
    community = get_object_or_404(entries, slug=slug)
    is_keeper = _is_keeper(request, community)
    rows = FundingRow.objects.visible_to(request.user).filter(community=community)
    page = page_of_funding(
        community, rows[:MOST_ROWS], timezone.localdate(), is_keeper=is_keeper
    )
    context = {
        "community": community,
        "page": page,
        "is_keeper": is_keeper,
        "section": "communities",
    }
    return render(request, "communities/funding_detail.html", context)


def _is_keeper(request: HttpRequest, community: Community) -> bool:
    return Community.objects.editable_by(request.user).filter(pk=community.pk).exists()


def _kept_or_404(request: HttpRequest, slug: str) -> Community:
    """Return an entry that the person keeps; for everybody else there is none."""
    rows = Community.objects.editable_by(request.user).defer("search", "folded")
    return get_object_or_404(rows, slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
def funding_new(request: HttpRequest, slug: str) -> HttpResponse:
    community = _kept_or_404(request, slug)
    if community.funding.count() >= MOST_ROWS:
        messages.error(request, _("There are many rows already. Remove one first."))
        return redirect("communities:funding-detail", slug)
    return _row(request, FundingRow(community=community))


@require_http_methods(["GET", "HEAD", "POST"])
def funding_update(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Change a row, take a suggested one over, or remove it."""
    community = _kept_or_404(request, slug)
    row = get_object_or_404(FundingRow, community=community, uuid=uuid)
    if request.method == "POST" and "remove" in request.POST:
        with transaction.atomic(), told(user=signed_in(request)):
            row.delete()
        messages.info(request, _("Removed."))
        return redirect("communities:funding-detail", slug)
    return _row(request, row)


def _row(request: HttpRequest, row: FundingRow) -> HttpResponse:
    is_suggested = row.state == "suggested"
    form = FundingForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic(), told(user=signed_in(request)):
            form.save()
        messages.info(request, _("Taken over.") if is_suggested else _("Saved."))
        return redirect("communities:funding-detail", row.community.slug)
    context = {
        "form": form,
        "row": row,
        "community": row.community,
        "is_suggested": is_suggested,
        "section": "communities",
    }
    status = 422 if form.errors else 200
    return render(request, "communities/funding_update.html", context, status=status)
