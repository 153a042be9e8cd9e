"""What a page may cost, and what is over."""

from __future__ import annotations

from collections.abc import Iterator

from bench.measure import Figures

QUERIES_READING = 11  # two of them say who is asking
QUERIES_SAVING = 8
QUERIES_ADMIN = 15
MILLISECONDS_ADMIN = 300
ASSETS = 60_000  # bytes of style and script, compressed
TOTAL = 120_000  # bytes of the page with its style and script, compressed
OK = 200


def over_limit(figures: Figures) -> Iterator[str]:
    """Yield a word for each figure that is over its limit."""
    if figures.status != OK:
        yield f"answered {figures.status}"
    if figures.is_admin:
        yield from _over_in_the_admin(figures)
        return
    if figures.queries > (QUERIES_SAVING if figures.saves else QUERIES_READING):
        yield "queries"
    if figures.assets > ASSETS:
        yield "CSS+JS"
    if figures.total > TOTAL:
        yield "total"


def _over_in_the_admin(figures: Figures) -> Iterator[str]:
    """Few people work there, with a good line: bytes have no limit, patience has."""
    if figures.queries > QUERIES_ADMIN:
        yield "queries"
    if figures.milliseconds > MILLISECONDS_ADMIN:
        yield "ms"
