"""The cookies that the hub sets, as the privacy page lists them."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

DAY, HOUR = 86_400, 3_600


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie that the hub sets."""

    name: str
    purpose: StrPromise
    begins: StrPromise
    life: str


def cookies() -> list[Cookie]:
    """Return the cookies that the hub sets, as its settings have them."""
    return [
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("keeps you signed in, and carries a short message to the next page"),
            _("you sign in or out, create an account, or follow a mailed link"),
            in_words(settings.SESSION_COOKIE_AGE),
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("guards the forms: no other website can send one in your name"),
            _("you open a page with a form that changes something"),
            in_words(settings.CSRF_COOKIE_AGE),
        ),
    ]


def in_words(seconds: int | None) -> str:
    """Say how long something lasts, in whole days or hours; None ends with the browser.

    >>> in_words(2 * 86_400)
    '2 days'
    """
    if seconds is None:
        return gettext("until you close the browser")
    if seconds >= DAY:
        days = seconds // DAY
        return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
    hours = max(1, seconds // HOUR)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
