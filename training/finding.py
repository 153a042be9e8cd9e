"""What the catalogue holds for a search: its keys in order, and counts by facet.

Everything is read in a constant number of queries and narrowed here (see
docs/adr/0049).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Lower

from competencies.models import SkillEdition
from competencies.models.frameworks import Status
from curation.kinds import Person
from profiles.models import Profile, SkillAssessment
from search.narrowing import Narrowed, Row, narrow
from training.fitting import Held, can_start, ends_above
from training.models import LearningResource, RequiresSkill, TeachesSkill
from training.search_address import FACETS, PERSONAL, Search

HOUR = 60
# The same names in addresses and in the API.
TIMES = (("1h", HOUR), ("3h", 3 * HOUR), ("10h", 10 * HOUR))
LONGER, UNSAID, YES = "longer", "unsaid", "1"


@dataclass(frozen=True, slots=True)
class Competency:
    """Where a skill stands in its framework, as in force."""

    framework: str
    framework_slug: str
    name: str
    slug: str

    @property
    def key(self) -> str:
        return f"{self.framework_slug}.{self.slug}" if self.slug else ""


@dataclass(slots=True)
class Levels:
    """What one resource asks for at its start, and where it leads, by skill."""

    entry: list[tuple[int, int]] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)
    skills: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """What is left of the catalogue, and the names of what it can be narrowed by."""

    narrowed: Narrowed
    competencies: Sequence[Competency]
    providers: Mapping[str, str]
    total: int

    @property
    def keys(self) -> Sequence[int]:
        return self.narrowed.keys


def held_by(user: Person) -> dict[int, int | None]:
    """Return what a person holds, by skill and over all frameworks: one query."""
    if not user.is_authenticated:
        return {}
    profiles = Profile.objects.visible_to(user)
    rows = SkillAssessment.objects.filter(profile__in=profiles)
    return dict(rows.values_list("skill_id", "rank"))


def in_order(resources: QuerySet[Any], order: str) -> QuerySet[Any]:
    """Put resources into an order; "best" is the one that the words gave."""
    title = Lower("title")
    orders: dict[str, tuple[Any, ...]] = {
        "title": (title, "pk"),
        "time": (F("minutes").asc(nulls_last=True), title, "pk"),
        "new": ("-created_at", "-pk"),
        "changed": ("-updated_at", "-pk"),
    }
    return resources.order_by(*orders[order]) if order in orders else resources


def find(search: Search, user: Person, held: Held, *, order: str = "") -> Found:
    """Return what answers to a search, for a person who holds these levels."""
    rows = list(_rows(search, user, order or search.order))
    levels, placed = _levels(user), _competencies()
    narrowed = narrow(
        (_row(each, levels[each[0]], placed, held) for each in rows),
        search.chosen if user.is_authenticated else search.for_everybody().chosen,
        FACETS,
    )
    return Found(
        narrowed,
        competencies=sorted(
            set(placed.values()), key=lambda c: (c.framework.lower(), c.name.lower())
        ),
        providers={each[6]: each[7] for each in rows if each[6]},
        total=len(rows),
    )


def _rows(search: Search, user: Person, order: str) -> QuerySet[Any, Any]:
    resources = LearningResource.objects.visible_to(user).listed()
    if search.words:
        resources = resources.matching(search.words)
    if search.skill:
        resources = resources.teaching_skill(
            search.skill_slug,
            framework=search.skill_framework,
            from_rank=search.from_rank,
        )
    own = ("pk", "kind", "format", "cost", "languages", "licence")
    return in_order(resources, order).values_list(
        *own, "provider__slug", "provider__name", "minutes"
    )


def _levels(user: Person) -> Mapping[int, Levels]:
    """Return what each resource teaches and asks for: two queries."""
    found: dict[int, Levels] = defaultdict(Levels)
    taught = TeachesSkill.objects.values_list(
        "resource_id", "skill_id", "from_rank", "to_rank"
    )
    for resource, skill, start, end in taught:
        levels = found[resource]
        levels.skills.append(skill)
        if end is not None:
            levels.entry.append((skill, start or 0))
            levels.ends.append((skill, end))
    asked = RequiresSkill.objects.values_list("resource_id", "skill_id", "rank")
    for resource, skill, rank in asked if user.is_authenticated else ():
        found[resource].entry.append((skill, rank))
    return found


def _competencies() -> dict[int, Competency]:
    """Return where each skill stands in the frameworks in force: one query."""
    rows = SkillEdition.objects.filter(version__status=Status.PUBLISHED).values_list(
        "skill_id",
        "version__framework__name",
        "version__framework__slug",
        "group__name",
        "group__group__slug",
    )
    return {
        skill: Competency(framework, framework_slug, name or "", slug or "")
        for skill, framework, framework_slug, name, slug in rows
    }


def _row(
    read: tuple[Any, ...],
    levels: Levels,
    placed: Mapping[int, Competency],
    held: Held,
) -> Row:
    pk, kind, form, cost, languages, licence, provider, _name, minutes = read
    single = {"type": kind, "format": form, "cost": cost, "licence": licence}
    values: dict[str, Iterable[str]] = {k: (v,) for k, v in single.items() if v}
    values["provider"] = (provider,) if provider else ()
    values["language"] = _once(str(each) for each in languages)
    values["time"] = _times(minutes)
    public = [skill for skill in levels.skills if skill in placed]
    values["competency"] = _once(placed[s].key for s in public if placed[s].key)
    values["reaches"] = _once(str(r) for s, r in levels.ends if s in placed)
    values |= {name: (YES,) for name in PERSONAL if FITS[name](levels, held)}
    return Row(pk, {name: tuple(each) for name, each in values.items()})


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(set(values))


def _times(minutes: int | None) -> tuple[str, ...]:
    """Return every bound that a time keeps, so that three hours hold one hour too."""
    if minutes is None:
        return (UNSAID,)
    return tuple(key for key, most in TIMES if minutes <= most) or (LONGER,)


def _starts(levels: Levels, held: Held) -> bool:
    """Only what says where it leads is claimed to be within reach."""
    return bool(levels.ends) and can_start(levels.entry, held)


def _ends_above(levels: Levels, held: Held) -> bool:
    return ends_above(levels.ends, held)


FITS: Mapping[str, Callable[[Levels, Held], bool]] = {
    "start": _starts,
    "above": _ends_above,
}
