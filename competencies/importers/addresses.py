"""Web addresses, languages and organisation ids as strangers write them."""

import re
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

from competencies.importers.neutral import MAX_URL, ReportRow
from competencies.importers.reading import quoted

WEB_ADDRESS = re.compile(r"https?://[^\s/?#]\S*", re.IGNORECASE)
# RFC 5646 in short: a language, then what narrows it.
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# An address in the Research Organization Registry, its check sum not worked out.
ROR_ADDRESS = re.compile(r"https://ror\.org/0[a-z0-9]{6}[0-9]{2}")


def web_address(row: str, text: str, notes: list[ReportRow]) -> str:
    """Return an http or https address as given, or nothing with a note.

    Other schemes are left out, for a page links to what this returns.
    """
    if not text or is_web_address(text):
        return text
    message = f"{quoted(text)} is no web address; left it empty."
    notes.append(ReportRow(row, "bad-url", message))
    return ""


def is_web_address(text: str) -> bool:
    """Say whether `text` is an http or https address of at most 500 characters."""
    fits = len(text) <= MAX_URL and WEB_ADDRESS.fullmatch(text) is not None
    return fits and _split(text) is not None


def normalised_url(url: str) -> str:
    """Return an address in the form that two spellings of one page share.

    The scheme, the letter case of the host and a closing slash make no difference.
    """
    parts = _split(url)
    if parts is None:
        return url
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower()}{path}?{parts.query}#{parts.fragment}"


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def language_tags(
    row: str, tags: Collection[str], notes: list[ReportRow]
) -> tuple[str, ...]:
    """Return the tags that name a language, each once, and note the others."""
    known = dict.fromkeys(tag for tag in tags if LANGUAGE_TAG.fullmatch(tag))
    for tag in sorted(set(tags) - known.keys()):
        message = f"{quoted(tag)} is no language tag; left it out."
        notes.append(ReportRow(row, "bad-language", message))
    return tuple(known)


def ror_address(row: str, text: str, notes: list[ReportRow]) -> str:
    """Return the registry address of an organisation, or nothing with a note."""
    if not text or ROR_ADDRESS.fullmatch(text):
        return text
    message = f"{quoted(text)} is no address at ror.org; left it empty."
    notes.append(ReportRow(row, "bad-ror", message))
    return ""
