"""Where the hub is, for mails of the worker, which has no request to tell."""

from __future__ import annotations

import os
import re
from urllib.parse import urljoin

from django.conf import settings

HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)


def absolute(path: str) -> str:
    """Return the whole address of a path of the hub."""
    return urljoin(hub_address(), path)


def hub_address() -> str:
    """Return the hub's first public name, or this machine where it has none."""
    hosts = [host for host in settings.ALLOWED_HOSTS if HOST.fullmatch(host)]
    if hosts and not settings.DEBUG:
        return f"https://{hosts[0]}/"
    return f"http://localhost:{os.environ.get('PORT', '8000')}/"
