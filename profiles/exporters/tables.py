"""A profile as CSV, one skill a line, for spreadsheets."""

from __future__ import annotations

from accounts.archive import as_csv
from profiles.exporters.sheets import CompetencyLine, ProfileSheet, SkillLine


def profile_csv(sheet: ProfileSheet) -> bytes:
    """Return every skill of the framework, answered or not, in its order.

    A cell that would begin like a formula begins with an apostrophe.
    """
    rows = [
        _row(sheet, competency, skill)
        for competency in sheet.competencies
        for skill in competency.skills
    ]
    return as_csv(rows).encode("utf-8-sig")


def _row(
    sheet: ProfileSheet, competency: CompetencyLine, skill: SkillLine
) -> dict[str, str | int | None]:
    return {
        "framework": sheet.framework_slug,
        "version": sheet.version,
        "competency": competency.name,
        "skill": skill.name,
        "skill_slug": skill.slug,
        "skill_id": skill.uuid,
        "state": skill.state,
        "rank": skill.rank,
        "level": skill.level if skill.rank is not None else "",
        "assessed": skill.assessed_at.date().isoformat() if skill.assessed_at else "",
        "confirmed": skill.confirmed_at.date().isoformat()
        if skill.confirmed_at
        else "",
    }
