"""Who is named in a team, and what they hold: the only reader of other people's levels.

Whoever is counted or hidden never enters here; figures about the counted are made in
`profiles/groups.py` alone (docs/adr/0054).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404

from competencies.models import Framework, FrameworkVersion, RoleSkill
from competencies.outlines import Outline, Scale, scale_of
from profiles.models import SkillAssessment, SkillRemark
from profiles.models.evidence import Interest
from teams.coverage import (
    Cover,
    RoleTarget,
    SkillTarget,
    cover,
    wanted_of,
)
from teams.matrix import Member
from teams.models import Membership, Team, TeamTarget


def version_of(framework: Framework) -> FrameworkVersion:
    """Return what is in force of a framework: one query. Raises Http404."""
    versions = FrameworkVersion.objects.published().select_related("framework")
    version = versions.filter(framework=framework).first()
    if version is None:
        raise Http404
    return version


@dataclass(frozen=True, slots=True)
class Said:
    """A level that somebody named holds, and the day they last confirmed it."""

    rank: int | None
    confirmed: date


class Crew:
    """A team in one framework, read as it is asked for, each thing once."""

    def __init__(self, team: Team, framework: Framework | None = None) -> None:
        self.team, self.framework = team, framework or team.framework

    @cached_property
    def version(self) -> FrameworkVersion:
        return version_of(self.framework)

    @cached_property
    def outline(self) -> Outline:
        return Outline(self.version)

    @cached_property
    def scale(self) -> Scale:
        return scale_of(self.version)

    @cached_property
    def memberships(self) -> Sequence[Membership]:
        """Everybody in the team today, by name."""
        rows = Membership.objects.live().filter(team=self.team)
        related = rows.select_related("person", "role")
        return sorted(related, key=lambda each: (name_of(each).casefold(), each.pk))

    @cached_property
    def named(self) -> Sequence[Membership]:
        """Who shows their levels by name, of `memberships`: one query more."""
        rows = Membership.objects.named_in(self.framework).filter(team=self.team)
        keys = set(rows.values_list("pk", flat=True))
        return [each for each in self.memberships if each.pk in keys]

    @cached_property
    def members(self) -> list[Member]:
        return [member_of(each) for each in self.named]

    @cached_property
    def names(self) -> dict[str, str]:
        return {each.key: each.name for each in self.members}

    @cached_property
    def said(self) -> Mapping[str, Mapping[int, Said]]:
        """What the named hold, by their key and the skill's: one query."""
        rows = SkillAssessment.objects.filter(
            profile__framework=self.framework, profile__owner__in=self._people
        )
        found: dict[str, dict[int, Said]] = {each.key: {} for each in self.members}
        for owner, skill, rank, confirmed in rows.values_list(
            "profile__owner", "skill", "rank", "confirmed_at"
        ):
            found[self._people[owner]][skill] = Said(rank, confirmed.date())
        return found

    @cached_property
    def held(self) -> Mapping[str, Mapping[int, int | None]]:
        """The ranks of the named, by their key and the skill's."""
        return {
            key: {skill: each.rank for skill, each in said.items()}
            for key, said in self.said.items()
        }

    @cached_property
    def keen(self) -> Mapping[str, frozenset[int]]:
        """What the named are keen on: one query."""
        rows = SkillRemark.objects.filter(
            profile__framework=self.framework,
            profile__owner__in=self._people,
            interest=Interest.STRONG,
        )
        found: dict[str, set[int]] = defaultdict(set)
        for owner, skill in rows.values_list("profile__owner", "skill"):
            found[self._people[owner]].add(skill)
        return {key: frozenset(skills) for key, skills in found.items()}

    @cached_property
    def _people(self) -> Mapping[int, str]:
        return {each.person_id: str(each.uuid) for each in self.named}

    @cached_property
    def targets(self) -> Sequence[TeamTarget]:
        """What the team aims at in this framework: one query."""
        rows = TeamTarget.objects.filter(team=self.team).select_related("role", "skill")
        return [each for each in rows.order_by("pk") if self._is_here(each)]

    def _is_here(self, target: TeamTarget) -> bool:
        of = target.role or target.skill
        return of is not None and of.framework_id == self.framework.pk

    @cached_property
    def wanted(self) -> Mapping[int, tuple[int, ...]]:
        """The ranks that the targets ask of each skill: one query more."""
        roles = [each for each in self.targets if each.role is not None]
        ranks: dict[int, dict[int, int]] = defaultdict(dict)
        rows = RoleSkill.objects.filter(role__in=[each.role_id for each in roles])
        for role, skill, rank in rows.values_list("role", "skill", "rank"):
            ranks[role][skill] = rank
        return wanted_of(
            [
                RoleTarget(str(each.role), ranks[each.role_id or 0], each.people)
                for each in roles
            ],
            [
                SkillTarget(each.skill_id, each.rank, each.people)
                for each in self.targets
                if each.skill_id is not None and each.rank is not None
            ],
        )

    @cached_property
    def covers(self) -> list[Cover]:
        return cover(self.wanted, self.held, order=list(self.outline.skills))

    def covers_without(self, key: str) -> list[Cover]:
        """Return the coverage as it would be without one of the named."""
        left = {who: held for who, held in self.held.items() if who != key}
        return cover(self.wanted, left, order=list(self.outline.skills))


def name_of(membership: Membership) -> str:
    return membership.person.get_short_name()


def member_of(membership: Membership) -> Member:
    return Member(
        key=str(membership.uuid),
        name=name_of(membership),
        does=membership.does,
        grade=membership.grade,
    )
