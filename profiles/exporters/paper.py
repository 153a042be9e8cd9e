"""Sheets of A4 with the hub's typeface and inks: what every PDF of it is drawn on.

Text is text, in the order it is read; title, language and headings are told to the
reading program. What fpdf2 can't say is which cells make a table (docs/adr/0044).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from fpdf import FPDF, FontFace, ViewerPreferences
from fpdf.enums import TableCellFillMode, XPos, YPos
from fpdf.fonts import TextStyle

from charts.inks import rgb_of
from charts.paths import points_of
from charts.wheel_ink import Mark, Picture, Word
from profiles.exporters.typeface import FAMILY, font_file, is_rewritten, writable

MARGIN = 18.0
POINTS_IN_MM = 72 / 25.4
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Paper(FPDF):
    """A document that writes only letters that it has, and knows what it rewrote."""

    def __init__(self, *, title: str, foot: str, at: datetime) -> None:
        super().__init__(format="A4")
        self.foot = foot
        self.has_rewritten = False
        self.add_font(FAMILY, "", font_file())
        self.add_font(FAMILY, "B", font_file("SemiBold"))
        self.set_margin(MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN + 4)
        self.set_title(title)
        self.set_lang("en")
        self.set_creator("RSE Hub")
        self.set_creation_date(at)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        heads = TextStyle(FAMILY, "B", 14, rgb_of("ink"), t_margin=7, b_margin=2)
        self.set_section_title_styles(heads, heads)
        self.add_page()

    def footer(self) -> None:
        self.set_y(-MARGIN)
        self.ink("ink-2", 8.5)
        self.cell(self.epw * 0.8, 5, self.known(self.foot))
        self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="R")

    # --- words ---------------------------------------------------------------------

    def known(self, text: str) -> str:
        """Return a text as it can be written here, and note where it can't be."""
        self.has_rewritten = self.has_rewritten or is_rewritten(text)
        return writable(text)

    def ink(self, ink: str, size: float, style: str = "") -> None:
        self.set_font(FAMILY, style, size)
        self.set_text_color(rgb_of(ink))

    def say(
        self, text: str, *, ink: str = "ink", size: float = 10, style: str = ""
    ) -> None:
        """Write a paragraph across the page."""
        self.ink(ink, size, style)
        lead = size / POINTS_IN_MM * 1.35
        self.multi_cell(
            0, lead, self.known(text), align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT
        )

    def heading(self, text: str, *, room: float = 30) -> None:
        """Begin a part: it is in the outline, and does not stand alone at the foot."""
        if self.will_page_break(room):
            self.add_page()
        self.start_section(self.known(text))

    # --- tables and pictures -------------------------------------------------------

    def rows(
        self,
        heads: Sequence[str],
        lines: Sequence[Sequence[str]],
        widths: Sequence[float],
    ) -> None:
        """Set a table; its heads stand again on each page."""
        self.ink("ink", 9)
        self.set_draw_color(rgb_of("rule"))
        self.set_fill_color(rgb_of("white"))
        self.set_line_width(0.2)
        with self.table(
            borders_layout="HORIZONTAL_LINES",
            cell_fill_mode=TableCellFillMode.NONE,
            col_widths=tuple(widths),
            headings_style=FontFace(
                emphasis="BOLD", color=rgb_of("ink-2"), size_pt=8.5
            ),
            line_height=4.6,
            padding=(1, 2, 1, 0),
            text_align="LEFT",
        ) as table:
            for line in [heads, *lines]:
                table.row([self.known(cell) for cell in line])

    def picture(self, picture: Picture, *, width: float) -> None:
        """Draw a picture where the page is, in the middle, as lines and text."""
        left, top, wide, high = picture.box
        scale = width / wide
        if self.will_page_break(high * scale):
            self.add_page()
        at = (self.l_margin + (self.epw - width) / 2, self.get_y())
        for mark in picture.marks:
            self._mark(mark, (at[0] - left * scale, at[1] - top * scale), scale)
        for word in picture.words:
            self._word(word, (at[0] - left * scale, at[1] - top * scale), scale)
        self.set_y(at[1] + high * scale)

    def _mark(self, mark: Mark, at: tuple[float, float], scale: float) -> None:
        points, closed = points_of(mark.path)
        placed = [(at[0] + x * scale, at[1] + y * scale) for x, y in points]
        self.set_line_width(mark.width * scale)
        self.set_draw_color(rgb_of(mark.line or mark.fill))
        self.set_fill_color(rgb_of(mark.fill or "white"))
        dash = mark.dash * scale
        with self.local_context():
            self.set_dash_pattern(dash=dash, gap=dash)
            style = f"{'F' if mark.fill else ''}{'D' if mark.line else ''}"
            if closed:
                self.polygon(placed, style=style)
            else:
                self.polyline(placed, style=style)

    def _word(self, word: Word, at: tuple[float, float], scale: float) -> None:
        self.ink(word.ink, word.size * scale * POINTS_IN_MM, "B" * word.is_bold)
        text = self.known(word.text)
        back = self.get_string_width(text) * ANCHORS[word.anchor]
        self.text(at[0] + word.x * scale - back, at[1] + word.y * scale, text)

    def finished(self) -> bytes:
        """Return the document; says at its end what could not be written as it is."""
        if self.has_rewritten:
            self.ln(4)
            self.say(
                "Words in a script that the typeface here lacks are written in "
                "Latin letters.",
                ink="ink-2",
                size=8.5,
            )
        return bytes(self.output())
