"""Items of their own heading, each with a block of YAML, and the outputs of actions."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from challenges.document import (
    DONE,
    NOT_STARTED,
    STATUS_WORDS,
    STATUSES,
    Finding,
    Output,
)
from challenges.markdown_blocks import (
    CLOSES,
    INSIDE,
    Entry,
    Line,
    Part,
    entries_of,
    one_line,
    said,
)
from challenges.references import HIGHEST, fold, numbers_in, take_notes

LONGEST_BLOCK = 10_000
DEEPEST = 8
MOST_LISTS = 50
YAML_FENCE = re.compile(r"^\s*(?:`{3,}|~{3,})\s*ya?ml\s*$", re.IGNORECASE)
KEYS = {
    "id": "id",
    "impact targets": "targets",
    "impact target": "targets",
    "impacts": "targets",
    "evidence": "evidence",
    "status": "status",
    "lead": "lead",
    "communities": "communities",
    "community": "communities",
    "due": "due",
    "skills": "skills",
    "resources": "resources",
    "indicator": "indicator",
    "baseline": "baseline",
    "target": "target",
    "measure": "measure",
}
NUMBERS = ("targets", "evidence")
LISTS = ("communities", "skills", "resources")
KNOWN = {
    "targets": ("id", "status", "indicator", "baseline", "target", "measure"),
    "objectives": ("id", "status", "targets"),
    "actions": (
        *("id", "status", "lead", "communities", "due", "evidence"),
        *("skills", "resources"),
    ),
}
"""What a block may say, by the section that it stands in."""


class TextLoader(yaml.BaseLoader):
    """Texts, lists and mappings alone; no aliases, and not deep."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias (*) of something said before")
        self.depth += 1
        if self.depth > DEEPEST:
            raise yaml.YAMLError("lists within lists, too deep to be read")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


@dataclass(slots=True)
class RawItem:
    """A numbered item as it was read, before it has its number."""

    title: str
    text: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)
    outputs: tuple[Output, ...] = ()
    findings: list[Finding] = field(default_factory=list)

    @property
    def number(self) -> int | None:
        number: int | None = self.facts.get("id")
        return number

    def note(self, code: str, message: str) -> None:
        self.findings.append(Finding(code, f"{self.title[:80]}: {message}"))


def item_of(section: str, part: Part) -> RawItem:
    """Return what stands under one heading of a section of numbered items."""
    item = RawItem(part.heading)
    own, outputs = _apart(part.lines) if section == "actions" else (part.lines, ())
    kept: list[Line] = []
    for block in _blocks(own):
        found = _loaded(block, item) if YAML_FENCE.match(block[0].text) else None
        if found is None:
            kept += block
        else:
            _read(found, section, item)
    item.text = said(kept)
    item.outputs = tuple(output_of(each, item) for each in entries_of(outputs))
    return item


