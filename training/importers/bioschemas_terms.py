"""`teaches` and `competencyRequired`: terms with levels, or words.

What is taught begins at the level that the same skill is asked for, else at 0: the
shape that `exporters/bioschemas.py` writes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from competencies.importers.neutral import MAX_RANK
from training.importers.json_ld_nodes import Node, first, things_of, values_of
from training.importers.neutral import RequiredRow, SkillName, TaughtRow
from training.importers.skill_names import rank_in, skill_name

LONGEST_NAME = 200


def required_by(node: Node, known: Mapping[str, Node]) -> tuple[RequiredRow, ...]:
    """Return the skills that a resource asks for, each once."""
    found: dict[SkillName, RequiredRow] = {}
    for skill, rank in _terms(node.get("competencyRequired"), known):
        found.setdefault(skill, RequiredRow(skill, rank or None))
    return tuple(found.values())


def taught_by(
    node: Node, known: Mapping[str, Node], required: Sequence[RequiredRow]
) -> tuple[TaughtRow, ...]:
    """Return the skills that a resource teaches; free words are outcomes."""
    begins = {row.skill: row.rank or 0 for row in required}
    level = _level(node)
    found: dict[SkillName, TaughtRow] = {}
    for skill, rank in _terms(node.get("teaches"), known):
        start = begins.get(skill, 0)
        if rank and rank > start:
            found.setdefault(skill, TaughtRow(skill, start, rank))
        else:
            found.setdefault(skill, TaughtRow(skill, level="" if rank else level))
    for each in values_of(node.get("teaches")):
        if isinstance(each, str) and each.strip():
            words = each.strip()[:LONGEST_NAME]
            skill = skill_name(words)
            found.setdefault(skill, TaughtRow(skill, level=level, words=each.strip()))
    return tuple(found.values())


def _terms(
    value: object, known: Mapping[str, Node]
) -> list[tuple[SkillName, int | None]]:
    """Return the terms of a value, each as a skill and the level that it names."""
    return [_term(thing) for thing in things_of(value, known)]


def _term(thing: Node) -> tuple[SkillName, int | None]:
    url = first(thing.get("@id")) or first(thing.get("url"))
    code = first(thing.get("termCode"))
    rank = rank_in(url, code)
    skill = skill_name(first(thing.get("name")), url, code)
    if skill.framework:
        # The same skill at two levels is one skill.
        skill = SkillName(
            f"{skill.framework}/{skill.slug}", skill.framework, skill.slug
        )
    return skill, rank if rank is None or rank <= MAX_RANK else None


def _level(node: Node) -> str:
    things = things_of(node.get("educationalLevel"), {})
    said = [first(thing.get("alternateName")) for thing in things]
    found = next((each for each in said if each), first(node.get("educationalLevel")))
    return found.strip()[:100]
