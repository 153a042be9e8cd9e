"""What the catalogue can be narrowed by: the competencies that its resources teach."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import HttpRequest

from competencies.facets import Facet, Option
from competencies.models import SkillEdition
from competencies.models.frameworks import Status
from competencies.paging import slug_in
from search.words import words_of
from training.models import LearningResourceQuerySet


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address asks the catalogue for; empty where it asks for nothing."""

    words: str
    skill: str
    framework: str
    competency: str

    @property
    def is_anything(self) -> bool:
        return any((self.words, self.skill, self.competency))

    def narrow(self, resources: LearningResourceQuerySet) -> LearningResourceQuerySet:
        """Keep the resources that answer to all of it."""
        found = self.without_facet(resources)
        if not self.competency:
            return found
        return found.teaching_competency(self.framework, self.competency)

    def without_facet(
        self, resources: LearningResourceQuerySet
    ) -> LearningResourceQuerySet:
        """Keep what answers to the rest: a facet's counts leave its own choice out."""
        found = resources.matching(self.words) if self.words else resources
        return found.teaching_skill(self.skill) if self.skill else found

    def address(self, framework: str, competency: str) -> str:
        """Return where choosing a competency leads; choosing it again takes it back."""
        kept = {"q": self.words, "skill": self.skill}
        if (framework, competency) != (self.framework, self.competency):
            kept |= {"framework": framework, "competency": competency}
        return "?" + urlencode({name: value for name, value in kept.items() if value})


def chosen_in(request: HttpRequest) -> Chosen:
    return Chosen(
        words=words_of(request),
        skill=slug_in(request, "skill"),
        framework=slug_in(request, "framework"),
        competency=slug_in(request, "competency"),
    )


def competency_facets(
    resources: LearningResourceQuerySet, chosen: Chosen
) -> list[Facet]:
    """Return a facet for each framework in force, in one query."""
    rows = _counts(chosen.without_facet(resources))
    return [
        Facet(name, [_option(row, chosen) for row in of_framework])
        for name, of_framework in groupby(
            rows, key=lambda row: str(row["version__framework__name"])
        )
    ]


def _counts(resources: LearningResourceQuerySet) -> list[dict[str, Any]]:
    taught = Q(skill__taught_by__resource__in=resources.values("pk"))
    editions = SkillEdition.objects.filter(
        taught, version__status=Status.PUBLISHED, group__isnull=False
    )
    rows = (
        editions.values(
            "version__framework__name",
            "version__framework__slug",
            "group__group__slug",
            "group__name",
        )
        .annotate(count=Count("skill__taught_by__resource", distinct=True))
        .order_by("version__framework__name", "version__framework", "group__name")
    )
    return [dict(row) for row in rows]


def _option(row: dict[str, Any], chosen: Chosen) -> Option:
    framework, competency = row["version__framework__slug"], row["group__group__slug"]
    return Option(
        name=row["group__name"],
        url=chosen.address(framework, competency),
        count=row["count"],
        is_on=(framework, competency) == (chosen.framework, chosen.competency),
    )
