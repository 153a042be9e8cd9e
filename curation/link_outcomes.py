"""What an answer says about a link: that it works, that it is gone, or nothing.

A server that turns machines away, is busy or is down says nothing about its page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import StrEnum
from urllib.parse import urlsplit

from curation.addresses import normalise
from curation.web_answers import Answer, Failure

LONGEST_WAIT = timedelta(days=7)
NOT_FOUND, GONE, TOO_MANY, UNAVAILABLE = 404, 410, 429, 503
PERMANENT = {301, 308}
# Moments of a calendar begin far behind any number of seconds that one would wait.
EPOCH_BEGINS = 1_000_000_000

NOT_FOUND_PATH = re.compile(
    r"/(error[-_]?)?(404|not[-_]?found|page[-_]?not[-_]?found)(\.\w+)?/?$",
    re.IGNORECASE,
)
TITLE = re.compile(r"<title[^>]*>([^<]{0,300})", re.IGNORECASE)
NOT_FOUND_TITLE = re.compile(
    r"^\W*((error\W*)?404\b|not found\b|page not found\b|file not found\b"
    r"|(this |the )?(page|site) (can.?t|could ?n.t|cannot) be found\b"
    r"|page (does ?n.t|does not) exist\b|seite nicht gefunden\b|page introuvable\b"
    r"|página no encontrada\b)|\bpage not found\W*$",
    re.IGNORECASE,
)


class Outcome(StrEnum):
    """What one look at a link says."""

    WORKS = "works"
    MOVED = "moved"  # it works, and moved for good
    UNKNOWN = "unknown"  # nothing can be said
    MISSING = "missing"  # no such page, as far as one look can tell
    GONE = "gone"  # the server says so, or there is no such server


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found: `code` says what of, such as "http-404"."""

    outcome: Outcome
    code: str
    moved_to: str = ""
    wait: timedelta | None = None


FAILED = {
    Failure.NO_SUCH_NAME: Outcome.GONE,
    Failure.NAME_HAS_NO_ADDRESS: Outcome.MISSING,
}


def finding_of(asked: str, answer: Answer, at: datetime) -> Finding:
    """Return what the answer to `asked` says; `at` is when it came."""
    if answer.failure is not None:
        outcome = FAILED.get(answer.failure, Outcome.UNKNOWN)
        return Finding(outcome, answer.failure.value)
    if answer.is_success:
        return _of_success(asked, answer)
    code, wait = f"http-{answer.status}", wait_of(answer.headers, at)
    known = {NOT_FOUND: Outcome.MISSING, GONE: Outcome.GONE}
    return Finding(known.get(answer.status or 0, Outcome.UNKNOWN), code, wait=wait)


def _of_success(asked: str, answer: Answer) -> Finding:
    if sign := sign_of_soft_404(asked, answer):
        return Finding(Outcome.MISSING, sign)
    moved_to = moved_for_good(asked, answer)
    outcome = Outcome.MOVED if moved_to else Outcome.WORKS
    return Finding(outcome, f"http-{answer.status}", moved_to)


def moved_for_good(asked: str, answer: Answer) -> str:
    """Return the address that permanent redirects lead to, before any passing one."""
    found = asked
    for hop in answer.hops:
        if hop.status not in PERMANENT:
            break
        found = hop.address
    return "" if normalise(found) == normalise(asked) else found


def sign_of_soft_404(asked: str, answer: Answer) -> str:
    """Return what tells that a page is missing although the server says it is there."""
    was, now = urlsplit(asked), urlsplit(answer.address)
    has_moved = bool(answer.hops)
    if has_moved and _is_root(now.path, now.query) and not _is_root(was.path, ""):
        return "soft-404-root"
    if has_moved and NOT_FOUND_PATH.search(now.path) and now.path != was.path:
        return "soft-404-path"
    title = TITLE.search(answer.text)
    words = " ".join(html.unescape(title[1]).split()) if title else ""
    return "soft-404-title" if NOT_FOUND_TITLE.search(words) else ""


def _is_root(path: str, query: str) -> bool:
    return path in {"", "/"} and not query


def wait_of(headers: Mapping[str, str], at: datetime) -> timedelta | None:
    """Return how long a server asks to be left alone: a week at most."""
    said = headers.get("retry-after", "").strip()
    if not said and headers.get("x-ratelimit-remaining", "").strip() == "0":
        said = headers.get("x-ratelimit-reset", "").strip()
    is_number = said.isascii() and said.isdecimal()
    wait = _seconds(said, at) if is_number else _date(said, at)
    return None if wait is None else min(max(wait, timedelta()), LONGEST_WAIT)


def _seconds(said: str, at: datetime) -> timedelta:
    count = int(said[:12])
    if count > EPOCH_BEGINS:
        count -= int(at.timestamp())
    return timedelta(seconds=min(count, int(LONGEST_WAIT.total_seconds())))


def _date(said: str, at: datetime) -> timedelta | None:
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware - at


def wants_another_look(answer: Answer) -> bool:
    """Say whether an answer to HEAD is worth asking for the page itself.

    Many servers know no HEAD, and answer it with anything. One that asks to be left
    alone is; and where a redirect led, the page's title may say more.
    """
    if answer.failure is not None:
        return answer.failure in {Failure.GARBAGE, Failure.TIMEOUT}
    if answer.status == TOO_MANY or answer.headers.get("retry-after"):
        return False
    return not answer.is_success or bool(answer.hops)
