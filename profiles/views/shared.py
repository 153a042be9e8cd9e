"""A profile as its readers see it: by a link, or by name once signed in.

Nothing here reads a profile but through a share that opens to whoever asks.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeAlias
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.counting import Rate, network_of, seconds_to_wait
from profiles.models import Share
from profiles.share_actions import note_opened
from profiles.shared_pages import shared_goal, shared_page, to_read

WRONG_LINKS = Rate(30, 60)

View: TypeAlias = Callable[..., HttpResponse]


def unseen(view: View) -> View:
    """Keep a page out of search engines, caches, and the logs of other sites."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "private, no-store"
        return response

    return answer


# --- by a link ---------------------------------------------------------------------


@login_not_required
@require_safe
@unseen
def link(request: HttpRequest, token: str) -> HttpResponse:
    share = to_read(Share.objects.opened_by(token)).first()
    if share is None:
        return _closed(request)
    return _profile_page(request, share, reverse("shares:link", args=[token]))


@login_not_required
@require_safe
@unseen
def link_goal(request: HttpRequest, token: str, uuid: UUID) -> HttpResponse:
    share = to_read(Share.objects.opened_by(token)).first()
    answer = share and _goal_page(
        request, share, uuid, reverse("shares:link", args=[token])
    )
    return answer or _closed(request)


def _closed(request: HttpRequest) -> HttpResponse:
    """Say one thing of what has ended, was taken back, or was guessed."""
    network = network_of(request.META.get("REMOTE_ADDR", ""))
    if (wait := seconds_to_wait("link", network, WRONG_LINKS)) is None:
        page, status = "profiles/sharing/shared_closed.html", HTTPStatus.NOT_FOUND
        return render(request, page, status=status)
    response = render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Retry-After"] = str(wait)
    return response


# --- by name -----------------------------------------------------------------------


def _to_me(request: HttpRequest, uuid: UUID) -> Share:
    return get_object_or_404(
        to_read(Share.objects.received_by(request.user)), uuid=uuid
    )


@require_safe
@unseen
def shared_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    share = _to_me(request, uuid)
    return _profile_page(request, share, share.get_absolute_url())


@require_safe
@unseen
def shared_goal_detail(request: HttpRequest, uuid: UUID, goal: UUID) -> HttpResponse:
    share = _to_me(request, uuid)
    answer = _goal_page(request, share, goal, share.get_absolute_url())
    if answer is None:
        raise Http404
    return answer


# --- both --------------------------------------------------------------------------


def _profile_page(request: HttpRequest, share: Share, here: str) -> HttpResponse:
    if request.method == "GET" and request.user != share.profile.owner:
        note_opened(share)
    context = {"shared": shared_page(share), "here": here, "section": _section(share)}
    return render(request, "profiles/sharing/shared_profile.html", context)


def _goal_page(
    request: HttpRequest, share: Share, uuid: UUID, here: str
) -> HttpResponse | None:
    shared = shared_goal(share, uuid)
    if shared is None:
        return None
    context = {"shared": shared, "here": here, "section": _section(share)}
    return render(request, "profiles/sharing/shared_goal.html", context)


def _section(share: Share) -> str:
    return "" if share.is_link else "profile"
