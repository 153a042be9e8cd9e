"""A challenge as one document: what any form of it holds once read.

Items know each other by numbers that mean something within their own document alone.
A number that nobody has is kept, and leads nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_STARTED, IN_PROGRESS, DONE, DROPPED = (
    "not-started",
    "in-progress",
    "done",
    "dropped",
)
STATUSES = (NOT_STARTED, IN_PROGRESS, DONE, DROPPED)
STATUS_WORDS = {
    "open": NOT_STARTED,
    "todo": NOT_STARTED,
    "to do": NOT_STARTED,
    "not started": NOT_STARTED,
    "planned": NOT_STARTED,
    "started": IN_PROGRESS,
    "active": IN_PROGRESS,
    "ongoing": IN_PROGRESS,
    "in progress": IN_PROGRESS,
    "under way": IN_PROGRESS,
    "done": DONE,
    "complete": DONE,
    "completed": DONE,
    "delivered": DONE,
    "dropped": DROPPED,
    "cancelled": DROPPED,
    "abandoned": DROPPED,
}

# The sections of a document, in the order of the form that communities fill in.
EVIDENCE = "evidence"
TARGETS = "targets"
OBJECTIVES = "objectives"
ACTIONS = "actions"
PROJECTS = "projects"
PAST_WORK = "past-work"
RESOURCES = "resources"
GUIDANCE = "guidance"
SUB_PROBLEMS = "sub-problems"
SECTIONS = (
    *(EVIDENCE, TARGETS, OBJECTIVES, ACTIONS, PROJECTS, PAST_WORK, RESOURCES),
    *(GUIDANCE, SUB_PROBLEMS),
)
LINKED = (EVIDENCE, PROJECTS, PAST_WORK, RESOURCES)
OTHER = "other"

Extra = Mapping[str, object]
"""What a block of YAML says and the hub has no field for, as plain JSON."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something to read or to join: evidence, a project, past work, a resource."""

    title: str = ""
    url: str = ""
    text: str = ""
    prefix: str = ""
    """What sort of thing it is, where the list says so: Report, Blog Post."""
    status: str = ""
    """How it stands, in its own words: Active, Live."""
    group: str = ""
    """The heading that it stands under within its section."""
    mark: str = "-"
    """What stands between it and what is said of it, where anything is."""
    number: int | None = None
    """Only where it differs from its place in the list."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is better in the end, and how one would see it."""

    number: int
    title: str
    text: str = ""
    status: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    measure: str = ""
    extra: Extra = field(default_factory=dict)
    original: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Objective:
    """What has to be so for impact targets to be reached."""

    number: int
    title: str
    text: str = ""
    targets: tuple[int, ...] = ()
    status: str = ""
    extra: Extra = field(default_factory=dict)
    original: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Output:
    """What an action leaves behind."""

    title: str
    objectives: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    """Impact targets that a table ties an output to, past any objective."""
    action: int | None = None
    """Only where it stands alone; in a document its place says that."""
    status: str = ""
    delivered_on: str = ""
    delivered_as: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does about it."""

    number: int
    title: str
    text: str = ""
    status: str = ""
    lead: str = ""
    communities: tuple[str, ...] = ()
    due: str = ""
    evidence: tuple[int, ...] = ()
    skills: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    outputs: tuple[Output, ...] = ()
    extra: Extra = field(default_factory=dict)
    original: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class SubProblem:
    """A part of the problem that could be a challenge of its own."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole challenge."""

    title: str
    description: str = ""
    evidence: tuple[Link, ...] = ()
    targets: tuple[Target, ...] = ()
    objectives: tuple[Objective, ...] = ()
    actions: tuple[Action, ...] = ()
    projects: tuple[Link, ...] = ()
    past_work: tuple[Link, ...] = ()
    resources: tuple[Link, ...] = ()
    guidance: str = ""
    sub_problems: tuple[SubProblem, ...] = ()
    names_children: bool = False
    """Whether it asks for a list of its children under the sub-problems."""
    intros: Mapping[str, str] = field(default_factory=dict)
    """What a section says before its items, by section."""
    others: tuple[tuple[str, str], ...] = ()
    """Headings that the form doesn't know, with their text as it was."""
    order: tuple[str, ...] = SECTIONS
    """The sections that are there, as they follow each other; `other:0` is a heading
    of its own."""

    @property
    def outputs(self) -> list[Output]:
        return [output for action in self.actions for output in action.outputs]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know about a document, with a stable code."""

    code: str
    message: str
    kept: bool = True


class NotAChallengeError(Exception):
    """This text holds no challenge; the words say why."""
