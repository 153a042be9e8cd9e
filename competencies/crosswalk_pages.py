"""Two frameworks side by side: which skills correspond, and which stand alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from competencies.crosswalks import INVERSE, KINDS, Coverage, cover
from competencies.models import Framework, FrameworkVersion, SkillRelation
from competencies.outlines import Outline
from competencies.partners import kind_in_words
from competencies.tree import GroupNode, SkillNode
from curation.kinds import Person


def crosswalked_with(user: Person, framework: Framework) -> QuerySet[Framework]:
    """Return the frameworks with ties to this one, either way: one query."""
    ties = SkillRelation.objects.crosswalks()
    there = ties.filter(from_skill__framework=framework)
    back = ties.filter(to_skill__framework=framework)
    others = Q(pk__in=there.values("to_skill__framework"))
    others |= Q(pk__in=back.values("from_skill__framework"))
    return Framework.objects.visible_to(user).filter(others).order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Match:
    """A skill of the other framework, and how the one here stands to it."""

    skill: SkillNode
    competency: GroupNode
    kind: str
    words: str
    relation: SkillRelation


@dataclass(frozen=True, slots=True)
class MatchedSkill:
    """A skill here with all that corresponds to it, the nearest first."""

    skill: SkillNode
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class MatchedCompetency:
    group: GroupNode
    matched: tuple[MatchedSkill, ...]
    alone: tuple[SkillNode, ...]

    @property
    def total(self) -> int:
        return len(self.matched) + len(self.alone)


class CrosswalkPage:
    """Reads two versions and the ties between them: five queries."""

    def __init__(self, here: FrameworkVersion, there: FrameworkVersion) -> None:
        self.here, self.there = here, there
        self.outline, self.other = Outline(here), Outline(there)
        ties = SkillRelation.objects.crosswalks().between(
            here.framework, there.framework
        )
        self.matches = self._matches(list(ties.order_by("pk")))

    def _matches(self, ties: Sequence[SkillRelation]) -> Mapping[int, list[Match]]:
        """Return what corresponds, as said from here, by the key of the skill here."""
        found: dict[int, list[Match]] = defaultdict(list)
        for row in ties:
            mine, theirs, kind = row.from_skill_id, row.to_skill_id, row.kind
            if mine not in self.outline.skills:
                mine, theirs, kind = theirs, mine, INVERSE.get(kind, kind)
            # What a version left out since is no partner in it.
            if mine in self.outline.skills and theirs in self.other.skills:
                found[mine].append(self._match(theirs, kind, row))
        for matches in found.values():
            matches.sort(key=lambda match: KINDS.index(match.kind))
        return found

    def _match(self, skill: int, kind: str, row: SkillRelation) -> Match:
        return Match(
            skill=self.other.skills[skill],
            competency=self.other.competency_of[skill],
            kind=kind,
            words=kind_in_words(kind),
            relation=row,
        )

    @cached_property
    def competencies(self) -> list[MatchedCompetency]:
        """Every competency here, in the order of the framework."""
        return [self._competency(group) for group in self.outline.competencies]

    def _competency(self, group: GroupNode) -> MatchedCompetency:
        return MatchedCompetency(
            group=group,
            matched=tuple(
                MatchedSkill(skill, tuple(self.matches[skill.pk]))
                for skill in group.skills
                if skill.pk in self.matches
            ),
            alone=tuple(s for s in group.skills if s.pk not in self.matches),
        )

    @cached_property
    def coverage(self) -> Coverage:
        return cover(list(self.outline.skills), self.matches)

    @cached_property
    def coverage_there(self) -> Coverage:
        partnered = (m.skill.pk for found in self.matches.values() for m in found)
        return cover(list(self.other.skills), partnered)

    @property
    def alone_there(self) -> list[tuple[GroupNode, list[SkillNode]]]:
        """Return the skills there without a partner, by competency."""
        alone = set(self.coverage_there.alone)
        groups = (
            (group, [s for s in group.skills if s.pk in alone])
            for group in self.other.competencies
        )
        return [(group, skills) for group, skills in groups if skills]

    def rows(self) -> Iterator[dict[str, str]]:
        """Yield a line for each tie and for each skill alone, as a table has them."""
        for competency in self.competencies:
            for each in competency.matched:
                for match in each.matches:
                    yield self._row(competency.group, each.skill, match)
            for skill in competency.alone:
                yield self._row(competency.group, skill, None)
        for group, skills in self.alone_there:
            for skill in skills:
                yield self._cells(None, None, "") | self._other_cells(group, skill)

    def _row(
        self, group: GroupNode, skill: SkillNode, match: Match | None
    ) -> dict[str, str]:
        if match is None:
            return self._cells(group, skill, "") | self._other_cells(None, None)
        row = self._cells(group, skill, match.kind)
        row |= self._other_cells(match.competency, match.skill)
        relation = match.relation
        stands = relation.confirmed_at.isoformat() if relation.confirmed_at else ""
        return row | {
            _("Source"): relation.source,
            _("Note"): relation.note,
            _("Confirmed"): stands,
        }

    def _cells(
        self, group: GroupNode | None, skill: SkillNode | None, kind: str
    ) -> dict[str, str]:
        return {
            f"{self.here}: {_('competency')}": group.name if group else "",
            f"{self.here}: {_('skill')}": skill.name if skill else "",
            f"{self.here}: {_('address')}": skill.slug if skill else "",
            _("Kind"): kind,
        }

    def _other_cells(
        self, group: GroupNode | None, skill: SkillNode | None
    ) -> dict[str, str]:
        return {
            f"{self.there}: {_('competency')}": group.name if group else "",
            f"{self.there}: {_('skill')}": skill.name if skill else "",
            f"{self.there}: {_('address')}": skill.slug if skill else "",
        }
