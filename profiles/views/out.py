"""My profile to take along: files of it, and packs for an appraisal."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from profiles.downloads import FORMATS, file_name, reading_of, sheet_of
from profiles.exporters.keeping import from_json
from profiles.exporters.pdf import pack_pdf
from profiles.models import AppraisalPack, Profile
from profiles.pack_actions import MOST_PACKS, TooManyPacksError, make_pack
from profiles.pack_forms import PackForm


def _my_profile(request: HttpRequest, slug: str) -> Profile:
    mine = Profile.objects.visible_to(request.user)
    related = mine.select_related("owner", "framework", "version__framework")
    return get_object_or_404(related, framework__slug=slug)


@require_http_methods(["GET", "POST"])
def profile_out(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer the files, list the packs, and make one more."""
    profile = _my_profile(request, slug)
    form = PackForm(request.POST or None, profile=profile)
    if request.method == "POST" and form.is_valid():
        try:
            make_pack(profile=profile, **form.cleaned_data)
        except TooManyPacksError:
            text = _("You have %d packs, the most there can be. Delete one first.")
            form.add_error(None, text % MOST_PACKS)
        else:
            messages.info(request, _("The pack is made, and kept as it is."))
            return redirect("profiles:profile-out", slug)
    packs = AppraisalPack.objects.visible_to(request.user).filter(profile=profile)
    context = {
        "profile": profile,
        "formats": FORMATS,
        "packs": packs.defer("content").order_by("-made_at", "-pk"),
        "form": form,
        "section": "profile",
    }
    status = 422 if form.errors else 200
    return render(request, "profiles/out/profile_out.html", context, status=status)


@require_safe
def profile_download(request: HttpRequest, slug: str, format: str) -> HttpResponse:  # noqa: A002
    if format not in FORMATS:
        raise Http404
    return download_of(_my_profile(request, slug), format)


def download_of(profile: Profile, ending: str) -> HttpResponse:
    """Answer with a file of a profile as it is now."""
    kind = FORMATS[ending]
    sheet = sheet_of(profile, reading_of(profile))
    name = file_name("profile", profile.framework.slug, sheet.as_of, ending)
    return attachment(kind.make(sheet), kind.content_type, name)


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Answer with a file that nobody on the way keeps."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _my_pack(request: HttpRequest, slug: str, uuid: UUID) -> AppraisalPack:
    mine = AppraisalPack.objects.visible_to(request.user)
    return get_object_or_404(
        mine.select_related("profile__framework"),
        uuid=uuid,
        profile__framework__slug=slug,
    )


@require_safe
def pack_download(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    return pdf_of(_my_pack(request, slug, uuid))


def pdf_of(pack: AppraisalPack) -> HttpResponse:
    """Answer with a pack as it was kept: the same bytes each time."""
    name = file_name("appraisal", pack.profile.framework.slug, pack.made_at, "pdf")
    content = pack_pdf(from_json(pack.content))
    return attachment(content, "application/pdf", name)


@require_http_methods(["GET", "POST"])
def pack_delete(request: HttpRequest, slug: str, uuid: UUID) -> HttpResponse:
    pack = _my_pack(request, slug, uuid)
    if request.method == "POST":
        pack.delete()
        messages.info(request, _("The pack is deleted."))
        return redirect("profiles:profile-out", slug)
    context = {"pack": pack, "profile": pack.profile, "section": "profile"}
    return render(request, "profiles/out/pack_delete.html", context)
