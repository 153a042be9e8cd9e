"""Print the figures as one table, with the limits above them."""

from __future__ import annotations

from collections.abc import Sequence

from bench import limits
from bench.measure import Figures

COLUMNS = ("queries", "ms", "req/s", "HTML kB", "CSS+JS kB", "total kB")
CELL = 9  # characters
THOUSAND = 1000


def lines_of(rows: Sequence[Figures], plotly: int) -> list[str]:
    """Return the table and what to know about it, line by line."""
    width = max(len(row.name) for row in rows)
    limit = {"CSS+JS kB": _kb(limits.ASSETS), "total kB": _kb(limits.TOTAL)}
    reading = {"queries": str(limits.QUERIES_READING), **limit}
    saving = {"queries": str(limits.QUERIES_SAVING), **limit}
    curating = {
        "queries": str(limits.QUERIES_ADMIN),
        "ms": str(limits.MILLISECONDS_ADMIN),
    }
    return [
        _line("", dict(zip(COLUMNS, COLUMNS, strict=True)), width),
        _line("limit when reading", reading, width),
        _line("limit when saving", saving, width),
        _line("limit in the admin", curating, width),
        *(_row(row, width) for row in rows),
        "",
        "Bytes are compressed; 1 kB is 1,000. Times are the median of one process.",
        f"Plotly comes later, and only to pages with a chart: {_kb(plotly)} kB.",
        verdict(rows),
    ]


def verdict(rows: Sequence[Figures]) -> str:
    """Say how many figures are over their limit."""
    over = sum(len(list(limits.over_limit(row))) for row in rows)
    if over == 1:
        return "1 figure is over its limit."
    return f"{over or 'No'} figures are over their limit."


def _row(row: Figures, width: int) -> str:
    cells = {
        "queries": str(row.queries),
        "ms": f"{row.milliseconds:.1f}",
        "req/s": f"{row.a_second:.0f}",
        "HTML kB": _kb(row.html),
        "CSS+JS kB": _kb(row.assets),
        "total kB": _kb(row.total),
    }
    over = ", ".join(limits.over_limit(row))
    return _line(row.name, cells, width) + (f"  over: {over}" if over else "")


def _line(name: str, cells: dict[str, str], width: int) -> str:
    shown = (f"{cells.get(column, ''):>{CELL}}" for column in COLUMNS)
    return f"{name:<{width}}  {'  '.join(shown)}"


def _kb(size: int) -> str:
    return f"{size / THOUSAND:.1f}"
