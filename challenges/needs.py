"""What an action needs: skills of a framework and training, by their addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from challenges.article import Line
from competencies.models import SkillEdition
from competencies.models.frameworks import PUBLIC_STATUSES
from training.models import LearningResource


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is needed; no address where the hub doesn't know it."""

    title: str
    url: str = ""


def note_needs(actions: Iterable[Line]) -> None:
    """Put beside each action what it needs: two queries where any needs something."""
    lines = [x for x in actions if x.row.skills or x.row.resources]
    skills = _skills({slug for line in lines for slug in line.row.skills})
    training = _training({slug for line in lines for slug in line.row.resources})
    for line in lines:
        line.needs = [
            *(skills.get(slug, Need(slug)) for slug in line.row.skills),
            *(training.get(slug, Need(slug)) for slug in line.row.resources),
        ]


def _skills(slugs: set[str]) -> Mapping[str, Need]:
    """Return skills by their address; of two frameworks, the one that is newer."""
    if not slugs:
        return {}
    editions = SkillEdition.objects.filter(
        skill__slug__in=slugs, version__status__in=PUBLIC_STATUSES
    )
    rows = editions.select_related("skill__framework").order_by("version", "pk")
    return {
        row.skill.slug: Need(
            row.name,
            reverse(
                "competencies:skill-detail",
                args=[row.skill.framework.slug, row.skill.slug],
            ),
        )
        for row in rows
    }


def _training(slugs: set[str]) -> Mapping[str, Need]:
    if not slugs:
        return {}
    rows = LearningResource.objects.filter(slug__in=slugs).only("slug", "title")
    return {row.slug: Need(row.title, row.get_absolute_url()) for row in rows}
