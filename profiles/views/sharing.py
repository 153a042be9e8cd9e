"""Who may see what of me: all of it on one page, given and taken back there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import signed_in
from competencies.paging import slug_in
from profiles.holdings import last_profile
from profiles.models import Profile, Share
from profiles.other_shares import other_shares
from profiles.share_actions import (
    SharedTooOftenError,
    SharingRefusedError,
    TooManySharesError,
    share_by_link,
    share_with,
)
from profiles.share_forms import LinkForm, PersonForm, ShareForm
from profiles.share_tokens import token_known
from profiles.shared_pages import to_read

REFUSED = {
    TooManySharesError: gettext_lazy(
        "You share as often as one may at a time. Take something back first."
    ),
    SharedTooOftenError: gettext_lazy(
        "You have shared many times in a short time. Wait an hour, then try again."
    ),
}


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share on its owner's page; `address` is what to send, of a link."""

    share: Share
    address: str


@require_safe
def sharing(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    mine = Share.objects.visible_to(person).select_related("profile__framework")
    rows = [
        ShareRow(share, _address(request, share))
        for share in mine.prefetch_related("goals").order_by("-created_at", "-pk")
    ]
    profiles = Profile.objects.visible_to(person).select_related("framework")
    context = {
        "live": [row for row in rows if row.share.is_live],
        "ended": [row for row in rows if not row.share.is_live],
        "profiles": profiles.last_used_first(),
        "others": other_shares(person),
        "received": Share.objects.received_by(person).count(),
        "section": "profile",
    }
    return render(request, "profiles/sharing/sharing.html", context)


def _address(request: HttpRequest, share: Share) -> str:
    token = share.is_link and token_known(share.uuid, share.digest)
    if not token:
        return ""
    return request.build_absolute_uri(reverse("shares:link", args=[token]))


def _profile_to_share(request: HttpRequest) -> Profile | None:
    """Return the profile of the framework in the address, else the last used."""
    slug = slug_in(request, "framework")
    if not slug:
        return last_profile(signed_in(request))
    mine = Profile.objects.visible_to(request.user)
    return get_object_or_404(
        mine.select_related("framework", "owner"), framework__slug=slug
    )


@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest) -> HttpResponse:
    def make(form: ShareForm) -> str:
        share_by_link(**form.wish())
        return _("The link is made. Copy its address here, now or later.")

    return _share(request, LinkForm, make)


@require_http_methods(["GET", "POST"])
def with_person(request: HttpRequest) -> HttpResponse:
    def make(form: ShareForm) -> str:
        share_with(**form.wish(), absolute=request.build_absolute_uri)
        return _("Whoever has confirmed this address here can see it now.")

    return _share(request, PersonForm, make)


def _share(
    request: HttpRequest, kind: type[ShareForm], make: Callable[[ShareForm], str]
) -> HttpResponse:
    profile = _profile_to_share(request)
    if profile is None:
        return redirect("profiles:sharing")
    form = kind(request.POST or None, profile=profile)
    if request.method == "POST" and form.is_valid():
        try:
            messages.info(request, make(form))
        except SharingRefusedError as error:
            form.add_error(None, str(REFUSED[type(error)]))
        else:
            return redirect("profiles:sharing")
    context = {
        "form": form,
        "profile": profile,
        "is_link": kind is LinkForm,
        "section": "profile",
    }
    status = 422 if form.errors else 200
    return render(request, "profiles/sharing/share_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def end_share(request: HttpRequest, uuid: UUID) -> HttpResponse:
    share = get_object_or_404(Share.objects.visible_to(request.user), uuid=uuid)
    if request.method == "POST":
        share.delete()
        messages.info(request, _("Taken back. It opens nothing any more."))
        return redirect("profiles:sharing")
    context = {"share": share, "section": "profile"}
    return render(request, "profiles/sharing/share_end.html", context)


@require_safe
def shared_list(request: HttpRequest) -> HttpResponse:
    shares = to_read(Share.objects.received_by(request.user))
    context = {
        "shares": shares.order_by("-created_at", "-pk"),
        "section": "profile",
    }
    return render(request, "profiles/sharing/shared_list.html", context)


@require_http_methods(["GET", "POST"])
def decline_share(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take what somebody else shares off one's own list, for good."""
    share = get_object_or_404(
        to_read(Share.objects.received_by(request.user)), uuid=uuid
    )
    if request.method == "POST":
        share.delete()
        messages.info(request, _("It is off your list."))
        return redirect("profiles:shared-list")
    context = {"share": share, "section": "profile"}
    return render(request, "profiles/sharing/share_decline.html", context)
