"""Read a case study in markdown: one community, what it struggles with and needs.

Sentences that tell of money and a date become suggestions with the sentence as their
source. A person decides about them: prose is no record (docs/adr/0064).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from communities.importers import words
from communities.importers.cleaning import (
    Cleaner,
    Notes,
    channels_of,
    community_row,
    with_website,
)
from communities.importers.markdown_parts import (
    Section,
    items_of,
    leaves,
    links_of,
    paragraphs_of,
    plain,
    sections_of,
    sentences_of,
    split_front,
)
from communities.importers.neutral import (
    MAX_LINE,
    MAX_LIST,
    CaseRow,
    CommunityRow,
    DirectoryFile,
    NeedRow,
)
from communities.importers.told_funding import suggested_from
from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import quoted
from competencies.importers.yaml_texts import texts_in

FORMAT = "case-study"
PARTS = {
    "links": r"\bonline\b|\blinks?\b|\bfind (us|out)|\bcontact|\bchannels?\b",
    "challenge": r"\bchallenges?\b|\bproblems?\b|\bbackground\b",
    "solution": r"\bsolutions?\b",
    "need": r"\bneeds?\b",
    "status": r"\bstatus\b|\bwhere we are\b",
    "lessons": r"\blessons?\b|\blearn(ed|t)\b",
}
SEEKING = re.compile(r"\b(seek|look)ing\b[^.]{0,40}\b(fund|sponsor|money)", re.I)
NEEDED = re.compile(r"\b(also|still|really)?\s*needs?\b", re.I)


def looks_like_case_study(text: str) -> bool:
    """Say whether a text is a document with at least one of the sections."""
    return bool(_parts(sections_of(split_front(text)[1])))


def read_case_study(file: str, text: str, notes: Notes) -> DirectoryFile:
    """Return the community that a case study tells of. Raises UnreadableFile."""
    front, body = split_front(text)
    sections = sections_of(body)
    parts = _parts(sections)
    if not parts:
        raise UnreadableFile(
            f"{file} has none of the sections of a case study, such as “The Challenge” "
            "or “The Need”."
        )
    said = _front(file, front)
    name = said.get("title") or _first_heading(sections)
    if not name:
        raise UnreadableFile(f"{file} says nowhere what the community is called.")
    _note_missing(file, parts, notes)
    lead = plain(" ".join(_lead(sections, name)))
    values = {"name": name, "summary": lead, "source": file}
    row = community_row(file, values, notes)
    if row is None:
        raise UnreadableFile(f"{file} says nowhere what the community is called.")
    return DirectoryFile(FORMAT, (_whole(row, parts, sections, notes),))


def _parts(sections: Sequence[Section]) -> dict[str, Section]:
    """Return the sections by what they are about; the first of each kind counts."""
    found: dict[str, Section] = {}
    for section in sections:
        title = section.title.casefold()
        kind = next((k for k, said in PARTS.items() if re.search(said, title)), "")
        if kind and title:
            found.setdefault(kind, section)
    return found


def _front(file: str, front: str) -> Mapping[str, str]:
    """Return the plain values of the front matter.

    Its `date` is when the text was written, often long before what it tells: it is
    never read as when somebody looked.
    """
    if not front.strip():
        return {}
    found = texts_in(file, front)
    values = found if isinstance(found, dict) else {}
    return {str(k): v for k, v in values.items() if isinstance(v, str)}


def _first_heading(sections: Sequence[Section]) -> str:
    titles = (section.title for section in sections if section.title)
    first = next(titles, "")
    return "" if any(re.search(p, first.casefold()) for p in PARTS.values()) else first


def _lead(sections: Sequence[Section], name: str) -> list[str]:
    """Return the first paragraph before the sections that are known."""
    for section in sections[:3]:
        paragraphs = paragraphs_of(section.lines)
        if section.title in ("", name) and paragraphs:
            return paragraphs[:1]
    return []


def _note_missing(file: str, parts: Mapping[str, Section], notes: Notes) -> None:
    for kind in ("challenge", "need", "solution", "status", "links"):
        if kind not in parts:
            message = f"There is no section about the {kind}; left it open."
            notes.append(ReportRow(file, "missing-section", message))


def _whole(
    row: CommunityRow,
    parts: Mapping[str, Section],
    sections: Sequence[Section],
    notes: Notes,
) -> CommunityRow:
    said = {kind: section.text for kind, section in parts.items()}
    values = Cleaner(row.where, said, notes)
    case = CaseRow(
        **{
            kind: values.text(kind)
            for kind in ("challenge", "need", "solution", "status", "lessons")
        }
    )
    told = [s for s in sections if s is not parts.get("links")]
    found = _links(parts["links"].lines) if "links" in parts else []
    return with_website(
        replace(
            row,
            case=case,
            is_seeking=bool(SEEKING.search(said.get("status", ""))),
            channels=channels_of(row.where, found, notes),
            needs=_needs(parts.get("need"), said.get("status", ""), values),
            suggested=suggested_from(_sentences(told), row.name)[:MAX_LIST],
        )
    )


def _links(lines: Iterable[str]) -> list[tuple[str, str]]:
    return [link for line in lines for link in links_of(line)]


def _sentences(sections: Iterable[Section]) -> list[str]:
    return [
        sentence
        for section in sections
        for paragraph in paragraphs_of(section.lines)
        for sentence in sentences_of(paragraph)
    ]


def _needs(
    section: Section | None, status: str, values: Cleaner
) -> tuple[NeedRow, ...]:
    """Return the needs: the items of lists, then sentences that say "needs"."""
    texts: list[str] = []
    if section is not None:
        texts = leaves(items_of(section.lines))
        texts += [plain(s) for s in _told(section) if NEEDED.search(s)]
    kinds = {text: words.need_of(text) for text in texts}
    for text in (text for text, kind in kinds.items() if not kind):
        message = f"{quoted(text)} is no need of a kind that the hub knows."
        values.note("unknown-need", message, kept=False)
    rows = [NeedRow(kind, text[:MAX_LINE]) for text, kind in kinds.items() if kind]
    if SEEKING.search(status) and not any(row.kind == "money" for row in rows):
        rows.append(
            NeedRow("money", plain(status.split("\n", maxsplit=1)[0])[:MAX_LINE])
        )
    return tuple(rows[:MAX_LIST])


def _told(section: Section) -> list[str]:
    """Return the sentences of a section, without those that lead up to a list."""
    paragraphs = paragraphs_of(section.lines)
    whole = [each for each in paragraphs if not each.rstrip().endswith(":")]
    return [sentence for each in whole for sentence in sentences_of(each)]
