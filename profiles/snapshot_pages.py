"""What the page of a snapshot shows: a profile as it was, in the version it was in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from competencies.models import FrameworkVersion, SkillEdition
from competencies.outlines import Outline, Scale, scale_of
from profiles.holdings import Holdings
from profiles.models import Snapshot
from profiles.pages import ProfilePage, answer_in_words, profile_page
from profiles.snapshots import holdings_in


@dataclass(frozen=True, slots=True)
class OutsideRow:
    """An answer for a skill that the version does not have (any more)."""

    name: str
    slug: str
    level: str


@dataclass(frozen=True, slots=True)
class SnapshotPage:
    profile: ProfilePage
    scale: Scale
    outside: list[OutsideRow]


def snapshot_page(snapshot: Snapshot) -> SnapshotPage:
    """Return a snapshot as its page and the API show it."""
    outline, scale = Outline(snapshot.version), scale_of(snapshot.version)
    holdings = holdings_in(snapshot)
    return SnapshotPage(
        profile=profile_page(outline, holdings, scale),
        scale=scale,
        outside=outside_rows(outline, holdings, scale),
    )


def outside_rows(
    outline: Outline, holdings: Holdings, scale: Scale
) -> list[OutsideRow]:
    """Return the answers for skills that the version lacks, by name: one query."""
    answers = {
        skill: answer
        for skill, answer in holdings.answers.items()
        if skill not in outline.skills
    }
    return [
        OutsideRow(name, slug, answer_in_words(answers[skill], scale))
        for skill, name, slug in names_of(answers)
    ]


def names_of(skills: Collection[int]) -> list[tuple[int, str, str]]:
    """Return key, name and slug of skills in the newest public version that has them.

    One query, or none for no skills.
    """
    if not skills:
        return []
    public = FrameworkVersion.objects.public()
    editions = SkillEdition.objects.filter(skill__in=skills).concepts(public)
    rows = editions.values_list("skill_id", "name", "skill__slug")
    return sorted(rows, key=lambda row: (row[1].lower(), row[0]))
