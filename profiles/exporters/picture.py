"""The wheel of a profile as a picture: SVG to work on, PNG to paste anywhere.

Both draw the same marks and words (`charts.wheel_ink`), by day and on white.
"""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, ImageFont

from charts.inks import hex_of
from charts.paths import Point, points_of
from charts.wheel_ink import Mark, Picture, Word, wheel_picture
from profiles.exporters.sheets import ProfileSheet
from profiles.exporters.typeface import font_file, writable

SCALE, FINER = 2, 2  # pixels a unit, and how much finer it is drawn first
FONTS = "'Fira Sans', 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def picture_of(sheet: ProfileSheet) -> Picture:
    """Return what to draw of a profile."""
    foot = f"{foot_of(sheet)}. Self-reported."
    return wheel_picture(sheet.wheel, foot=foot)


def foot_of(sheet: ProfileSheet) -> str:
    """Say whose profile it is, in what, and of which day."""
    what = f"{sheet.framework} {sheet.version}, {sheet.as_of:%d %B %Y}"
    return ", ".join(part for part in (sheet.who, what) if part)


# --- SVG ---------------------------------------------------------------------------


def wheel_svg(sheet: ProfileSheet) -> bytes:
    """Return the wheel as an SVG of its own: its text is text, and it has a title."""
    picture = picture_of(sheet)
    left, top, width, height = picture.box
    said = [sector.sentence for sector in sheet.wheel.sectors]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" font-family="{FONTS}"',
        f' viewBox="{left:g} {top:g} {width:g} {height:g}"',
        f' width="{width:g}" height="{height:g}">',
        f"<title>{_xml(sheet.finding)}</title>",
        f"<desc>{_xml('. '.join(said))}</desc>",
        f'<rect x="{left:g}" y="{top:g}" width="100%" height="100%" fill="#ffffff"/>',
        *(_svg_mark(mark) for mark in picture.marks),
        *(_svg_word(word) for word in picture.words),
        "</svg>",
    ]
    return "\n".join(lines).encode()


def _svg_mark(mark: Mark) -> str:
    fill = hex_of(mark.fill) if mark.fill else "none"
    return f'<path d="{mark.path}" fill="{fill}"{_svg_line(mark)}/>'


def _svg_line(mark: Mark) -> str:
    if not mark.line:
        return ""
    dash = f' stroke-dasharray="{mark.dash:g}"' if mark.dash else ""
    return f' stroke="{hex_of(mark.line)}" stroke-width="{mark.width:g}"{dash}'


def _svg_word(word: Word) -> str:
    weight = ' font-weight="600"' if word.is_bold else ""
    look = f'font-size="{word.size:g}" fill="{hex_of(word.ink)}"{weight}'
    at = f'x="{word.x:g}" y="{word.y:g}" text-anchor="{word.anchor}"'
    return f"<text {at} {look}>{_xml(word.text)}</text>"


def _xml(text: str) -> str:
    """Return text as XML takes it: no control letter, whatever was imported."""
    return escape("".join(letter for letter in text if letter.isprintable()))


# --- PNG ---------------------------------------------------------------------------


def wheel_png(sheet: ProfileSheet) -> bytes:
    """Return the wheel as a PNG, drawn finer and made smaller, for smooth edges."""
    picture = picture_of(sheet)
    left, top, width, height = picture.box
    factor = SCALE * FINER
    canvas = Image.new("RGB", (int(width * factor), int(height * factor)), "white")
    pen = ImageDraw.Draw(canvas)
    for mark in picture.marks:
        _draw_mark(pen, mark, (left, top), factor)
    for word in picture.words:
        _draw_word(pen, word, (left, top), factor)
    size = (int(width * SCALE), int(height * SCALE))
    small = canvas.resize(size, Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True, dpi=(SCALE * 72, SCALE * 72))
    return out.getvalue()


def _draw_mark(
    pen: ImageDraw.ImageDraw, mark: Mark, origin: Point, factor: int
) -> None:
    points, closed = points_of(mark.path)
    pixels = [((x - origin[0]) * factor, (y - origin[1]) * factor) for x, y in points]
    if mark.fill:
        pen.polygon(pixels, fill=hex_of(mark.fill))
    if not mark.line:
        return
    whole = [*pixels, pixels[0]] if closed else pixels
    pieces = _dashes(whole, mark.dash * factor) if mark.dash else [whole]
    for piece in pieces:
        pen.line(piece, hex_of(mark.line), round(mark.width * factor), "curve")


def _dashes(points: list[Point], length: float) -> list[list[Point]]:
    """Cut a line into dashes and leave every other one out."""
    pieces: list[list[Point]] = []
    way = 0.0
    for (x0, y0), (x1, y1) in pairwise(points):
        span = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        steps = max(1, round(span / length * 2))
        for step in range(steps):
            if int((way + span * step / steps) / length) % 2 == 0:
                ends = (step / steps, (step + 1) / steps)
                pieces.append([(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in ends])
        way += span
    return pieces


def _draw_word(
    pen: ImageDraw.ImageDraw, word: Word, origin: Point, factor: int
) -> None:
    font = _font(word.size * factor, is_bold=word.is_bold)
    at = ((word.x - origin[0]) * factor, (word.y - origin[1]) * factor)
    anchor = ANCHORS[word.anchor]
    pen.text(at, writable(word.text), hex_of(word.ink), font, anchor)


@cache
def _font(size: float, *, is_bold: bool) -> ImageFont.FreeTypeFont:
    style = "SemiBold" if is_bold else "Regular"
    return ImageFont.truetype(font_file(style), size)
