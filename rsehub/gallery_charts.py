"""Made-up figures of charts that compare, for the gallery."""

from __future__ import annotations

from charts.dot_plot import DotPlotDrawing, PlotRow, Series, dot_plot, dot_plot_drawing
from charts.figure import Figure
from charts.range_rows import RangeDrawing, RangeRow, range_rows, range_rows_drawing
from charts.symbols import symbols_for


def sample_plot(highest: int) -> tuple[Figure, DotPlotDrawing]:
    names = ("Now", "Last year", "Lead RSE", "Next year")
    symbols = symbols_for([False, False, True, True])
    series = [Series(n, symbol) for n, symbol in zip(names, symbols, strict=True)]
    rows = [
        PlotRow("Software craft", (2.6, 1.4, 3.0, 3.0), ("2.6", "1.4", "3.0", "3.0")),
        PlotRow("Mentoring", (None, None, 2.0, None), ("?", "?", "2.0", "-")),
    ]
    figure = dot_plot(series, rows, highest=highest)
    return figure, dot_plot_drawing(series, rows, highest=highest)


def sample_ranges() -> tuple[Figure, RangeDrawing]:
    rows = [
        RangeRow("Senior RSE", 0.61, 0.74, "61% to 74%"),
        RangeRow("Lead RSE", 0.43, 0.43, "43%"),
    ]
    return range_rows(rows), range_rows_drawing(rows)
