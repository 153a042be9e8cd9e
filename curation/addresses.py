"""One spelling for each web address, so that the same page is known as the same."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

# What is put behind an address to see where a reader came from.
TRACKING = re.compile(
    r"(utm_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|igshid|_ga|_gl|_hs\w+"
    r"|mkt_tok|trk|ref_src)$",
    re.IGNORECASE,
)
DEFAULT_PORTS = {"http": 80, "https": 443, "ftp": 21}


def normalise(address: str) -> str:
    """Return an address in its one spelling; what can't be read comes back trimmed.

    Scheme and host are in lower case and plain ASCII, without the scheme's own port,
    a dot at the end of the host, or a fragment. Path and query stay as they are.
    """
    trimmed = "".join(address.split())
    try:
        parts = urlsplit(trimmed)
        place = _place(parts)
    except ValueError:
        return trimmed
    if not parts.scheme or not place:
        return trimmed
    path = parts.path or "/"
    return urlunsplit((parts.scheme.lower(), place, path, parts.query, ""))


def canonical(address: str) -> str:
    """Return an address as one key for all its spellings; empty for no address.

    http and https, `www.`, a closing slash and words for tracking make no difference.
    """
    spelt = normalise(address)
    try:
        parts = urlsplit(spelt)
    except ValueError:
        return spelt
    if parts.scheme not in {"http", "https"}:
        return spelt
    kept = [
        each
        for each in parts.query.split("&")
        if each and not TRACKING.match(each.partition("=")[0])
    ]
    path = parts.path.rstrip("/") or "/"
    place = parts.netloc.removeprefix("www.")
    return urlunsplit(("https", place, path, "&".join(kept), ""))


def _place(parts: SplitResult) -> str:
    host = _host(parts.hostname or "")
    if not host:
        return ""
    name, at, _host_and_port = parts.netloc.rpartition("@")
    port = parts.port
    shown = (
        "" if port in {None, DEFAULT_PORTS.get(parts.scheme.lower())} else f":{port}"
    )
    return f"{name}{at}{host}{shown}"


def _host(name: str) -> str:
    """Return a host in lower case and ASCII; one that IDNA refuses, in lower case."""
    bare = name.lower().rstrip(".")
    if ":" in bare:
        return f"[{bare}]"
    try:
        return bare.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return bare
