"""The little markdown that texts of challenges hold, as plain blocks: no HTML in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from challenges.markdown_blocks import ITEM, Line, lines_of, one_line
from challenges.markdown_links import NAMED, web_address

INLINE = re.compile(
    r"(?P<link>\[(?:\\.|[^\[\]\\])*\]\(\s*<?https?://[^\s<>]+>?\s*\))"
    r"|(?P<auto><https?://[^\s<>]+>)|(?P<strong>\*\*[^*\n]+\*\*)|(?P<code>`[^`\n]+`)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Some words: plain, strong, code, or with an address."""

    text: str
    kind: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list or a fence."""

    kind: str
    spans: tuple[Span, ...] = ()
    items: tuple[tuple[Span, ...], ...] = ()
    text: str = ""


def blocks_of(text: str) -> list[Block]:
    """Return a text as blocks."""
    return [_block(group) for group in _groups(lines_of(text))]


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Yield fences whole, and runs of lines between blank ones."""
    group: list[Line] = []
    for line in lines:
        is_other = bool(group) and group[-1].fenced != line.fenced
        if group and (is_other or (line.is_blank and not line.fenced)):
            yield group
            group = []
        if line.fenced or not line.is_blank:
            group.append(line)
    if group:
        yield group


def _block(group: list[Line]) -> Block:
    if group[0].fenced:
        return Block("fence", text="\n".join(line.text for line in group[1:-1]))
    heading = group[0].heading() if len(group) == 1 else None
    if heading:
        return Block("heading", spans_of(heading[1]))
    if ITEM.match(group[0].text):
        return Block("list", items=tuple(spans_of(item) for item in _items(group)))
    return Block("paragraph", spans_of(" ".join(line.text for line in group)))


def _items(group: list[Line]) -> list[str]:
    items: list[str] = []
    for line in group:
        found = ITEM.match(line.text)
        if found:
            items.append(found[2] or "")
        else:
            items[-1] += f" {line.text}"
    return items


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the words of one paragraph, links and stresses told apart."""
    words = one_line(text)
    spans: list[Span] = []
    place = 0
    for found in INLINE.finditer(words):
        spans += [Span(words[place : found.start()]), _span(found)]
        place = found.end()
    spans.append(Span(words[place:]))
    return tuple(span for span in spans if span.text)


def _span(found: re.Match[str]) -> Span:
    said = found[0]
    if found["strong"]:
        return Span(said[2:-2], "strong")
    if found["code"]:
        return Span(said[1:-1], "code")
    if found["auto"]:
        url = web_address(said[1:-1])
        return Span(url or said, "link" if url else "", url)
    named = NAMED.match(said)
    url = web_address(named[2]) if named else ""
    words = re.sub(r"\\([\[\]])", r"\1", named[1]) if named else ""
    return Span(words or url, "link", url) if url else Span(said)
