"""The wheel as strokes and words, each with its ink: for SVG, PNG and PDF files.

The geometry is that of the first view (`charts.drawing`); what the page says by classes
of its style sheet is said here by tokens. The middle of the wheel is 0, 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from charts.drawing import Sector, Tile, WheelDrawing
from charts.levels import is_deep
from charts.spokes import KEYS, WORDS

TILE, TILE_WIDTH = 22.0, 138.0
PER_ROW = 5
ROW = 33.0  # from one row of tiles to the next
LINE = 24.0  # from one line of text to the next
LONGEST_LEVEL, LONGEST_LINE = 17, 92  # letters
STATES = {
    "hollow": "Outline alone: under half rated",
    "not_assessed": "Dashed: not assessed",
    "not_applicable": "Short and pale: not applicable",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A path with its fill and its line; an empty ink draws nothing."""

    path: str
    fill: str = ""
    line: str = ""
    width: float = 1.0
    dash: float = 0.0


@dataclass(frozen=True, slots=True)
class Word:
    """Text at a point; ``anchor`` is SVG's text-anchor."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    size: float = 14.0
    ink: str = "ink"
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to draw, within a box: left, top, width, height."""

    box: tuple[float, float, float, float]
    marks: tuple[Mark, ...]
    words: tuple[Word, ...]


def wheel_picture(drawing: WheelDrawing, *, foot: str = "") -> Picture:
    """Return the wheel with its key below, and sentences where the rim has numerals.

    ``foot`` says whose it is and when; it stands at the bottom.
    """
    width, height = WORDS if drawing.has_names else (WORDS[0], KEYS[1])
    left, below = 4 - width / 2, height / 2 + 8
    key_marks, key_words = _key(drawing.tiles, left, below)
    below += ROW * -(-len(drawing.tiles) // PER_ROW)
    states = _states(drawing, left, below + LINE / 2)
    below += LINE * len(states)
    listed = [] if drawing.has_names else _list(drawing.sectors, left, below + LINE)
    below += LINE * (len(listed) + bool(foot) + 0.5)
    last = [Word(left, below - LINE / 2, foot, "start", 13, "ink-2")] if foot else []
    return Picture(
        (-width / 2, -height / 2, width, below + height / 2),
        (*_rings(drawing), *_bars(drawing), *key_marks),
        (*_labels(drawing), *key_words, *states, *listed, *last),
    )


def _circle(radius: str) -> str:
    half = f"A{radius} {radius} 0 1 1"
    return f"M{radius} 0{half} -{radius} 0{half} {radius} 0Z"


def _rings(drawing: WheelDrawing) -> list[Mark]:
    rings = [Mark(_circle(ring), line="rule") for ring in drawing.rings]
    return [*rings, Mark(_circle(drawing.hole), line="edge")]


def _bars(drawing: WheelDrawing) -> list[Mark]:
    return [mark for sector in drawing.sectors for mark in _bar(sector)]


def _bar(sector: Sector) -> list[Mark]:
    bands = [Mark(band.path, fill=f"lv{band.wash}") for band in sector.bands]
    goal = [
        Mark(sector.arc, line="white", width=8),
        Mark(sector.arc, line="pencil", width=4),
    ]
    return [*bands, *_outline(sector), *(goal if sector.arc else [])]


def _outline(sector: Sector) -> list[Mark]:
    if sector.state == "not_assessed":
        return [Mark(sector.outline, line="edge", width=1.5, dash=3)]
    if sector.state == "not_applicable":
        return [Mark(sector.outline, fill="band", line="edge")]
    if sector.bands:
        return [Mark(sector.outline, line="edge")]
    return [Mark(sector.outline, line="ink", width=1.5)]


def _labels(drawing: WheelDrawing) -> list[Word]:
    scale = [
        Word(float(m.x), float(m.y), m.text, size=12, is_bold=True)
        for m in drawing.scale
    ]
    if not drawing.has_names:
        keys = (sector.key for sector in drawing.sectors)
        return scale + [
            Word(float(k.x), float(k.y), k.text, size=16, is_bold=True) for k in keys
        ]
    return scale + [
        Word(
            float(line.x),
            float(line.y),
            line.text,
            line.anchor,
            ink="ink-2" if line is sector.words[-1] else "ink",
        )
        for sector in drawing.sectors
        for line in sector.words
    ]


def _key(
    tiles: Sequence[Tile], left: float, top: float
) -> tuple[list[Mark], list[Word]]:
    """Return a tile a level, with its numeral in it and its name beside it."""
    marks, words = [], []
    for place, tile in enumerate(tiles):
        row, column = divmod(place, PER_ROW)
        x, y = left + column * TILE_WIDTH, top + row * ROW
        on = "on-deep" if is_deep(tile.wash) else "on-pale"
        fill = f"lv{tile.wash}" if tile.wash else "white"
        marks.append(Mark(_square(x, y), fill=fill, line="edge"))
        middle = x + TILE / 2, y + TILE / 2 + 5
        words.append(Word(*middle, str(tile.rank), size=13, ink=on, is_bold=True))
        name = shorten(tile.name, LONGEST_LEVEL, placeholder="…") or tile.name[:8]
        words.append(Word(x + TILE + 8, middle[1], name, "start", 13, "ink-2"))
    return marks, words


def _states(drawing: WheelDrawing, left: float, top: float) -> list[Word]:
    """Return a line that says what the bars without a wash mean, if there are any."""
    said = [words for state, words in STATES.items() if state in drawing.states]
    return [Word(left, top, ". ".join(said), "start", 13, "ink-2")] if said else []


def _square(x: float, y: float) -> str:
    right, bottom = x + TILE, y + TILE
    return f"M{x} {y}L{right} {y}L{right} {bottom}L{x} {bottom}Z"


def _list(sectors: Sequence[Sector], left: float, top: float) -> list[Word]:
    """Return what each numeral on the rim stands for, a line each."""
    return [
        Word(left, top + place * LINE, _line(place, sector), "start")
        for place, sector in enumerate(sectors)
    ]


def _line(place: int, sector: Sector) -> str:
    return f"{place + 1}  {shorten(sector.sentence, LONGEST_LINE, placeholder=' …')}"
