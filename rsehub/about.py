"""The pages about the hub itself: about, privacy, terms, contact."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from allauth.account import app_settings as account_settings
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrPromise

from rsehub import cookies, privacy_seen
from rsehub import privacy as lists
from rsehub.models import Kind, Operator, ProjectLink
from rsehub.project_links import shelves_of

# When the words of these pages last changed in meaning. Change it with them.
PRIVACY_OF = TERMS_OF = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a long page: where it begins, its heading, and whose words it has."""

    page: str
    slug: str
    title: StrPromise

    @property
    def template(self) -> str:
        return f"rsehub/{self.page}/{self.slug}.html"


def _chapters(page: str, **titles: StrPromise) -> list[Chapter]:
    return [
        Chapter(page, slug.replace("_", "-"), title) for slug, title in titles.items()
    ]


ABOUT = _chapters(
    "about",
    what=_("What it is"),
    people=_("For whom"),
    parts=_("What it does"),
    today=_("Where it stands"),
    curation=_("Who keeps it true"),
    relatives=_("Where it comes from"),
    open=_("Open source, open content"),
    accessibility=_("Accessibility"),
    take_part=_("How to take part"),
    places=_("Where people meet and work"),
)
PRIVACY = _chapters(
    "privacy",
    short=_("In short"),
    responsible=_("Who is responsible"),
    kept=_("What is kept, why, and for how long"),
    seen=_("Who sees what"),
    cookies=_("Two cookies"),
    log=_("The log"),
    mails=_("The mails you get"),
    elsewhere=_("Who else has it"),
    backups=_("Backups"),
    not_done=_("What is not done"),
    safety=_("How it is kept safe"),
    rights=_("Your rights, and how to use them"),
    changes=_("When this page changes"),
)
TERMS = _chapters(
    "terms",
    between=_("Between whom"),
    who=_("Who may use the hub"),
    conduct=_("What a person must not do"),
    yours=_("What you write stays yours"),
    licences=_("What you may do with what you read"),
    levels=_("Levels are what people say of themselves"),
    warranty=_("What we can't promise"),
    closing=_("Closing an account"),
    changes=_("When these terms change"),
    law=_("The law that applies"),
)
# What people ask for and the hub can't do; who adds one of these takes its line away.
NOT_YET = (
    _("comparing two profiles"),
    _("a history: a new answer replaces the one before"),
    _("training plans, dates of courses, and reviews"),
    _("teams and their joint picture, communities, challenges"),
    _("other languages than English"),
)


@require_safe
@login_not_required
def about(request: HttpRequest) -> HttpResponse:
    links = ProjectLink.objects.visible_to(request.user)
    context = {
        "chapters": ABOUT,
        "not_yet": NOT_YET,
        "shelves": shelves_of(links, timezone.localdate()),
    }
    return render(request, "rsehub/about.html", context)


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "chapters": PRIVACY,
        "changed": PRIVACY_OF,
        "operator": Operator.objects.of_this_hub(),
        "kept": lists.KEPT,
        "seen": privacy_seen.SEEN,
        "cookies": cookies.cookies(),
        "mails": lists.MAILS,
        "link_life": _link_life(),
        "is_encrypted": settings.SECURE_SSL_REDIRECT,
    }
    return render(request, "rsehub/privacy.html", context)


def _link_life() -> dict[str, str]:
    """Return for how long mailed links open something."""
    days = account_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS
    return {
        "confirm": cookies.in_words(days * cookies.DAY),
        "reset": cookies.in_words(settings.PASSWORD_RESET_TIMEOUT),
    }


@require_safe
@login_not_required
def terms(request: HttpRequest) -> HttpResponse:
    context = {
        "chapters": TERMS,
        "changed": TERMS_OF,
        "operator": Operator.objects.of_this_hub(),
    }
    return render(request, "rsehub/terms.html", context)


@require_safe
@login_not_required
def contact(request: HttpRequest) -> HttpResponse:
    links = ProjectLink.objects.visible_to(request.user).filter(kind=Kind.CHANNEL)
    context = {
        "operator": Operator.objects.of_this_hub(),
        "shelves": shelves_of(links, timezone.localdate()),
    }
    return render(request, "rsehub/contact.html", context)
