"""What the hub says about links, in words for people."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from curation.link_states import State
from curation.web_answers import Failure

STATE_NAMES: dict[str, StrOrPromise] = {
    State.UNCHECKED: gettext_lazy("not checked yet"),
    State.OK: gettext_lazy("works"),
    State.REDIRECTED: gettext_lazy("moved"),
    State.UNVERIFIED: gettext_lazy("could not be checked"),
    State.SUSPECT: gettext_lazy("perhaps broken"),
    State.BROKEN: gettext_lazy("broken"),
    State.IGNORED: gettext_lazy("verified by a curator"),
}
FAILURE_WORDS: dict[str, StrOrPromise] = {
    Failure.BAD_ADDRESS: gettext_lazy("This is no address of a public web page."),
    Failure.PRIVATE: gettext_lazy(
        "It leads into a private network, where the hub opens nothing."
    ),
    Failure.NO_SUCH_NAME: gettext_lazy("There is no server of this name."),
    Failure.NAME_HAS_NO_ADDRESS: gettext_lazy("No server answers for this name."),
    Failure.NAMES_UNANSWERED: gettext_lazy("The name could not be looked up."),
    Failure.UNREACHABLE: gettext_lazy("The server could not be reached."),
    Failure.TLS: gettext_lazy("The server's certificate is not in order."),
    Failure.TIMEOUT: gettext_lazy("The server took too long."),
    Failure.GARBAGE: gettext_lazy("The server's answer made no sense."),
    Failure.TOO_MANY_REDIRECTS: gettext_lazy("It was sent on too often."),
    Failure.ROBOTS: gettext_lazy("The site asks programs not to open this page."),
}
STATUS_WORDS: dict[str, StrOrPromise] = {
    "http-401": gettext_lazy("The server asks for a sign-in."),
    "http-403": gettext_lazy("The server lets no machine in."),
    "http-404": gettext_lazy("The server says that there is no such page."),
    "http-410": gettext_lazy("The server says that the page is gone."),
    "http-429": gettext_lazy("The server wants fewer questions."),
}
SOFT_WORDS: dict[str, StrOrPromise] = {
    "soft-404-root": gettext_lazy("It leads to the start page of the site."),
    "soft-404-path": gettext_lazy("It leads to a page that says “not found”."),
    "soft-404-title": gettext_lazy("The page's title says “not found”."),
}


def day(moment: datetime | None) -> str:
    """Return a day in words, in the reader's time zone."""
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""


def found_words(code: str) -> str:
    """Return what was found, in words: the code is kept, the words may change."""
    known = (FAILURE_WORDS | SOFT_WORDS | STATUS_WORDS).get(code)
    if known is not None:
        return str(known)
    status = code.removeprefix("http-")
    return _("The server answered %(status)s.") % {"status": status} if status else ""


def state_words(
    state: State,
    *,
    since: datetime | None = None,
    checked_at: datetime | None = None,
    until: datetime | None = None,
) -> str:
    """Return what is known of a link as a sentence without its full stop."""
    words = {
        State.UNCHECKED: _("Link not checked yet"),
        State.OK: _("Link works, checked %(checked)s"),
        State.REDIRECTED: _("Link works and leads elsewhere, checked %(checked)s"),
        State.UNVERIFIED: _(
            "Link could not be checked by a machine, last tried %(checked)s"
        ),
        State.SUSPECT: _("Link may be broken since %(since)s"),
        State.BROKEN: _("Link is gone since %(since)s"),
        State.IGNORED: _("Link verified by a curator, until %(until)s"),
    }
    days = {"since": day(since), "checked": day(checked_at), "until": day(until)}
    return words[state] % days
