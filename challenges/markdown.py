"""Read a challenge from markdown, in either form that communities use.

The newer form gives each item a heading and a block of YAML; the older one has numbered
lists and a table (`markdown_tables`). Nothing is left out in silence: what the form has
no place for is kept as it was, with a code that says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from challenges.document import (
    ACTIONS,
    EVIDENCE,
    GUIDANCE,
    LINKED,
    OBJECTIVES,
    OTHER,
    PAST_WORK,
    PROJECTS,
    RESOURCES,
    SECTIONS,
    SUB_PROBLEMS,
    TARGETS,
    Action,
    Document,
    Finding,
    Link,
    NotAChallengeError,
    Objective,
    SubProblem,
    Target,
)
from challenges.markdown_blocks import (
    ITEM,
    OPENS,
    Entry,
    Line,
    Part,
    entries_of,
    lines_of,
    one_line,
    said,
    split,
)
from challenges.markdown_items import RawItem, item_of
from challenges.markdown_links import link_of
from challenges.markdown_tables import heading_words, older_form, plain
from challenges.references import Numbering, fold, numbers_by_place

LONGEST = 500_000
LONGEST_TITLE = 300
OLDER = "older"
HEADINGS = {
    "evidence of the problem": EVIDENCE,
    "evidence": EVIDENCE,
    "impact targets": TARGETS,
    "objectives": OBJECTIVES,
    "actions": ACTIONS,
    "current active projects and initiatives": PROJECTS,
    "past work towards overcoming the challenge": PAST_WORK,
    "resources": RESOURCES,
    "guidance": GUIDANCE,
    "sub problems": SUB_PROBLEMS,
    "sub challenges": SUB_PROBLEMS,
    "objectives and milestones for overcoming the challenge": OLDER,
}
NUMBERED = (TARGETS, OBJECTIVES, ACTIONS)
TELLING = {EVIDENCE, TARGETS, OBJECTIVES, ACTIONS, OLDER, SUB_PROBLEMS}
"""Sections that a page has which is about a challenge, and others seldom have."""
CHILDREN = "{tableofcontents}"
SUB_PROBLEM = re.compile(r"^\*\*([^*]+)\*\*\s*(?:[-\u2013\u2014:](?:\s+|$))?(.*)$")
OLDER_ORDER = (TARGETS, OBJECTIVES, ACTIONS)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, and what there is to know about how it was read."""

    document: Document
    findings: tuple[Finding, ...]
    form: str


@dataclass(slots=True)
class _Page:
    """A page as it is taken in, section by section."""

    raw: dict[str, list[RawItem]] = field(
        default_factory=lambda: {name: [] for name in NUMBERED}
    )
    links: dict[str, list[Link]] = field(
        default_factory=lambda: {name: [] for name in LINKED}
    )
    texts: dict[str, str] = field(default_factory=dict)
    sub_problems: list[SubProblem] = field(default_factory=list)
    intros: dict[str, str] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    names_children: bool = False
    is_older: bool = False

    def place(self, section: str) -> None:
        if section not in self.order:
            self.order.append(section)

    def intro(self, section: str, words: str) -> None:
        joined = "\n\n".join(filter(None, (self.intros.get(section, ""), words)))
        if joined:
            self.intros[section] = joined


def parse(text: str, *, is_piece: bool = False) -> Reading:
    """Return the challenge that a text holds. Raises NotAChallengeError.

    A piece of a page is taken for one, whatever it has no heading for.
    """
    title, before, parts = _opened(text)
    if not is_piece:
        _refuse_others(title, parts)
    page = _Page()
    for part in parts:
        _take(part, page)
    _check_order(page)
    document = Document(
        title=title,
        description=said(before),
        evidence=tuple(page.links[EVIDENCE]),
        projects=tuple(page.links[PROJECTS]),
        past_work=tuple(page.links[PAST_WORK]),
        resources=tuple(page.links[RESOURCES]),
        guidance=page.texts.get(GUIDANCE, ""),
        sub_problems=tuple(page.sub_problems),
        names_children=page.names_children,
        intros=page.intros,
        others=tuple(page.others),
        order=tuple(page.order),
    )
    numbered = _numbered(document, page)
    return Reading(
        numbered, tuple(page.findings), "tables" if page.is_older else "yaml"
    )


