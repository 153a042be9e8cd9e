"""What the associations of a CASE package say beside the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from competencies.case_words import (
    ALSO_READ,
    CHILD,
    EXPECTS,
    LEVEL,
    SEEN_FROM_THE_OTHER,
    TIES,
)
from competencies.importers.case_kinds import Kinds
from competencies.importers.case_links import Link, Node
from competencies.importers.identifiers import uuid_in
from competencies.importers.loose import shortened, whole_of
from competencies.importers.neutral import (
    MAX_IDENTIFIER,
    MAX_RANK,
    MAX_TITLE,
    MAX_URL,
    RELATED,
    CrosswalkRow,
    RelationRow,
    ReportRow,
)


@dataclass(slots=True)
class Tied:
    related: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Slugs of skills by the slug of the one that points at them."""
    ties: dict[RelationRow, None] = field(default_factory=dict)
    crosswalks: dict[CrosswalkRow, None] = field(default_factory=dict)
    expected: dict[str, dict[str, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """Ranks by skill, by role: slugs."""
    others: list[dict[str, object]] = field(default_factory=list)
    """What the hub has no words for, as the file says it."""


def read_ties(
    kinds: Kinds,
    slugs: Mapping[str, str],
    links: Iterable[Link],
    notes: list[ReportRow],
) -> Tied:
    reader = _Reader(kinds, slugs, notes)
    for link in links:
        if not reader.read(link):
            reader.tied.others.append(link.raw)
    return reader.tied


class _Reader:
    def __init__(
        self, kinds: Kinds, slugs: Mapping[str, str], notes: list[ReportRow]
    ) -> None:
        self.skills = {item.key: slugs[item.key] for item in kinds.skills}
        self.roles = {item.key: slugs[item.key] for item in kinds.roles}
        self.notes = notes
        self.tied = Tied()

    def read(self, link: Link) -> bool:
        """Take in an association; say whether the hub has words for it."""
        if link.word == CHILD:
            is_inside = link.destination.item or link.destination.is_document
            return bool(link.origin.item and is_inside)
        if link.word == EXPECTS:
            return self._read_expected(link)
        tie = TIES.get(link.word) or ALSO_READ.get(link.word)
        if tie is None:
            return False
        ends = link.origin, link.destination
        start, end = reversed(ends) if tie.is_reversed else ends
        return self._read_tie(start, end, tie.kind)

    def _slug(self, node: Node) -> str:
        return self.skills.get(node.item.key, "") if node.item else ""

    def _read_expected(self, link: Link) -> bool:
        role = self.roles.get(link.origin.item.key) if link.origin.item else None
        skill = self._slug(link.destination)
        rank = whole_of(link.notes.removeprefix(LEVEL))
        if not role or not skill or rank is None or not 0 <= rank <= MAX_RANK:
            return False
        self.tied.expected[role][skill] = rank
        return True

    def _read_tie(self, start: Node, end: Node, kind: str) -> bool:
        one, other = self._slug(start), self._slug(end)
        if one and other:
            self._tie_skills(one, other, kind)
        elif one and _is_outside(end):
            self.tied.crosswalks[_crosswalk(one, kind, end)] = None
        elif other and _is_outside(start) and kind in SEEN_FROM_THE_OTHER:
            row = _crosswalk(other, SEEN_FROM_THE_OTHER[kind], start)
            self.tied.crosswalks[row] = None
        else:
            return False
        return True

    def _tie_skills(self, one: str, other: str, kind: str) -> None:
        if one == other:
            message = "A skill can't be tied to itself; left the link out."
            note = ReportRow(f"skill {one}", "self-relation", message, kept=False)
            self.notes.append(note)
        elif kind != RELATED:
            self.tied.ties[RelationRow(one, other, kind)] = None
        elif other not in self.tied.related[one]:
            self.tied.related[one].append(other)


def _is_outside(node: Node) -> bool:
    fits = len(node.uri) <= MAX_URL and len(node.identifier) <= MAX_IDENTIFIER
    return node.item is None and not node.is_document and fits


def _crosswalk(slug: str, kind: str, node: Node) -> CrosswalkRow:
    """Return the tie; where nothing better is known, CASE says an address thrice."""
    identifier = node.identifier if node.identifier != node.uri else ""
    title = node.title if node.title not in (node.uri, node.identifier) else ""
    return CrosswalkRow(
        from_skill=slug,
        kind=kind,
        target_uri=node.uri,
        target_identifier=uuid_in(identifier) or identifier,
        target_title=shortened(title, MAX_TITLE),
    )
