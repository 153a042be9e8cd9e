"""The shape every chart shares: a Plotly figure as plain data.

Colours and typefaces are CSS tokens, written ``var(--ink)``. Plotly's checker takes
them as they are; ``static/js/chart_ink.js`` replaces them by what the page shows, so
that a chart follows the theme that the reader chose. ``layout.meta.narrow`` holds what
changes when the picture is narrow.
"""

from typing import Any, TypedDict

CLEAR = "rgba(0,0,0,0)"
INK = "var(--ink)"
INK_2 = "var(--ink-2)"
PAPER = "var(--paper)"
EDGE = "var(--edge)"
RULE = "var(--rule)"
PENCIL = "var(--pencil)"


class Figure(TypedDict):
    data: list[dict[str, Any]]
    layout: dict[str, Any]


def escaped(text: str) -> str:
    """Return ``text`` so that Plotly shows it as typed and reads no tags in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def layout(*, height: int, margin: tuple[int, int, int, int], **more: Any) -> Any:
    """Return the layout of all charts; margins run top, right, bottom, left, in px."""
    top, right, bottom, left = margin
    return {
        "height": height,
        "margin": {"t": top, "r": right, "b": bottom, "l": left, "pad": 0},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": {"family": "var(--sans)", "size": 13, "color": INK},
        "hoverlabel": {
            "bgcolor": INK,
            "bordercolor": INK,
            "font": {"family": "var(--sans)", "size": 14, "color": PAPER},
            "align": "left",
            "namelength": -1,
        },
        "hovermode": "closest",
        "dragmode": False,
        "showlegend": False,
        **more,
    }


def axis(**more: Any) -> dict[str, Any]:
    """Return an axis that shows nothing by itself and lets the page scroll."""
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "showticklabels": False,
        "ticks": "",
        "fixedrange": True,
        **more,
    }
