"""What a resource says of itself, for its page: facts, and what is not known yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from competencies.models import Level
from competencies.models.frameworks import Status
from training.cards import Card
from training.completeness import Completeness, completeness_of
from training.models import LearningResource
from training.pages import Step

NAMES: Mapping[str, StrOrPromise] = {
    "title": _("its title"),
    "url": _("its address"),
    "description": _("what it is about"),
    "authors": _("who wrote it"),
    "languages": _("its language"),
    "keywords": _("keywords"),
    "licence": _("its licence"),
    "version_date": _("the date of this version"),
    "audience": _("who it is for"),
    "kind": _("what type of thing it is"),
    "outcomes": _("what you can do afterwards"),
    "cost": _("what it costs"),
    "levels": _("from which level to which it leads"),
    "time": _("how long it takes"),
}


@dataclass(frozen=True, slots=True)
class Taught:
    """A step with the levels' names, and where it comes from."""

    step: Step
    mine: str
    from_name: str
    to_name: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not known yet, in words, and how much is."""

    completeness: Completeness
    names: Sequence[StrOrPromise]


def said_of(resource: LearningResource, *, has_levels: bool) -> Completeness:
    """Return how complete a resource is; whether it has levels is asked elsewhere."""
    said = {name: getattr(resource, name, None) for name in NAMES}
    return completeness_of(said | {"levels": has_levels})


def missing_of(card: Card) -> Missing:
    has_levels = any(line.has_levels for line in card.steps)
    whole = said_of(card.resource, has_levels=has_levels)
    names = [*whole.missing, *(["time"] if card.time.is_guess else [])]
    return Missing(whole, [NAMES[name] for name in names])


def taught_by(card: Card) -> list[Taught]:
    """Return what a resource teaches with the words of the levels: one query."""
    steps = [(line.of, line.mine) for line in card.steps if isinstance(line.of, Step)]
    names = _level_names({step.framework for step, _mine in steps})
    return [
        Taught(
            step,
            mine,
            names.get((step.framework, step.from_rank), ""),
            names.get((step.framework, step.to_rank), ""),
        )
        for step, mine in steps
    ]


def _level_names(frameworks: Iterable[str]) -> dict[tuple[str, int | None], str]:
    """Return the names of the levels in force, by framework and rank."""
    in_force = Q(version__status=Status.PUBLISHED)
    rows = Level.objects.filter(in_force, version__framework__slug__in=frameworks)
    return {
        (framework, rank): name
        for framework, rank, name in rows.values_list(
            "version__framework__slug", "rank", "name"
        )
    }
