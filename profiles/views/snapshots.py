"""My snapshots: keeping one, reading it as it was, deleting it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from curation.paging import page_of
from profiles.charts import competency_wheel
from profiles.forms import SnapshotForm
from profiles.holdings import profile_for
from profiles.models import Profile, Snapshot
from profiles.snapshot_pages import snapshot_page
from profiles.snapshots import SnapshotRefusedError, take_snapshot


@require_http_methods(["GET", "POST"])
def snapshot_list(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    form = SnapshotForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _kept(profile, form):
        messages.info(request, _("Kept. Nobody can change it, not even you."))
        return redirect("profiles:snapshot-list", slug)
    snapshots = Snapshot.objects.visible_to(request.user).newest_first()
    snapshots = snapshots.filter(profile__framework__slug=slug).defer("answers")
    context = {
        "profile": profile,
        "form": form,
        "page": page_of(request, snapshots.select_related("version", "profile")),
        "section": "profile",
    }
    return render(request, "profiles/snapshot_list.html", context)


def _kept(profile: Profile, form: SnapshotForm) -> bool:
    try:
        take_snapshot(profile=profile, name=form.cleaned_data["name"])
    except SnapshotRefusedError as error:
        form.add_error("name", str(error))
        return False
    return True


def _mine(request: HttpRequest, slug: str, uuid: UUID) -> Snapshot:
    snapshots = Snapshot.objects.visible_to(request.user)
    related = snapshots.select_related("profile__framework", "version__framework")
    return get_object_or_404(related, profile__framework__slug=slug, uuid=uuid)


@require_safe
def snapshot_detail(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    snapshot = _mine(request, slug, uuid)
    page = snapshot_page(snapshot)
    rows = page.profile.rows
    context = {
        "snapshot": snapshot,
        "profile": snapshot.profile,
        "page": page,
        "rows": rows,
        "wheel": competency_wheel(rows, page.scale),
        "by_competency": [
            (row, skills)
            for row, skills in zip(rows, page.profile.skills, strict=True)
            if row.summary.is_started
        ],
        "section": "profile",
    }
    return render(request, "profiles/snapshot_detail.html", context)


@require_http_methods(["GET", "POST"])
def snapshot_delete(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    snapshot = _mine(request, slug, uuid)
    if request.method == "POST":
        snapshot.delete()
        messages.info(request, _("The snapshot is deleted. Your answers stay."))
        return redirect("profiles:snapshot-list", slug)
    context = {"snapshot": snapshot, "section": "profile"}
    return render(request, "profiles/snapshot_delete.html", context)
