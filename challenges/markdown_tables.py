"""The older form of a challenge: numbered lists, and a table of actions and outputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from challenges.document import DONE, NOT_STARTED, Finding, Output
from challenges.markdown_blocks import (
    FENCE,
    HEADING,
    ITEM,
    Entry,
    Line,
    Part,
    entries_of,
    entry,
    split,
)
from challenges.markdown_items import RawItem, day_of, output_of
from challenges.references import fold, numbers_in

PLACEHOLDER = "placeholder"
RULE = re.compile(r"^\|?[\s:|-]+\|?$")
COLUMNS = {
    "action": "action",
    "actions": "action",
    "output": "output",
    "outputs": "output",
    "milestone": "output",
    "milestones": "output",
    "objective": "objective",
    "objectives": "objective",
    "impact": "impact",
    "impacts": "impact",
    "impact target": "impact",
    "impact targets": "impact",
    "target date": "due",
    "due": "due",
}
TABLE = "actions, outputs and objectives"


@dataclass(slots=True)
class OlderForm:
    """What the one section of the older form holds."""

    targets: list[RawItem] = field(default_factory=list)
    objectives: list[RawItem] = field(default_factory=list)
    actions: list[RawItem] = field(default_factory=list)
    intros: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def intro(self, section: str, words: str) -> None:
        before = self.intros.get(section, "")
        self.intros[section] = f"{before}\n\n{words}".strip()


def older_form(part: Part) -> OlderForm:
    """Return what a section "Objectives and Milestones…" says, nothing left out."""
    found = OlderForm()
    before, parts = split(part.lines, 3)
    rows = _lists(before, found.objectives, "objectives", found)
    for each in parts:
        name = fold(each.heading)
        if name == "impact targets":
            rows += _lists(each.lines, found.targets, "targets", found)
        elif name == "objectives":
            rows += _lists(each.lines, found.objectives, "objectives", found)
        else:
            if name not in {TABLE, "actions", "outputs"}:
                found.intro("actions", f"**{each.heading}**")
            rows += _lists(each.lines, found.actions, "actions", found)
    _read_table(rows, found)
    return found


def _lists(
    lines: Iterable[Line], into: list[RawItem], section: str, found: OlderForm
) -> list[list[str]]:
    """Take in the list among lines; return the rows of the tables there."""
    rows: list[list[str]] = []
    rest: list[Line] = []
    for line in lines:
        if not line.fenced and line.text.lstrip().startswith("|"):
            rows.append(_cells(line.text))
        else:
            rest.append(line)
    for each in entries_of(rest):
        if each.is_item:
            _take(each, into, found)
        else:
            found.intro(section, plain(each.text))
    return rows


def _take(each: Entry, into: list[RawItem], found: OlderForm) -> None:
    if fold(each.text) == PLACEHOLDER:
        found.findings.append(
            Finding("I-PLACEHOLDER", "Left out a placeholder.", kept=False)
        )
        return
    item = RawItem(heading_words(each.text))
    if each.number:
        item.facts["id"] = each.number
    if each.box:
        item.facts["status"] = DONE if each.box == "x" else NOT_STARTED
    into.append(item)


def plain(line: str) -> str:
    """Return words that begin no fence, heading or item when they begin a line."""
    is_marked = any(mark.match(line) for mark in (FENCE, HEADING, ITEM))
    return f"\\{line}" if is_marked else line


def heading_words(text: str) -> str:
    """Return words as they can stand in a heading: no hashes at the end."""
    return re.sub(r"(?:\s+#+)+$", "", " ".join(text.split()))


def _cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|")
    inner = inner[:-1] if re.search(r"(?<!\\)\|$", inner) else inner
    parts = re.split(r"(?<!\\)\|", inner)
    return [" ".join(part.replace("\\|", "|").split()) for part in parts]


def _read_table(rows: Sequence[list[str]], found: OlderForm) -> None:
    header: list[str] = []
    for cells in rows:
        names = [COLUMNS.get(fold(cell), "") for cell in cells]
        if {"action", "output"} & set(names) and "objective" in names:
            header = names
        elif header and any(cells) and not RULE.match("|".join(cells)):
            _read_row(dict(zip(header, cells, strict=False)), cells, found)
        elif any(cells) and not RULE.match("|".join(cells)):
            found.intro("actions", plain(" | ".join(cells)))


def _read_row(row: dict[str, str], cells: list[str], found: OlderForm) -> None:
    """Make one action and one output of a row."""
    filled = {fold(cell) for cell in cells if cell}
    if filled <= {PLACEHOLDER} or fold(row.get("action", "")) == PLACEHOLDER:
        found.findings.append(
            Finding("I-PLACEHOLDER", "Left out a placeholder.", kept=False)
        )
        return
    title = heading_words(row.get("action", "") or row.get("output", ""))
    if not title:
        found.intro("actions", plain(" | ".join(cells)))
        return
    action = RawItem(title)
    output = output_of(entry(row.get("output", "")), action)
    objectives = _references(row.get("objective", ""), action, found)
    targets = _impacts(row.get("impact", ""), action)
    if output.title or objectives or targets:
        action.outputs = (_with(output, objectives, targets),)
    _date(row.get("due", ""), action)
    found.actions.append(action)


def _with(
    output: Output, objectives: tuple[int, ...], targets: tuple[int, ...]
) -> Output:
    return Output(
        title=output.title,
        objectives=tuple(dict.fromkeys((*output.objectives, *objectives))),
        targets=tuple(dict.fromkeys((*output.targets, *targets))),
        status=output.status,
        delivered_on=output.delivered_on,
        delivered_as=output.delivered_as,
        measure=output.measure,
    )


def _references(cell: str, action: RawItem, found: OlderForm) -> tuple[int, ...]:
    """Return the numbers of a cell; prose there is an objective of its own."""
    numbers = numbers_in(cell)
    if numbers is not None:
        return numbers
    title = heading_words(cell)
    same = [n for n, each in enumerate(found.objectives, 1) if each.title == title]
    if same:
        return (found.objectives[same[0] - 1].number or same[0],)
    made = RawItem(title)
    taken = [each.number or 0 for each in found.objectives]
    made.facts["id"] = max([len(taken), *taken]) + 1
    found.objectives.append(made)
    action.note("W-PROSEREF", f"an objective in words became one: {title[:80]}")
    return (made.facts["id"],)


def _impacts(cell: str, action: RawItem) -> tuple[int, ...]:
    numbers = numbers_in(cell)
    if numbers is None:
        action.note("W-PROSEREF", "its impact is told in words; kept beside it.")
        action.extra["impact as written"] = cell
        return ()
    return numbers


def _date(cell: str, action: RawItem) -> None:
    if cell and (day := day_of(cell)):
        action.facts["due"] = day
    elif cell:
        action.extra["target date as written"] = cell
