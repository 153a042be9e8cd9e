"""What is mailed to people who suggested something: plain text, and nothing of theirs.

What a stranger typed is never repeated in a mail, so that nobody can use the hub to
send words of their own to somebody else's address.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from smtplib import SMTPException
from typing import TypeAlias

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from curation.models import Suggestion

log = logging.getLogger(__name__)
# From a path of the hub to its whole address, as a request does it.
Absolute: TypeAlias = Callable[[str], str]
_SALT = "curation.status"


def status_token(suggestion: Suggestion) -> str:
    """Return the secret part of the address where a visitor sees the state."""
    digest = salted_hmac(_SALT, suggestion.uuid.hex, algorithm="sha256")
    return digest.hexdigest()[:40]


def is_token_of(suggestion: Suggestion, token: str) -> bool:
    return constant_time_compare(status_token(suggestion), token)


def status_path(suggestion: Suggestion) -> str:
    """Return where the sender sees the state: signed in, or by the secret address."""
    if suggestion.proposer_id is not None:
        return suggestion.get_absolute_url()
    token = status_token(suggestion)
    return reverse("curation:suggestion-status", args=[suggestion.uuid, token])


def tell_received(suggestion: Suggestion, absolute: Absolute) -> None:
    """Mail a visitor who left an address where they can see the state."""
    if suggestion.email:
        subject = _("We have your suggestion")
        _send(suggestion, suggestion.email, "received", subject, absolute)


def tell_decided(suggestion: Suggestion, absolute: Absolute) -> None:
    """Mail what was decided to who waits for it, then forget a visitor's address."""
    address = suggestion.email
    if suggestion.proposer is not None and suggestion.proposer.is_active:
        address = suggestion.proposer.email
    if not address:
        return
    subject = _("Your suggestion is decided")
    if _send(suggestion, address, "decided", subject, absolute):
        Suggestion.objects.filter(pk=suggestion.pk).update(email="")


def _send(
    suggestion: Suggestion, to: str, what: str, subject: str, absolute: Absolute
) -> bool:
    context = {
        "suggestion": suggestion,
        "kind": suggestion.kind_label,
        "title": _title(suggestion),
        "link": absolute(status_path(suggestion)),
        "site_name": settings.SITE_NAME,
    }
    body = render_to_string(f"curation/email/{what}.txt", context)
    subject = f"{settings.SITE_NAME}: {subject}"
    try:
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [to])
    except (OSError, SMTPException):
        log.exception("The mail about suggestion %s was not sent.", suggestion.uuid)
        return False
    return True


def _title(suggestion: Suggestion) -> str:
    """Return the record's name; of a new one that would be the sender's own words."""
    return "" if suggestion.is_new else " ".join(suggestion.title.split())
