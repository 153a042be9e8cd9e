"""Makes the stable skills and groups that a file has and the framework lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from competencies.importers.neutral import GroupRow, ReportRow, SkillRow
from competencies.models import Framework, Skill, SkillGroup
from competencies.upserts import Upsert

Concept = TypeVar("Concept", Skill, SkillGroup)
Rows = Sequence[SkillRow] | Sequence[GroupRow]


class ConceptWriter:
    """Writes concepts of one framework; of a published version nothing may be new."""

    def __init__(self, framework: Framework, *, is_fixed: bool) -> None:
        self.framework = framework
        self.is_fixed = is_fixed
        self.differences: list[str] = []
        self.rows: list[ReportRow] = []

    def write(
        self, model: type[Concept], known: dict[str, Concept], rows: Rows
    ) -> None:
        """Make what is missing, by slug; `known` then holds it too.

        What is new takes the UUID that the file brings, unless something else in the
        hub has it.
        """
        identities = self._identities(model, known, rows)
        self._note_addresses(model, known, rows)
        wanted = {row.slug: {"slug": row.slug} for row in rows}
        new = Upsert(model, is_fixed=self.is_fixed).apply(
            known, wanted, {"framework": self.framework}, identities
        )
        self.differences += new.differences

    def _identities(
        self, model: type[Concept], known: Mapping[str, Concept], rows: Rows
    ) -> dict[str, dict[str, Any]]:
        new = [row for row in rows if row.slug not in known]
        brought = [row.identifier for row in new if row.identifier]
        there = model._default_manager.filter(uuid__in=brought)
        taken = {str(uuid) for uuid in there.values_list("uuid", flat=True)}
        found: dict[str, dict[str, Any]] = {}
        for row in new:
            found[row.slug] = {"uri": row.uri}
            if row.identifier in taken:
                self.rows.append(_taken(model, row))
            elif row.identifier:
                found[row.slug]["uuid"] = row.identifier
                taken.add(row.identifier)
        return found

    def _note_addresses(
        self, model: type[Concept], known: Mapping[str, Concept], rows: Rows
    ) -> None:
        """Note where something comes from that had no address and another UUID."""
        stale = []
        for row in rows:
            concept = known.get(row.slug)
            is_new_to_us = concept and row.uri and not concept.uri
            if concept and is_new_to_us and str(concept.uuid) != row.identifier:
                concept.uri = row.uri
                stale.append(concept)
        if stale:
            model._default_manager.bulk_update(stale, ["uri"])


def _taken(
    model: type[Skill] | type[SkillGroup], row: SkillRow | GroupRow
) -> ReportRow:
    kind = "skill" if model is Skill else "group"
    message = "Its identifier is in use elsewhere in the hub; it got another."
    return ReportRow(f"{kind} {row.slug}", "identifier-taken", message)
