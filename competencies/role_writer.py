"""Puts role profiles into the database: the only writer of imported roles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from competencies.importers.neutral import ReportRow, RoleRow
from competencies.importers.roles import match_skill
from competencies.models import Framework, Role, RoleSkill, SkillEdition
from competencies.models.frameworks import Status
from competencies.upserts import Tally, Upsert, rows_by
from competencies.wording import Wording


@dataclass(slots=True)
class WrittenRoles:
    """What an import of roles came to."""

    tally: Tally = field(default_factory=Tally)
    rows: list[ReportRow] = field(default_factory=list)
    expectations: int = 0


class RoleWriter:
    """Writes roles into one framework; its skills are matched by name, then slug."""

    def __init__(self, framework: Framework, *, by_name: bool = True) -> None:
        self.framework = framework
        self.highest = framework.highest_rank
        editions = SkillEdition.objects.filter(version__framework=framework)
        # The version in force comes last, so that its names win over older ones.
        rows = editions.exclude(version__status=Status.PUBLISHED).order_by("pk")
        in_force = editions.filter(version__status=Status.PUBLISHED)
        fields = ("name", "skill__slug", "skill_id")
        named = [*rows.values_list(*fields), *in_force.values_list(*fields)]
        self.by_name = {name: skill for name, _slug, skill in named if by_name}
        self.by_slug = {slug: skill for _name, slug, skill in named}
        self.names = {skill: name for name, _slug, skill in named}

    def write(self, roles: Sequence[RoleRow]) -> WrittenRoles:
        """Bring the framework's roles to what the files say; nothing is deleted.

        Call it inside a transaction.
        """
        written = WrittenRoles()
        existing = rows_by(Role.objects.filter(framework=self.framework), "slug")
        wanted = {
            row.slug: {
                "slug": row.slug,
                "name": row.name,
                "description": row.description,
            }
            for row in roles
        }
        new_fields = {"framework": self.framework, "is_published": True}
        told = Wording(
            record=_record,
            title=lambda slug: wanted[slug]["name"],
            hidden=frozenset({"slug"}),
        )
        upsert = Upsert(Role, wording=told)
        brought = _identities(row for row in roles if row.slug not in existing)
        written.tally.add(upsert.apply(existing, wanted, new_fields, brought))
        for row in roles:
            self._write_levels(existing[row.slug], row, written)
        return written

    def _write_levels(self, role: Role, row: RoleRow, written: WrittenRoles) -> None:
        wanted = {}
        for name, rank in row.levels:
            skill = match_skill(name, self.by_name, self.by_slug)
            problem = self._problem(name, skill, rank)
            if problem is not None:
                written.rows.append(_dropped(row, *problem))
                continue
            wanted[skill] = {"skill_id": skill, "rank": rank}
        existing = rows_by(RoleSkill.objects.filter(role=role), "skill_id")
        told = Wording(
            record=lambda skill: _record(row.slug),
            title=lambda skill: row.name,
            part=lambda skill: self.names.get(skill, str(skill)),
            hidden=frozenset({"skill_id"}),
        )
        upsert = Upsert(RoleSkill, wording=told)
        written.tally.add(upsert.apply(existing, wanted, {"role": role}))
        written.expectations += len(wanted)

    def _problem(
        self, name: str, skill: int | None, rank: int
    ) -> tuple[str, str] | None:
        if skill is None:
            return "unknown-skill", f"{self.framework} has no skill “{name}”."
        if self.highest is None or rank > self.highest:
            return "off-the-scale", f"“{name}”: there is no level {rank}."
        return None


def _identities(roles: Iterable[RoleRow]) -> dict[str, dict[str, object]]:
    """Return the UUIDs that new roles bring, where nothing else in the hub has them."""
    brought = {row.slug: row.identifier for row in roles if row.identifier}
    there = Role.objects.filter(uuid__in=brought.values()) if brought else ()
    taken = {str(role.uuid) for role in there}
    return {slug: {"uuid": uuid} for slug, uuid in brought.items() if uuid not in taken}


def _record(slug: str) -> str:
    return f"role {slug}"


def _dropped(row: RoleRow, code: str, message: str) -> ReportRow:
    return ReportRow(row=f"role {row.slug}", code=code, message=message, kept=False)
