"""A whole of parts within parts, side by side: each as high as what it holds.

The whole stands in the first column, its parts in the next, and so on. The largest part
is shaded with all that is in it, for the finding names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from charts.figure import EDGE, INK, Figure, escaped, layout
from charts.finding import in_words

LEAST, MOST = 360, 1_400  # height of a picture, in CSS pixels
LINE = 17  # from one line of a name to the next
ROW = 22  # what a name of one line needs
LETTERS_A_LINE = 15
PLAIN, SHADED = "var(--band)", "var(--lv1)"
WHOLE = "whole"  # the key of the whole


@dataclass(frozen=True, slots=True)
class Part:
    """Something with a size, and the parts it is made of; `key` is its own."""

    key: str
    name: str
    size: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Slab:
    """A part in its place: `x` and `y` from the upper left, all as shares of one."""

    part: Part
    parent: str
    x: float
    y: float
    width: float
    height: float
    is_shaded: bool


@dataclass(frozen=True, slots=True)
class DrawnSlab:
    """A slab as the first view draws it; places are percentages for SVG attributes."""

    x: str
    y: str
    width: str
    height: str
    name: str
    """Empty where it has no room."""
    lines: int
    """How many lines of the name have room; at most three are told apart."""
    is_shaded: bool


@dataclass(frozen=True, slots=True)
class IcicleDrawing:
    height: int
    slabs: tuple[DrawnSlab, ...]
    sentences: tuple[str, ...]


def icicle(parts: Sequence[Part], *, unit: tuple[str, str]) -> Figure:
    """Draw the parts; `unit` is what they count, as one and as many."""
    slabs = list(_slabs(parts, unit))
    height = _height(parts)
    return {
        "data": [_trace(slabs, height, unit)],
        "layout": layout(
            height=height,
            margin=(0, 0, 0, 0),
            # A name that has no room is left out, and stands in what one points at.
            uniformtext={"minsize": 12, "mode": "hide"},
            meta={"narrow": {"uniformtext": {"minsize": 9}}},
        ),
    }


def icicle_drawing(parts: Sequence[Part], *, unit: tuple[str, str]) -> IcicleDrawing:
    """Place the parts for the first view, which is there before and without Plotly."""
    height = _height(parts)
    total = sum(part.size for part in parts)
    return IcicleDrawing(
        height=height,
        slabs=tuple(_drawn(slab, height) for slab in _slabs(parts, unit)),
        sentences=tuple(
            f"{part.name}: {part.size} of {_counted(total, unit)}" for part in parts
        ),
    )


def icicle_finding(parts: Sequence[Part], *, unit: tuple[str, str]) -> str:
    """Name the part that holds most, or say that several do, or none."""
    total = sum(part.size for part in parts)
    if not total:
        return "There is nothing to show yet"
    if len(parts) == 1:
        return f"{parts[0].name} holds all of its {_counted(total, unit)}"
    most = max(part.size for part in parts)
    largest = [part.name for part in parts if part.size == most]
    if len(largest) == 1:
        return f"{largest[0]} holds most: {most} of {_counted(total, unit)}"
    return (
        f"{largest[0]} and {in_words(len(largest) - 1)} "
        f"{'other' if len(largest) == 2 else 'others'} hold most: "  # noqa: PLR2004
        f"{most} of {_counted(total, unit)} each"
    )


def _counted(count: int, unit: tuple[str, str]) -> str:
    return f"{count} {unit[count != 1]}"


def _slabs(parts: Sequence[Part], unit: tuple[str, str]) -> Iterator[Slab]:
    """Yield the whole and every part in its place, a part before those in it."""
    total = sum(part.size for part in parts)
    if not total:
        return
    whole = Part(WHOLE, _counted(total, unit), total, tuple(parts))
    yield from _within(Slab(whole, "", 0, 0, 1 / _columns([whole]), 1, is_shaded=False))


def _within(slab: Slab) -> Iterator[Slab]:
    yield slab
    top = slab.y
    most = max((part.size for part in slab.part.parts), default=0)
    for part in slab.part.parts:
        height = slab.height * part.size / slab.part.size
        is_largest = slab.part.key == WHOLE and part.size == most
        inner = Slab(
            part=part,
            parent=slab.part.key,
            x=slab.x + slab.width,
            y=top,
            width=slab.width,
            height=height,
            is_shaded=slab.is_shaded or is_largest,
        )
        if part.size:
            yield from _within(inner)
        top += height


def _columns(parts: Sequence[Part]) -> int:
    return max((1 + _columns(part.parts) for part in parts), default=0)


def _height(parts: Sequence[Part]) -> int:
    """Return a height at which the smallest part has room for a line of its name."""
    total, least = sum(part.size for part in parts), min(_innermost(parts), default=1)
    return round(min(max(ROW * total / least, LEAST), MOST))


def _innermost(parts: Sequence[Part]) -> Iterator[int]:
    for part in parts:
        yield from _innermost(part.parts)
        if part.size and not part.parts:
            yield part.size


def _drawn(slab: Slab, height: int) -> DrawnSlab:
    lines = int(slab.height * height / LINE + 0.01)
    return DrawnSlab(
        x=_percent(slab.x),
        y=_percent(slab.y),
        width=_percent(slab.width),
        height=_percent(slab.height),
        name=slab.part.name if lines else "",
        lines=min(lines, 3),
        is_shaded=slab.is_shaded,
    )


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"


def _trace(slabs: Sequence[Slab], height: int, unit: tuple[str, str]) -> dict[str, Any]:
    return {
        "type": "icicle",
        "name": "Parts",
        "ids": [slab.part.key for slab in slabs],
        "labels": [_lines(slab, height) for slab in slabs],
        "parents": [slab.parent for slab in slabs],
        "values": [slab.part.size for slab in slabs],
        "branchvalues": "total",
        "sort": False,
        "tiling": {"orientation": "h", "pad": 0},
        "pathbar": {"visible": False},
        "marker": {
            "colors": [SHADED if slab.is_shaded else PLAIN for slab in slabs],
            "line": {"color": EDGE, "width": 0.5},
        },
        "leaf": {"opacity": 1},
        "textinfo": "label",
        "textposition": "middle left",
        "textfont": {"color": INK, "size": 13},
        "hoverinfo": "text",
        "hovertext": [escaped(_said(slab.part, unit)) for slab in slabs],
    }


def _said(part: Part, unit: tuple[str, str]) -> str:
    return f"{part.name}: {_counted(part.size, unit)}" if part.parts else part.name


def _lines(slab: Slab, height: int) -> str:
    """Break a long name where the slab has room for a second line and more."""
    room = max(1, int(slab.height * height / LINE))
    lines = [""]
    for word in slab.part.name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS_A_LINE or len(lines) == room:
            lines[-1] = longer
        else:
            lines.append(word)
    return "<br>".join(escaped(line) for line in lines if line)