def _opened(text: str) -> tuple[str, list[Line], list[Part]]:
    """Return the title, what stands before the first section, and the sections."""
    if not text.strip():
        raise NotAChallengeError("it is empty (W-EMPTY)")
    if len(text) > LONGEST or "\0" in text:
        raise NotAChallengeError("it is too large, or no text")
    lines = lines_of(text.replace("\r\n", "\n").replace("\r", "\n"))
    before, parts = split(lines, 2)
    # The title may stand anywhere before the first section, and even after it.
    every = [*before, *(line for part in parts for line in part.lines)]
    first = next((line for line in every if (line.heading() or (0, ""))[0] == 1), None)
    if first is None:
        raise NotAChallengeError("it has no title, a line that begins with # (W-EMPTY)")
    title = (first.heading() or (1, ""))[1]
    kept = [replace_lines(part, first) for part in parts]
    return title, [line for line in before if line is not first], kept


def replace_lines(part: Part, without: Line) -> Part:
    """Return a part without one of its lines."""
    return replace(part, lines=tuple(x for x in part.lines if x is not without))


def _refuse_others(title: str, parts: Sequence[Part]) -> None:
    """Refuse pages about something else, and forms that nobody filled in."""
    if title.startswith("<") and title.endswith(">"):
        raise NotAChallengeError("it is a form to fill in, not a challenge")
    if len(title) > LONGEST_TITLE:
        raise NotAChallengeError(f"its title is longer than {LONGEST_TITLE} characters")
    known = {name for part in parts if (name := _section(part.heading))}
    if not known & TELLING:
        raise NotAChallengeError(
            "it has none of the headings of a challenge, such as ## Objectives"
        )


def _section(heading: str) -> str:
    return HEADINGS.get(fold(re.sub(r"[\s.:;,!?]+$", "", heading)), "")


def _take(part: Part, page: _Page) -> None:
    section = _section(part.heading)
    if section == OLDER:
        _take_older(part, page)
    elif section in LINKED:
        _take_links(section, part, page)
    elif section in NUMBERED:
        _take_items(section, part, page)
    elif section == SUB_PROBLEMS:
        _take_sub_problems(part, page)
    elif section == GUIDANCE:
        before = page.texts.get(GUIDANCE, "")
        page.texts[GUIDANCE] = f"{before}\n\n{said(part.lines)}".strip("\n")
    else:
        page.place(f"{OTHER}:{len(page.others)}")
        page.others.append((part.heading, said(part.lines)))
        told = f"{part.heading[:80]}: not a heading of the form; kept as it is."
        page.findings.append(Finding("W-SECTION", told))
    if section and section != OLDER:
        page.place(section)


def _check_order(page: _Page) -> None:
    known = [section for section in page.order if section in SECTIONS]
    if known != [section for section in SECTIONS if section in known]:
        told = "The sections stand in another order than the form has; kept so."
        page.findings.append(Finding("I-ORDER", told))


def _listed(lines: Sequence[Line]) -> tuple[str, list[Entry]]:
    """Return the words before a list, and the list; no list, and all is words."""
    begin = [n for n, x in enumerate(lines) if not x.fenced and ITEM.match(x.text)]
    opening = lines[: begin[0]] if begin else lines
    entries = entries_of(lines[begin[0] :]) if begin else []
    if any(each.is_item for each in entries):
        return said(opening), entries
    # What is left are paragraphs around items with nothing in them.
    words = [said(opening), *(plain(each.text) for each in entries)]
    return "\n\n".join(filter(None, words)), []


def _take_links(section: str, part: Part, page: _Page) -> None:
    before, groups = split(part.lines, 3)
    intro, entries = _listed(before)
    if not entries:
        intro, entries = "", entries_of(before)
    page.intro(section, intro)
    grouped = [(group.heading, entries_of(group.lines)) for group in groups]
    for group, held in [("", entries), *grouped]:
        for each in held:
            link, findings = link_of(each, group)
            if link.title or link.url:
                page.links[section].append(link)
                page.findings += findings
    order = sorted(dict.fromkeys(x.group for x in page.links[section]), key=bool)
    page.links[section].sort(key=lambda link: order.index(link.group))


