"""Write a challenge as markdown, in the newer form; `parse` reads the same again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import yaml

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
    Extra,
    Link,
    Objective,
    Output,
    SubProblem,
    Target,
)
from challenges.markdown_links import link_line

HEADINGS = {
    EVIDENCE: "Evidence of the problem",
    TARGETS: "Impact Targets",
    OBJECTIVES: "Objectives",
    ACTIONS: "Actions",
    PROJECTS: "Current Active Projects and Initiatives",
    PAST_WORK: "Past work towards overcoming the challenge",
    RESOURCES: "Resources",
    GUIDANCE: "Guidance",
    SUB_PROBLEMS: "Sub Problems",
}
CHILDREN = "```{tableofcontents}\n```"
WIDE = 2**31


def export(document: Document) -> str:
    """Return a document as markdown."""
    blocks = [f"# {document.title}", document.description]
    for section in _order(document):
        if section.startswith(f"{OTHER}:"):
            heading, text = document.others[int(section.removeprefix(f"{OTHER}:"))]
            blocks += [f"## {heading}", text]
        else:
            blocks += [f"## {HEADINGS[section]}", document.intros.get(section, "")]
            blocks += _held(document, section)
    return "\n\n".join(filter(None, blocks)) + "\n"


def _order(document: Document) -> list[str]:
    """Return the sections as they were, then those that were filled in since."""
    known = [*document.order]
    for section in SECTIONS:
        is_filled = any(_held(document, section)) or section in document.intros
        if section not in known and is_filled:
            known.append(section)
    return known


def _held(document: Document, section: str) -> list[str]:
    """Return the items of a section, as blocks with a blank line between."""
    if section in LINKED:
        return _links(links_in(document, section))
    writers: Mapping[str, Callable[[], list[str]]] = {
        TARGETS: lambda: [target_block(each) for each in document.targets],
        OBJECTIVES: lambda: [objective_block(each) for each in document.objectives],
        ACTIONS: lambda: [action_block(each) for each in document.actions],
        GUIDANCE: lambda: [document.guidance],
        SUB_PROBLEMS: lambda: _sub_problems(document),
    }
    return writers[section]()


def links_in(document: Document, section: str) -> tuple[Link, ...]:
    """Return the links of a section."""
    return {
        EVIDENCE: document.evidence,
        PROJECTS: document.projects,
        PAST_WORK: document.past_work,
        RESOURCES: document.resources,
    }[section]


def _links(links: Sequence[Link]) -> list[str]:
    blocks = []
    groups = sorted(dict.fromkeys(link.group for link in links), key=bool)
    for group in groups:
        if group:
            blocks.append(f"### {group}")
        held = [link_line(link) for link in links if link.group == group]
        blocks.append("\n".join(held))
    return blocks


def _sub_problems(document: Document) -> list[str]:
    lines = [sub_problem_line(each) for each in document.sub_problems]
    children = [CHILDREN] if document.names_children else []
    return ["\n".join(lines), *children]


def sub_problem_line(each: SubProblem) -> str:
    """Return a part of the problem as one item of a list."""
    if "*" in each.title:
        return f"- {each.title}"
    return f"- **{each.title}**" + (f" - {each.text}" if each.text else "")


def target_block(target: Target) -> str:
    """Return an impact target with its block of YAML."""
    facts = [
        _plain("status", target.status),
        _said("indicator", target.indicator),
        _said("baseline", target.baseline),
        _said("target", target.target),
        _plain("measure", target.measure),
    ]
    return _block(target.title, target.text, target.number, facts, target.extra)


def objective_block(objective: Objective) -> str:
    """Return an objective with its block of YAML."""
    facts = [
        _numbers("Impact targets", objective.targets),
        _plain("status", objective.status),
    ]
    return _block(
        objective.title, objective.text, objective.number, facts, objective.extra
    )


def action_block(action: Action) -> str:
    """Return an action with its block of YAML and its outputs."""
    facts = [
        _plain("status", action.status),
        _said("lead", action.lead),
        _said("communities", action.communities),
        _plain("due", action.due),
        _numbers("evidence", action.evidence),
        _said("skills", action.skills),
        _said("resources", action.resources),
    ]
    block = _block(action.title, action.text, action.number, facts, action.extra)
    if not action.outputs:
        return block
    lines = "\n".join(output_line(output) for output in action.outputs)
    return f"{block}\n\n#### Outputs\n\n{lines}"


def output_line(output: Output) -> str:
    """Return an output as one item of a list, with its notes in backticks."""
    notes = [
        _note("objectives", _listed(output.objectives)),
        _note("impact targets", _listed(output.targets)),
        _note("action", str(output.action) if output.action else ""),
        _note("status", output.status),
        _note("delivered on", output.delivered_on),
        _note("delivered as", output.delivered_as),
        _note("measure", output.measure),
    ]
    return "- " + " ".join(filter(None, (output.title, *notes)))


def _note(key: str, value: str) -> str:
    return f"`{key}: {value}`" if value else ""


def _listed(numbers: Iterable[int]) -> str:
    inner = ", ".join(str(number) for number in numbers)
    return f"[{inner}]" if inner else ""


def _block(
    title: str, text: str, number: int, facts: Sequence[str], extra: Extra
) -> str:
    rest = [_said(key, value) for key, value in extra.items()]
    lines = "\n".join(filter(None, (f"id: {number}", *facts, *rest)))
    parts = (f"### {title}", text, f"```yaml\n{lines}\n```")
    return "\n\n".join(filter(None, parts))


def _plain(key: str, value: str) -> str:
    return f"{key}: {value}" if value else ""


def _numbers(key: str, numbers: Sequence[int]) -> str:
    return f"{key}: {_listed(numbers)}" if numbers else ""


def _said(key: str, value: object) -> str:
    """Return anything as YAML on lines that no fence can be taken for."""
    if value in ("", ()):
        return ""
    held = {key: list(value) if isinstance(value, tuple) else value}
    plain = yaml.safe_dump(held, allow_unicode=True, width=WIDE, sort_keys=False)
    if not any(mark in plain for mark in ("```", "~~~")):
        return plain.strip("\n")
    return yaml.safe_dump(
        held, width=WIDE, sort_keys=False, default_style='"', default_flow_style=True
    ).strip("\n")
