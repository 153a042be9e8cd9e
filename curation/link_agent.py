"""Who the hub says it is when it asks for a page: honest, and short."""

from __future__ import annotations

import re

from django.conf import settings

# Some servers turn away whatever has one of these in its name.
SHUNNED = re.compile(r"link|check", re.IGNORECASE)
PLAIN_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
PLAIN_MAIL = re.compile(r"[^\s;()<>@\",]+@[a-z0-9.-]+", re.IGNORECASE | re.ASCII)
WITHOUT_A_NAME = "ResearchSoftwareHub"


def agent_name() -> str:
    """Return the hub's name as robots.txt files may call it: letters and digits."""
    name = re.sub(r"[^A-Za-z0-9]", "", settings.SITE_NAME)[:40]
    return WITHOUT_A_NAME if not name or SHUNNED.search(name) else name


def agent() -> str:
    """Return the User-Agent: the hub's name, where it is, and whom to write to."""
    known = [_page(), _mail()]
    said = "; ".join(each for each in known if each and not SHUNNED.search(each))
    return f"{agent_name()}/1.0 (+{said})" if said else f"{agent_name()}/1.0"


def _page() -> str:
    hosts = [host for host in settings.ALLOWED_HOSTS if PLAIN_HOST.fullmatch(host)]
    return f"https://{hosts[0]}/contact/" if hosts else ""


def _mail() -> str:
    found = PLAIN_MAIL.search(settings.DEFAULT_FROM_EMAIL)
    return f"mailto:{found[0]}" if found else ""
