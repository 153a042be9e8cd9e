"""Writes how skills stand to one another, within the file and beyond it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from competencies.importers.neutral import CrosswalkRow, FrameworkFile
from competencies.models import Framework, Skill, SkillRelation
from competencies.upserts import Tally, Telling, Upsert, rows_by

Tie = tuple[int, int, str]


class TieWriter:
    """Relations are not of a version: they are written whatever its status."""

    def __init__(
        self, framework: Framework, skills: Mapping[str, Skill], told: Telling
    ) -> None:
        self.framework = framework
        self.skills = skills
        self.told = told

    def write(self, file: FrameworkFile) -> Tally:
        """Bring the relations to what the file says; nothing is deleted."""
        existing = rows_by(
            SkillRelation.objects.filter(from_skill__framework=self.framework),
            "from_skill_id",
            "to_skill_id",
            "kind",
        )
        ties = [*self._inside(file), *self._beyond(file.crosswalks)]
        wanted = {
            (start, end, kind): {
                "from_skill_id": start,
                "to_skill_id": end,
                "kind": kind,
            }
            for start, end, kind in ties
            if start != end
        }
        return Upsert(SkillRelation, wording=self.told).apply(existing, wanted)

    def _inside(self, file: FrameworkFile) -> list[Tie]:
        return [
            (self.skills[row.from_skill].pk, self.skills[row.to_skill].pk, row.kind)
            for row in file.relations
        ]

    def _beyond(self, rows: Iterable[CrosswalkRow]) -> list[Tie]:
        rows = list(rows)
        there = known_targets(rows)
        found = [(row, target_of(row, there)) for row in rows]
        return [
            (self.skills[row.from_skill].pk, target, row.kind)
            for row, target in found
            if target is not None
        ]


def known_targets(rows: Iterable[CrosswalkRow]) -> dict[str, int]:
    """Return the keys of the skills that rows speak of, by UUID and by address."""
    rows = list(rows)
    uuids = {row.target_identifier for row in rows if row.target_identifier}
    uris = {row.target_uri for row in rows if row.target_uri}
    if not rows:
        return {}
    skills = Skill.objects.filter(Q(uuid__in=uuids) | Q(uri__in=uris)).order_by("-pk")
    found: dict[str, Any] = {}
    for pk, uuid, uri in skills.values_list("pk", "uuid", "uri"):
        found |= {str(uuid): pk} | ({uri: pk} if uri else {})
    return found


def target_of(row: CrosswalkRow, known: Mapping[str, int]) -> int | None:
    """Return the key of the skill that a row speaks of, if the hub has it."""
    return known.get(row.target_identifier) or known.get(row.target_uri)
