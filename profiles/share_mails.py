"""The mail to whom a profile is shared with: plain text, the same for everybody.

It holds no words of the sender's but a name, and that only where nobody could take it
for an address: nobody is to send words of their own to others through the hub.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from profiles.models import Share

# From a path of the hub to its whole address, as a request does it.
Absolute: TypeAlias = Callable[[str], str]
LINKABLE = re.compile(r"\S[.:/@]\S")


def name_to_mail(name: str) -> str:
    """Return a name that no mail program makes a link of, else nothing.

    >>> name_to_mail("Dr. Alice B. Smith"), name_to_mail("buy at x.example")
    ('Dr. Alice B. Smith', '')
    """
    words = " ".join(name.split())
    return "" if LINKABLE.search(words) else words


def tell_of_share(share: Share, absolute: Absolute) -> None:
    """Write to the address, in the transaction of the share itself."""
    context = {
        "who": name_to_mail(share.profile.owner.name) or _("Somebody"),
        "framework": share.profile.framework.name,
        "link": absolute(share.get_absolute_url()),
        "address": share.email,
        "site_name": settings.SITE_NAME,
    }
    body = render_to_string("profiles/email/shared.txt", context)
    subject = f"{settings.SITE_NAME}: {_('A profile is shared with you')}"
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [share.email])
