"""What stands at the skills of a profile beside the levels: evidence and remarks.

`beside_skills` is what every page and endpoint reads these with. Whoever calls it says
which skills the reader sees a rating of; no other skill comes back.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from profiles.models import Evidence, Interest, Opinion, Profile, SkillRemark


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands at one skill; empty where nothing does."""

    evidence: list[Evidence] = field(default_factory=list)
    remark: SkillRemark | None = None
    opinions: list[Opinion] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.evidence or self.opinions or self.remark)

    @property
    def interest(self) -> str:
        """How keen the person is, in words; empty: not said."""
        if self.remark is None or self.remark.interest is None:
            return ""
        return str(Interest(self.remark.interest).label)


def beside_skills(
    profile: Profile,
    skills: Collection[int],
    *,
    with_evidence: bool = True,
    with_notes: bool = True,
    hidden_too: bool = False,
) -> Mapping[int, Beside]:
    """Return what stands at these skills, by their keys: at most three queries.

    `skills` are those whose rating the reader may see. Opinions of others come along
    where the person shows them; `hidden_too` is for the person alone.
    """
    if profile.pk is None:
        return {}
    opinions = Opinion.objects.filter(profile=profile, skill__in=skills)
    found = {skill: Beside() for skill in skills}
    if with_evidence:
        for link in _evidence(profile, skills):
            found[link.skill_id].evidence.append(link)
    for opinion in _told(opinions if hidden_too else opinions.shown()):
        found[opinion.skill_id].opinions.append(opinion)
    if with_notes:
        found |= _with_remarks(profile, found)
    return {skill: beside for skill, beside in found.items() if not beside.is_empty}


def _evidence(profile: Profile, skills: Collection[int]) -> list[Evidence]:
    rows = Evidence.objects.filter(profile=profile, skill__in=skills)
    return list(rows.order_by("created_at", "pk"))


def _told(opinions: QuerySet[Opinion]) -> list[Opinion]:
    return list(opinions.select_related("author").order_by("-given_at", "-pk"))


def _with_remarks(profile: Profile, found: Mapping[int, Beside]) -> dict[int, Beside]:
    rows = SkillRemark.objects.filter(profile=profile, skill__in=found)
    return {
        row.skill_id: Beside(
            found[row.skill_id].evidence, row, found[row.skill_id].opinions
        )
        for row in rows
    }
