"""What a page may cost, and what is over."""

from __future__ import annotations

from collections.abc import Iterator

from bench.measure import Figures

QUERIES_READING = 11  # two of them say who is asking
QUERIES_SAVING = 8
ASSETS = 60_000  # bytes of style and script, compressed
TOTAL = 120_000  # bytes of the page with its style and script, compressed
OK = 200


def over_limit(figures: Figures) -> Iterator[str]:
    """Yield a word for each figure that is over its limit."""
    if figures.status != OK:
        yield f"answered {figures.status}"
    if figures.queries > (QUERIES_SAVING if figures.saves else QUERIES_READING):
        yield "queries"
    if figures.assets > ASSETS:
        yield "CSS+JS"
    if figures.total > TOTAL:
        yield "total"
