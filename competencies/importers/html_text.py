"""HTML from strangers as plain text: what a reader would see, line by line.

The hub keeps no markup in descriptions, so there is none to make harmless: tags go,
scripts and styles go with what is in them, and blocks become lines.
"""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

# What is never read out, with all that is in it.
SILENT = {"script", "style", "head", "title", "template", "iframe", "object", "svg"}
PARAGRAPHS = {
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "blockquote",
    "section",
    "article",
    "pre",
}
PARAGRAPHS |= {f"h{size}" for size in range(1, 7)}
LINES = {"br", "li", "tr", "dt", "dd"}
BULLET = "- "
BLANKS = re.compile(r"[ \t\n\r\f]+")
MARKUP = re.compile(
    r"</?(p|br|b|i|u|a|em|strong|span|div|ul|ol|li|h[1-6]|table|tr|td|th|script|style"
    r"|img|iframe|svg|code|pre|blockquote|sup|sub|font)\b[^<>]*>"
    r"|&(#\d+|#x[0-9a-f]+|amp|nbsp|lt|gt|quot|apos|rsquo|lsquo|ndash|mdash);",
    re.IGNORECASE,
)
# Numbered characters can bring in what a text may not hold: &#0;, &#xD800;.
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def has_markup(text: str) -> bool:
    """Say whether a text has a tag or a named character in it."""
    return MARKUP.search(text) is not None


def text_of(html: str) -> str:
    """Return the words of HTML, its paragraphs with an empty line between them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    text = UNSTORABLE.sub("", "".join(reader.pieces).replace("\xa0", " "))
    lines = "\n".join(line.strip(" ") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def html_of(text: str) -> str:
    """Return a plain text as HTML that `text_of` reads back."""
    paragraphs = re.split(r"\n{2,}", text.strip())
    marked = (escape(each, quote=False).replace("\n", "<br />") for each in paragraphs)
    return "".join(f"<p>{each}</p>" for each in marked if each)


class _Reader(HTMLParser):
    """Collects words and line ends. It never raises: what is broken is read as text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent.append(tag)
        elif not self.silent:
            self._break(tag)
            if tag == "li":
                self.pieces.append(BULLET)

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif not self.silent and tag in PARAGRAPHS:
            self._break(tag)

    def _break(self, tag: str) -> None:
        if tag in PARAGRAPHS:
            self.pieces.append("\n\n")
        elif tag in LINES:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(BLANKS.sub(" ", data))