def _take_items(section: str, part: Part, page: _Page) -> None:
    before, parts = split(part.lines, 3)
    intro, entries = _listed(before)
    page.intro(section, intro)
    for each in entries:
        item = RawItem(heading_words(each.text) or each.text)
        item.note("I-LIST", "an item of a list, read as one of its own heading.")
        page.raw[section].append(item)
    page.raw[section] += [item_of(section, each) for each in parts]


def _take_older(part: Part, page: _Page) -> None:
    found = older_form(part)
    page.is_older = True
    page.raw[TARGETS] += found.targets
    page.raw[OBJECTIVES] += found.objectives
    page.raw[ACTIONS] += found.actions
    page.findings += found.findings
    for section, words in found.intros.items():
        page.intro(section, words)
    for section in OLDER_ORDER:
        page.place(section)


def _take_sub_problems(part: Part, page: _Page) -> None:
    lines = _without_children(part.lines, page)
    before, parts = split(lines, 3)
    intro, entries = _listed(before)
    page.intro(SUB_PROBLEMS, intro)
    page.sub_problems += [_sub_problem(each.text) for each in entries]
    for sub in parts:
        title = one_line(sub.heading.replace("*", " "))
        words = one_line(said(sub.lines))
        page.sub_problems.append(SubProblem(title or words, words if title else ""))


def _sub_problem(text: str) -> SubProblem:
    found = SUB_PROBLEM.match(text)
    if found and one_line(found[1]):
        return SubProblem(one_line(found[1]), one_line(found[2]))
    return SubProblem(text)


def _without_children(lines: Sequence[Line], page: _Page) -> list[Line]:
    """Take out the fence that stands for a list of the children."""
    kept: list[Line] = []
    is_in = False
    for line in lines:
        if line.mark == OPENS:
            is_in = line.text.strip("`~ \t").startswith(CHILDREN)
            page.names_children |= is_in
        if not (is_in and line.fenced):
            kept.append(line)
    return kept


# --- numbers ---------------------------------------------------------------------


def _numbered(document: Document, page: _Page) -> Document:
    """Return the document with its numbered items, and say which references fail."""
    made = {
        name: Numbering(name, [item.number for item in page.raw[name]])
        for name in NUMBERED
    }
    for name in NUMBERED:
        page.findings += made[name].findings
    said_so = [link.number for link in document.evidence]
    evidence = Numbering(EVIDENCE, list(numbers_by_place(said_so)))
    targets = [_target(*each) for each in _pairs(made[TARGETS], page)]
    objectives = [_objective(*each) for each in _pairs(made[OBJECTIVES], page)]
    actions = [_action(*each) for each in _pairs(made[ACTIONS], page)]
    for objective in objectives:
        page.findings += made[TARGETS].check(objective.targets, objective.title[:80])
    for action in actions:
        page.findings += evidence.check(action.evidence, action.title[:80])
        for output in action.outputs:
            words = output.title[:80]
            page.findings += made[OBJECTIVES].check(output.objectives, words)
            page.findings += made[TARGETS].check(output.targets, words)
    page.findings += [
        f for name in NUMBERED for i in page.raw[name] for f in i.findings
    ]
    return replace(
        document,
        targets=tuple(targets),
        objectives=tuple(objectives),
        actions=tuple(actions),
    )


def _pairs(made: Numbering, page: _Page) -> list[tuple[int, RawItem]]:
    return list(zip(made.numbers, page.raw[made.section], strict=True))


def _facts(number: int, item: RawItem) -> dict[str, object]:
    facts = {key: value for key, value in item.facts.items() if key != "id"}
    shared = {"number": number, "title": item.title, "text": item.text}
    return facts | shared | {"extra": item.extra, "original": item.number}


def _target(number: int, item: RawItem) -> Target:
    return Target(**_facts(number, item))  # type: ignore[arg-type]


def _objective(number: int, item: RawItem) -> Objective:
    return Objective(**_facts(number, item))  # type: ignore[arg-type]


def _action(number: int, item: RawItem) -> Action:
    return Action(**_facts(number, item), outputs=item.outputs)  # type: ignore[arg-type]
