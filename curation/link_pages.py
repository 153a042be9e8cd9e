"""Links as rows to take along."""

from __future__ import annotations

from collections.abc import Iterable

from curation.link_health import health
from curation.link_models import Url

Cell = str | int


def link_rows(urls: Iterable[Url]) -> list[dict[str, Cell]]:
    """Return a row for each link, counted uses and all, as the list in the admin is."""
    return [_row(url) for url in urls]


def _row(url: Url) -> dict[str, Cell]:
    known = health(url)
    return {
        "address": url.address,
        "state": url.state,
        "since": _day(url, "since"),
        "checked": _day(url, "checked_at"),
        "found": url.code,
        "words": f"{known.words}. {known.why}".strip(),
        "moved_to": url.final_address,
        "weight": url.weight,
        "uses": getattr(url, "use_count", 0),
    }


def _day(url: Url, name: str) -> str:
    moment = getattr(url, name)
    return moment.date().isoformat() if moment else ""
