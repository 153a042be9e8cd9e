"""A profile as JSON, for programs, and to be read back by a hub.

Skills go by their UUID, which no hub changes, and by their slug for people. A skill
that is not in it was not assessed.
"""

from __future__ import annotations

import json
from typing import Any

from profiles.exporters.sheets import ProfileSheet, SkillLine

FORMAT = "rsehub-profile"
FORMAT_VERSION = 1


def profile_json(sheet: ProfileSheet) -> bytes:
    """Return the answers of a profile, with the framework and version they are in."""
    whole: dict[str, Any] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "as_of": sheet.as_of.isoformat(),
        "person": sheet.who,
        "framework": {
            "slug": sheet.framework_slug,
            "name": sheet.framework,
            "version": sheet.version,
            "licence": sheet.licence,
        },
        "levels": [
            {"rank": rank, "name": name} for rank, name in enumerate(sheet.levels)
        ],
        "answers": [
            _answer(competency.name, skill)
            for competency in sheet.competencies
            for skill in competency.skills
            if skill.state != "not_assessed"
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def _answer(competency: str, skill: SkillLine) -> dict[str, Any]:
    return {
        "skill": skill.uuid,
        "slug": skill.slug,
        "name": skill.name,
        "competency": competency,
        "rank": skill.rank,
        "not_applicable": skill.state == "not_applicable",
        "assessed_at": skill.assessed_at.isoformat() if skill.assessed_at else None,
        "confirmed_at": skill.confirmed_at.isoformat() if skill.confirmed_at else None,
    }
