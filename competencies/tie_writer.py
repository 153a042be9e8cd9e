"""Writes how skills stand to one another, within the file and beyond it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Protocol

from django.db.models import Q

from competencies.crosswalks import KINDS, Tie, settle
from competencies.framework_wording import FrameworkWording
from competencies.importers.identifiers import is_uuid
from competencies.importers.neutral import CrosswalkRow, FrameworkFile, ReportRow
from competencies.models import Framework, OutsideRelation, Skill, SkillRelation
from competencies.upserts import Tally, Upsert, rows_by
from competencies.wording import LinkWording

Targets = Mapping[str, int]


class TieWriter:
    """Relations are not of a version: they are written whatever its status."""

    def __init__(
        self, framework: Framework, skills: Mapping[str, Skill], words: FrameworkWording
    ) -> None:
        self.framework = framework
        self.skills = skills
        self.words = words
        self.rows: list[ReportRow] = []

    def write(self, file: FrameworkFile) -> Tally:
        """Bring the relations to what the file says; nothing is deleted."""
        existing = rows_by(
            SkillRelation.objects.filter(from_skill__framework=self.framework),
            "from_skill_id",
            "to_skill_id",
            "kind",
        )
        there = known_targets(file.crosswalks)
        beyond_ties = self._beyond(file.crosswalks, there)
        ties = [*self._inside(file), *self._consistent(beyond_ties)]
        wanted = {
            (start, end, kind): {
                "from_skill_id": start,
                "to_skill_id": end,
                "kind": kind,
            }
            for start, end, kind in ties
            if start != end
        }
        beyond = {t: _title(r) for r in file.crosswalks if (t := target_of(r, there))}
        told = self.words.relations(self.skills, beyond)
        tally = Upsert(SkillRelation, wording=told).apply(existing, wanted)
        inside = {skill.pk for skill in self.skills.values()}
        left = sorted(key for key in existing.keys() - wanted if key[1] in inside)
        self.rows += [_stays(told, key) for key in left]
        tally.add(self._write_outside(file.crosswalks, there))
        self._adopt_outside()
        return tally

    def _inside(self, file: FrameworkFile) -> list[Tie]:
        return [
            (self.skills[row.from_skill].pk, self.skills[row.to_skill].pk, row.kind)
            for row in file.relations
        ]

    def _beyond(self, rows: Iterable[CrosswalkRow], there: Targets) -> list[Tie]:
        found = [(row, target_of(row, there)) for row in rows]
        return [
            (self.skills[row.from_skill].pk, target, row.kind)
            for row, target in found
            if target is not None
        ]

    def _consistent(self, ties: list[Tie]) -> list[Tie]:
        """Keep what the hub says of no pair yet, or in the same words."""
        matches = [tie for tie in ties if tie[2] in KINDS]
        others = [tie for tie in ties if tie[2] not in KINDS]
        there = _said_of(self.skills.values())
        settled = settle(matches, there)
        self.rows += [self._differs(tie) for tie in settled.against]
        same = [tie for tie in settled.known if tie in there]
        return [*others, *settled.new, *same]

    def _differs(self, tie: Tie) -> ReportRow:
        slugs = {skill.pk: slug for slug, skill in self.skills.items()}
        message = "The hub says otherwise of these two skills, and that stays."
        row = f"skill {slugs[tie[0]]}"
        return ReportRow(row, "crosswalk-differs", message, kept=False)

    def _write_outside(self, rows: Iterable[CrosswalkRow], there: Targets) -> Tally:
        """Keep what leads to something that the hub doesn't have."""
        outside = [row for row in rows if target_of(row, there) is None]
        if not outside:
            return Tally()
        existing = rows_by(
            OutsideRelation.objects.filter(from_skill__framework=self.framework),
            *("from_skill_id", "kind", "target_uri", "target_identifier"),
        )
        wanted = {
            (
                self.skills[row.from_skill].pk,
                row.kind,
                row.target_uri,
                row.target_identifier,
            ): self._outside_fields(row)
            for row in outside
        }
        return Upsert(OutsideRelation, wording=self.words.outside(self.skills)).apply(
            existing, wanted
        )

    def _outside_fields(self, row: CrosswalkRow) -> dict[str, Any]:
        return {
            "from_skill_id": self.skills[row.from_skill].pk,
            "kind": row.kind,
            "target_uri": row.target_uri,
            "target_identifier": row.target_identifier,
            "target_title": row.target_title,
        }

    def _adopt_outside(self) -> None:
        """Make ties to things elsewhere ties of skills, once the hub has them."""
        own = self.skills.values()
        rows = OutsideRelation.objects.filter(
            Q(from_skill__framework=self.framework)
            | Q(target_identifier__in=[str(skill.uuid) for skill in own])
            | Q(target_uri__in=[skill.uri for skill in own if skill.uri])
        )
        outside = list(rows)
        there = known_targets(outside)
        found = [(row, target_of(row, there)) for row in outside]
        known = [(row, target) for row, target in found if target is not None]
        kept = self._adoptable(known)
        SkillRelation.objects.bulk_create(
            [
                SkillRelation(
                    from_skill_id=row.from_skill_id, to_skill_id=target, kind=row.kind
                )
                for row, target in kept
                if row.from_skill_id != target
            ],
            ignore_conflicts=True,
        )
        OutsideRelation.objects.filter(pk__in=[row.pk for row, _ in kept]).delete()

    def _adoptable(
        self, known: list[tuple[OutsideRelation, int]]
    ) -> list[tuple[OutsideRelation, int]]:
        """Leave out what the hub contradicts: such a tie stays as the file told it."""
        ties = [(row.from_skill_id, target, row.kind) for row, target in known]
        starts = Skill.objects.filter(pk__in=[row.from_skill_id for row, _ in known])
        settled = settle([t for t in ties if t[2] in KINDS], _said_of(starts))
        against = set(settled.against)
        return [
            pair for pair, tie in zip(known, ties, strict=True) if tie not in against
        ]