def _apart(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of an action itself, and those of the list of its outputs."""
    own: list[Line] = []
    outputs: list[Line] = []
    into = own
    for line in lines:
        found = line.heading()
        is_outputs = found is not None and found[0] == OUTPUTS_DEPTH
        if is_outputs and found and fold(found[1]) in {"outputs", "output"}:
            into = outputs
        elif is_outputs:
            into = own
            into.append(line)
        else:
            into.append(line)
    return own, outputs


OUTPUTS_DEPTH = 4


def _blocks(lines: Iterable[Line]) -> list[list[Line]]:
    """Return fences whole, and each other line alone."""
    found: list[list[Line]] = []
    for line in lines:
        if line.mark in {INSIDE, CLOSES} and found:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _loaded(block: Sequence[Line], item: RawItem) -> Mapping[str, object] | None:
    """Return what a block of YAML says; None where it says nothing that can be read."""
    text = textwrap.dedent("\n".join(line.text for line in block[1:-1]))
    try:
        value = yaml.load(_bounded(text), TextLoader)  # noqa: S506 - it makes texts alone
    except (yaml.YAMLError, ValueError, RecursionError):
        item.note("E-YAML", "its block of YAML can't be read; kept as text.")
        return None
    if value is None or isinstance(value, dict):
        return value or {}
    item.note("E-YAML", "its block of YAML has no keys; kept as text.")
    return None


def _bounded(text: str) -> str:
    """Return a block as it is; one that would take long to read is refused."""
    if len(text) > LONGEST_BLOCK or text.count("[") + text.count("{") > MOST_LISTS:
        raise yaml.YAMLError("more than the hub reads")
    return text


def _read(said_by: Mapping[str, object], section: str, item: RawItem) -> None:
    for name, value in said_by.items():
        key = KEYS.get(fold(str(name)), "")
        if key not in KNOWN[section]:
            item.note("W-KEY", f"the hub has no place for {str(name)[:60]}; kept.")
            item.extra[str(name)] = value
            continue
        found = _value(key, value)
        if found is None:
            item.note("W-VALUE", f"{key} can't be read; kept as it was.")
            item.extra[f"{fold(str(name))} as written"] = value
        elif key in NUMBERS:
            item.facts[key] = tuple(dict.fromkeys((*item.facts.get(key, ()), *found)))
        else:
            item.facts[key] = found


def _value(key: str, value: object) -> Any:
    """Return a value as its key has it; None where it can't be read."""
    if key in NUMBERS:
        return numbers_in(value)
    if key in LISTS:
        return _names(value)
    return VALUES.get(key, one_line)(value) if isinstance(value, str) else None


def _id(value: str) -> int | None:
    return int(value) if value.isascii() and _is_id(value) else None


def _is_id(value: str) -> bool:
    return value.isdigit() and len(value) <= len(str(HIGHEST)) and int(value) > 0


def _names(value: object) -> tuple[str, ...] | None:
    listed = value if isinstance(value, list) else str(value).split(",")
    if isinstance(value, dict) or not all(isinstance(each, str) for each in listed):
        return None
    return tuple(dict.fromkeys(filter(None, (one_line(each) for each in listed))))


def status_of(value: str) -> str | None:
    """Return how something stands, in the hub's words; None for words it lacks."""
    word = one_line(value).casefold()
    if not word:
        return ""
    return word if word in STATUSES else STATUS_WORDS.get(fold(word))


def day_of(value: str) -> str | None:
    """Return a day as 2027-03-31; None where it is none."""
    try:
        return date.fromisoformat(value.strip()).isoformat() if value.strip() else ""
    except ValueError:
        return None


VALUES: Mapping[str, Callable[[str], Any]] = {
    "id": _id,
    "status": status_of,
    "due": day_of,
}


# --- outputs ---------------------------------------------------------------------


def output_of(read: Entry, item: RawItem | None = None) -> Output:
    """Return an output from an item of a list, its notes taken out of its words."""
    title, notes = take_notes(read.text, _is_understood)
    if item and re.search(r"`[^`]*objectives?:", title):
        item.note("E-REF", f"{title[:80]}: a note that can't be read is kept in it.")
    facts: dict[str, Any] = {}
    for key, values in notes.items():
        if key in {"objectives", "targets", "action"}:
            listed = [n for value in values for n in numbers_in(value) or ()]
            facts[key] = tuple(dict.fromkeys(listed))
        else:
            facts[key] = NOTE_READERS[key](values[-1])
    if "action" in facts:
        facts["action"] = next(iter(facts["action"]), None)
    if read.box and not facts.get("status"):
        facts["status"] = DONE if read.box == "x" else NOT_STARTED
    return Output(title=title, **facts)


def _measure(value: str) -> str | None:
    return value if re.match(r"^[a-z0-9-]{1,60}$", value) else None


def _place(value: str) -> str | None:
    is_one = value.startswith(("https://", "http://", "/")) and " " not in value
    return value if is_one and value.isprintable() else None


NOTE_READERS = {
    "status": status_of,
    "delivered_on": day_of,
    "delivered_as": _place,
    "measure": _measure,
}


def _is_understood(key: str, value: str) -> bool:
    if key in {"objectives", "targets", "action"}:
        return numbers_in(value) is not None
    return key in NOTE_READERS and NOTE_READERS[key](value) is not None
