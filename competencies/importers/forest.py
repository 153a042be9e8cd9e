"""Rows that name the row above them, put into a tree: no Django, and no recursion.

What hangs on a row that isn't there is left out with all below it, and told row by row.
A tree that goes round in a circle, or an id given twice, refuses the file.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from competencies.importers.neutral import ReportRow, UnreadableFile
from competencies.importers.reading import quoted

DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Node:
    """One row: `key` is its id, `parent` the id of the row above, empty at the top."""

    key: str
    parent: str
    where: str
    wrong: str = ""
    """Why the row itself can't be taken, if it can't."""


@dataclass(slots=True)
class Forest:
    """The rows that hold together, each after the one that it hangs on."""

    kept: list[Node] = field(default_factory=list)
    depths: dict[str, int] = field(default_factory=dict)
    parents: set[str] = field(default_factory=set)
    """The ids of the rows that have rows below them."""


def plant(nodes: Sequence[Node], notes: list[ReportRow]) -> Forest:
    """Return the rows as a tree, in the order of the file within each parent.

    Raises UnreadableFile for an id given twice, a circle, or a tree that is too deep.
    """
    known = _by_key(nodes)
    _refuse_mostly_orphans(nodes, known)
    below = _children(nodes)
    forest = Forest()
    for node in below.pop("", []):
        _grow(node, below, forest, notes)
    _drop_orphans(nodes, known, below, forest, notes)
    return forest


def _by_key(nodes: Iterable[Node]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for node in nodes:
        if node.key and node.key in found:
            raise UnreadableFile(
                f"{node.where}: the id {quoted(node.key)} is that of an earlier row. "
                "Give each row its own."
            )
        found[node.key] = node
    return found


def _children(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    below: defaultdict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        below[node.parent].append(node)
    return dict(below)


def _grow(
    root: Node,
    below: dict[str, list[Node]],
    forest: Forest,
    notes: list[ReportRow],
) -> None:
    """Take a row at the top and all below it, or leave out what is wrong with that."""
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if node.wrong:
            notes.append(_left_out(node, node.wrong))
            _drop_below(node, below, notes)
            continue
        if depth >= DEEPEST:
            raise UnreadableFile(
                f"{node.where}: the tree is deeper than {DEEPEST}. "
                "Is the column of the parent the right one?"
            )
        forest.kept.append(node)
        forest.depths[node.key] = depth
        children = below.pop(node.key, [])
        if any(not child.wrong for child in children):
            forest.parents.add(node.key)
        waiting.extend((child, depth + 1) for child in reversed(children))


def _drop_below(
    node: Node, below: dict[str, list[Node]], notes: list[ReportRow]
) -> None:
    for child in _all_below(node, below):
        why = child.wrong or f"The row above it, {quoted(child.parent)}, is left out."
        notes.append(_left_out(child, why))


def _all_below(node: Node, below: dict[str, list[Node]]) -> Iterator[Node]:
    waiting = deque(below.pop(node.key, []) if node.key else [])
    while waiting:
        child = waiting.popleft()
        yield child
        waiting.extend(below.pop(child.key, []) if child.key else [])


def _drop_orphans(
    nodes: Sequence[Node],
    known: Mapping[str, Node],
    below: dict[str, list[Node]],
    forest: Forest,
    notes: list[ReportRow],
) -> None:
    for parent in [key for key in below if key not in known]:
        for orphan in below.pop(parent):
            why = (
                orphan.wrong or f"There is no row {quoted(parent)} for it to stand in."
            )
            notes.append(_left_out(orphan, why, "no-parent"))
            _drop_below(orphan, below, notes)
    if below:
        looped = next(node for node in nodes if node.parent in below)
        raise UnreadableFile(
            f"{looped.where}: the rows above {quoted(looped.key)} go round in a "
            "circle. Mend its parent."
        )


def _refuse_mostly_orphans(nodes: Sequence[Node], known: Collection[str]) -> None:
    """Refuse what can only be the wrong column, rather than read a corner of it."""
    hanging = [node.parent for node in nodes if node.parent]
    orphans = sum(parent not in known for parent in hanging)
    if orphans * 2 > len(hanging):
        raise UnreadableFile(
            f"{orphans} of {len(hanging)} rows name a parent that isn't there. "
            "Is the column of the parent the right one?"
        )


def _left_out(node: Node, why: str, code: str = "dropped-row") -> ReportRow:
    return ReportRow(node.where, code, f"Left out. {why}", kept=False)
