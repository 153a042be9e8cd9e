"""A role to hire for: its skills as a page shows them, and as a file of roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from charts.levels import wash
from competencies.outlines import Outline, scale_of
from teams.coverage_page import HiringLine
from teams.crew import version_of
from teams.models import HiringRole


def hiring_lines(role: HiringRole) -> list[HiringLine]:
    """Return the skills in the framework's order, without what it lost meanwhile."""
    version = version_of(role.framework)
    outline, scale = Outline(version), scale_of(version)
    ranks = dict(role.skills.values_list("skill", "rank"))
    known = ((node, ranks[pk]) for pk, node in outline.skills.items() if pk in ranks)
    return [
        HiringLine(node, rank, wash(rank, scale.highest), scale.name(rank))
        for node, rank in known
    ]


def role_document(
    role: HiringRole, lines: Sequence[HiringLine]
) -> list[dict[str, Any]]:
    """Return the role as `import_roles` reads it."""
    skills = [{"skill": line.skill.name, "skill_level": line.rank} for line in lines]
    return [{"role": role.name, "description": [], "user_data": skills}]