def _said_of(skills: Iterable[Skill]) -> list[Tie]:
    """Return the crosswalks of these skills, either way: one query."""
    keys = [skill.pk for skill in skills]
    ends = Q(from_skill__in=keys) | Q(to_skill__in=keys)
    rows = SkillRelation.objects.crosswalks().filter(ends)
    return list(rows.values_list("from_skill_id", "to_skill_id", "kind"))


class Target(Protocol):
    """What a tie leads to, as a file said it."""

    @property
    def target_uri(self) -> str: ...

    @property
    def target_identifier(self) -> str: ...


def known_targets(rows: Collection[Target]) -> dict[str, int]:
    """Return the keys of the skills that rows speak of, by UUID and by address."""
    if not rows:
        return {}
    uuids = {row.target_identifier for row in rows if is_uuid(row.target_identifier)}
    uris = {row.target_uri for row in rows if row.target_uri}
    skills = Skill.objects.filter(Q(uuid__in=uuids) | Q(uri__in=uris)).order_by("-pk")
    found: dict[str, int] = {}
    for pk, uuid, uri in skills.values_list("pk", "uuid", "uri"):
        found |= {str(uuid): pk} | ({uri: pk} if uri else {})
    return found


def target_of(row: Target, known: Targets) -> int | None:
    """Return the key of the skill that a row speaks of, if the hub has it."""
    return known.get(row.target_identifier) or known.get(row.target_uri)


def _stays(told: LinkWording, key: Tie) -> ReportRow:
    message = (
        f"{told.label(key)} {told.other(key)}: the hub says so and the file doesn't; "
        "it stays."
    )
    return ReportRow(row=told.record(key), code="not-in-file", message=message)


def _title(row: CrosswalkRow) -> str:
    return row.target_title or row.target_uri or row.target_identifier
