"""The parts of a markdown document: its front matter, its sections, lists and links.

A section begins at a heading of any level, or at a line that is a bold label. Nothing
is rendered here: texts stay markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

FENCE = re.compile(r"\s{0,3}(```|~~~)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.+?)\s*#*\s*")
UNDERLINE = re.compile(r"\s{0,3}(=+|-{3,})\s*")
LABEL = re.compile(r"\s{0,3}(?:\*\*|__)([^*_]{2,80})(?:\*\*|__)\s*:?\s*")
ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,3}[.)])\s+(.*)")
LINK = re.compile(r"\[([^\]]{1,300})\]\(<?\s*([^)\s>]{1,600})>?(?:\s+\"[^\"]*\")?\)")
BARE = re.compile(r"<?(https?://[^\s<>)\]]{1,600})>?", re.IGNORECASE)
LABELLED = re.compile(r"(?:\*\*|__)?([^*_:\[\]<>]{1,80}?)(?:\*\*|__)?\s*:(?!//)\s*")
EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`)")
# An ending that is no end of a sentence.
SHORT = r"(?<!\be\.g)(?<!\bi\.e)(?<!\bDr)(?<!\bvs)(?<!\bca)(?<!\bSt)"
SENTENCE = re.compile(rf"{SHORT}(?<=[.!?])\s+(?=[A-Z\d\[“\"])")
LONGEST_LINE = 20_000


@dataclass(slots=True)
class Section:
    """A heading, empty before the first one, and the lines below it."""

    title: str
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines).strip()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with how far it is set in."""

    indent: int
    text: str


def split_front(text: str) -> tuple[str, str]:
    """Return the front matter and the body, the first empty where there is none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    if not lines or lines[0].strip() != "---":
        return "", "\n".join(lines)
    for number, line in enumerate(lines[1:], 1):
        if line.strip() in ("---", "..."):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    return "", "\n".join(lines)


def sections_of(body: str) -> list[Section]:
    """Return the sections in their order; code between fences has no headings."""
    found = [Section("")]
    in_code = False
    for raw in body.split("\n"):
        line = raw[:LONGEST_LINE]
        in_code ^= bool(FENCE.match(line))
        title = "" if in_code else _title(line)
        if title:
            found.append(Section(title))
        elif not in_code and UNDERLINE.fullmatch(line) and found[-1].lines[-1:] != [""]:
            _raise_heading(found)
        else:
            found[-1].lines.append(line.rstrip())
    return found


def _title(line: str) -> str:
    match = HEADING.fullmatch(line) or LABEL.fullmatch(line)
    return plain(match[1]).rstrip(":").strip() if match else ""


def _raise_heading(found: list[Section]) -> None:
    """Make the line above an underline the heading that it is."""
    lines = found[-1].lines
    if lines and lines[-1].strip():
        found.append(Section(plain(lines.pop())))


def plain(text: str) -> str:
    """Return words without the marks of markdown; a link is its words."""
    return EMPHASIS.sub("", LINK.sub(r"\1", text)).strip()


def items_of(lines: Iterable[str]) -> list[Item]:
    """Return the items of all lists in these lines; lines that go on are joined."""
    found: list[Item] = []
    for line in lines:
        if match := ITEM.fullmatch(line):
            found.append(Item(len(match[1].expandtabs(4)), match[2].strip()))
        elif found and line.startswith((" ", "\t")) and line.strip():
            last = found[-1]
            found[-1] = Item(last.indent, f"{last.text} {line.strip()}")
    return found


def leaves(items: list[Item]) -> list[str]:
    """Return the items that have none of their own, each with what stands above it."""
    found: list[str] = []
    above: list[Item] = []
    for number, item in enumerate(items):
        while above and above[-1].indent >= item.indent:
            above.pop()
        following = items[number + 1 : number + 2]
        if following and following[0].indent > item.indent:
            above.append(item)
            continue
        path = [plain(each.text).rstrip(":") for each in above]
        found.append(": ".join([*path, plain(item.text)]))
    return found


def paragraphs_of(lines: Iterable[str]) -> list[str]:
    """Return the paragraphs, each on one line; lists and code are none."""
    found: list[list[str]] = [[]]
    for line in lines:
        if not line.strip() or ITEM.fullmatch(line):
            found.append([])
        elif not line.startswith(("    ", "\t")):
            found[-1].append(line.strip())
    return [" ".join(part) for part in found if part]


def sentences_of(paragraph: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(paragraph) if part.strip()]


def links_of(line: str) -> list[tuple[str, str]]:
    """Return what a line links to, by label: `__Site__: https://…`, `[Site](…)`."""
    named = [(plain(words), address) for words, address in LINK.findall(line)]
    if named:
        return named
    match = BARE.search(line)
    if match is None:
        return []
    label = LABELLED.match(line[: match.start()].lstrip("-*+ ").strip())
    words = label[1] if label else plain(line[: match.start()].strip("-*+ :"))
    return [(words.strip(), match[1].rstrip(".,;"))]
