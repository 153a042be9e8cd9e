"""The parts of a challenge: which table holds each, and how an item is told in words.

Every item has one text, its own piece of markdown. History, suggestions and imports
work on these texts alone, so that an item says the same everywhere (docs/adr/0066).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from challenges import document as doc
from challenges.markdown import parse
from challenges.markdown_export import (
    HEADINGS,
    action_block,
    objective_block,
    output_line,
    sub_problem_line,
    target_block,
)
from challenges.markdown_links import link_line
from challenges.models import (
    Action,
    ChallengeResource,
    Evidence,
    ImpactTarget,
    Item,
    Objective,
    Output,
    PastWork,
    Project,
    SubProblem,
)

Facts = dict[str, Any]
"""What the columns of one item hold."""
Told = doc.Link | doc.Target | doc.Objective | doc.Action | doc.Output | doc.SubProblem


class NotAnItemError(Exception):
    """This text is not one item of its part."""


@dataclass(frozen=True, slots=True)
class Part:
    """One sort of items. `key` begins the names of their fields, and of anchors."""

    key: str
    model: type[Item]
    label: StrOrPromise
    label_plural: StrOrPromise
    told: Callable[[Any], Any]
    """The row as the document has it."""
    line: Callable[[Any], str]
    """That as markdown."""
    held: Callable[[doc.Document], tuple[Any, ...]]
    """The items of a document that are of this sort."""
    heading: str

    def text_of(self, row: Any) -> str:
        """Return the text of a row of this table, or of its history."""
        return self.line(self.told(row))

    def facts_of(self, text: str) -> Facts:
        """Return what the columns hold once a text is read. Raises NotAnItemError."""
        item = self._one(text)
        is_whole = not (isinstance(item, doc.Action) and item.outputs)
        if not is_whole or self._one(self.line(item)) != item:
            raise NotAnItemError(self.key)
        return facts_of(item)

    def _one(self, text: str) -> Any:
        """Return the only item of a text, told that there is nothing else in it."""
        before = "### -\n\n#### Outputs\n\n" if self.key == OUTPUT else ""
        page = f"# -\n\n## {self.heading}\n\n{before}{text}\n"
        try:
            read = parse(page, is_piece=True).document
        except doc.NotAChallengeError as error:
            raise NotAnItemError(self.key) from error
        found = self.held(read)
        if len(found) != 1 or _is_more(read):
            raise NotAnItemError(self.key)
        return found[0]


def _is_more(read: doc.Document) -> bool:
    """Say whether a page says anything beside the items of its one section."""
    beside = (read.description, read.guidance, read.intros, read.others)
    return any(beside) or read.names_children or len(read.order) != 1


EVIDENCE, TARGET, OBJECTIVE = "evidence", "target", "objective"
ACTION, OUTPUT, PROJECT = "action", "output", "project"
PAST, RESOURCE, SUB_PROBLEM = "past", "resource", "part"


def facts_of(item: Told) -> Facts:
    """Return an item of a document as the columns of its row."""
    facts = {key: _plain(value) for key, value in asdict(item).items()}
    facts.pop("original", None)
    facts.pop("outputs", None)
    if isinstance(item, doc.Link):
        facts["standing"] = facts.pop("status")
    for name in ("due", "delivered_on"):
        if name in facts:
            facts[name] = date.fromisoformat(facts[name]) if facts[name] else None
    return facts


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _link(row: Any) -> doc.Link:
    return doc.Link(
        title=row.title,
        url=row.url,
        text=row.text,
        prefix=row.prefix,
        status=row.standing,
        group=row.group,
        mark=row.mark,
    )


def _evidence(row: Any) -> doc.Link:
    return replace(_link(row), number=row.number)


def _target(row: Any) -> doc.Target:
    return doc.Target(
        number=row.number,
        title=row.title,
        text=row.text,
        status=row.status,
        indicator=row.indicator,
        baseline=row.baseline,
        target=row.target,
        measure=row.measure,
        extra=row.extra,
    )


def _objective(row: Any) -> doc.Objective:
    return doc.Objective(
        number=row.number,
        title=row.title,
        text=row.text,
        targets=tuple(row.targets),
        status=row.status,
        extra=row.extra,
    )


def _action(row: Any) -> doc.Action:
    return doc.Action(
        number=row.number,
        title=row.title,
        text=row.text,
        status=row.status,
        lead=row.lead,
        communities=tuple(row.communities),
        due=_iso(row.due),
        evidence=tuple(row.evidence),
        skills=tuple(row.skills),
        resources=tuple(row.resources),
        extra=row.extra,
    )


def _output(row: Any) -> doc.Output:
    return doc.Output(
        title=row.title,
        objectives=tuple(row.objectives),
        targets=tuple(row.targets),
        action=row.action,
        status=row.status,
        delivered_on=_iso(row.delivered_on),
        delivered_as=row.delivered_as,
        measure=row.measure,
    )


def _sub_problem(row: Any) -> doc.SubProblem:
    return doc.SubProblem(row.title, row.text)


def _grouped(link: doc.Link) -> str:
    heading = f"### {link.group}\n\n" if link.group else ""
    return heading + link_line(link)


PARTS = (
    Part(
        EVIDENCE,
        Evidence,
        gettext_lazy("evidence"),
        gettext_lazy("Evidence"),
        _evidence,
        _grouped,
        lambda read: read.evidence,
        HEADINGS[doc.EVIDENCE],
    ),
    Part(
        TARGET,
        ImpactTarget,
        gettext_lazy("impact target"),
        gettext_lazy("Impact targets"),
        _target,
        target_block,
        lambda read: read.targets,
        HEADINGS[doc.TARGETS],
    ),
    Part(
        OBJECTIVE,
        Objective,
        gettext_lazy("objective"),
        gettext_lazy("Objectives"),
        _objective,
        objective_block,
        lambda read: read.objectives,
        HEADINGS[doc.OBJECTIVES],
    ),
    Part(
        ACTION,
        Action,
        gettext_lazy("action"),
        gettext_lazy("Actions"),
        _action,
        action_block,
        lambda read: read.actions,
        HEADINGS[doc.ACTIONS],
    ),
    Part(
        OUTPUT,
        Output,
        gettext_lazy("output"),
        gettext_lazy("Outputs"),
        _output,
        output_line,
        lambda read: tuple(read.outputs),
        HEADINGS[doc.ACTIONS],
    ),
    Part(
        PROJECT,
        Project,
        gettext_lazy("project"),
        gettext_lazy("Projects"),
        _link,
        _grouped,
        lambda read: read.projects,
        HEADINGS[doc.PROJECTS],
    ),
    Part(
        PAST,
        PastWork,
        gettext_lazy("past work"),
        gettext_lazy("Past work"),
        _link,
        _grouped,
        lambda read: read.past_work,
        HEADINGS[doc.PAST_WORK],
    ),
    Part(
        RESOURCE,
        ChallengeResource,
        gettext_lazy("resource"),
        gettext_lazy("Resources"),
        _link,
        _grouped,
        lambda read: read.resources,
        HEADINGS[doc.RESOURCES],
    ),
    Part(
        SUB_PROBLEM,
        SubProblem,
        gettext_lazy("part of the problem"),
        gettext_lazy("Parts of the problem"),
        _sub_problem,
        sub_problem_line,
        lambda read: read.sub_problems,
        HEADINGS[doc.SUB_PROBLEMS],
    ),
)
BY_KEY = {part.key: part for part in PARTS}
LINKED = (EVIDENCE, PROJECT, PAST, RESOURCE)
NUMBERED = (TARGET, OBJECTIVE, ACTION)
