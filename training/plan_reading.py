"""What the planner is asked for one goal: levels, aims, and what the catalogue has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Count

from competencies.models import Framework
from curation.link_health import Health, health_of
from curation.link_states import State
from training.cards import typical_times
from training.effort import effort
from training.kinds import Cost
from training.models import (
    LearningResource,
    MarkState,
    RequiresSkill,
    TeachesSkill,
)
from training.outcomes import outcome_weights
from training.plan_values import Candidate
from training.times import Time, time_of
from training.wishes import Wishes

STALE_AFTER = timedelta(days=730)
DOUBTED = (State.UNVERIFIED, State.SUSPECT)
MINUTES = 60


class Excluded(StrEnum):
    """Why a resource may not be in the plan, as its caller says it."""

    BROKEN = "broken"
    DONE = "done"
    NOT_FOR_ME = "not-for-me"
    LEFT_OUT = "left-out"
    NOT_FREE = "not-free"
    FORMAT = "format"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Offer:
    """A resource that teaches a skill of the framework from one level to another."""

    resource: LearningResource
    time: Time
    candidate: Candidate
    health: Health | None


def offers_in(
    framework: Framework, skills: Iterable[int], *, today: date
) -> dict[str, Offer]:
    """Return what teaches any of `skills`, by slug: six queries, however much it is.

    A skill that the person's version of the framework lacks is neither taught nor
    asked for: nobody can say where they stand with it.
    """
    known = {str(skill) for skill in skills}
    gives, needs = _gives(framework), _needs(framework)
    resources = (
        LearningResource.objects.listed()
        .filter(pk__in=gives.keys())
        .select_related("provider")
        .defer("search", "folded", "imported", "outcomes")
    )
    listed = list(resources)
    typical = typical_times()
    healths = health_of(resource.url for resource in listed)
    outcomes = outcome_weights(framework)
    return {
        resource.slug: _offer(
            resource,
            [gift for gift in gives[resource.pk] if gift[0] in known],
            [need for need in needs[resource.pk] if need[0] in known],
            time_of(resource.minutes, resource.minutes_source, resource.kind, typical),
            healths.get(resource.url),
            outcomes[resource.pk],
            today,
        )
        for resource in listed
        if any(skill in known for skill, _start, _end in gives[resource.pk])
    }


def plans_with(records: Collection[str]) -> dict[str, int]:
    """Return how many people's plans hold each resource, by its UUID: one query."""
    rows = LearningResource.objects.filter(uuid__in=records, plan_steps__isnull=False)
    counted = rows.annotate(plans=Count("plan_steps")).values_list("uuid", "plans")
    return {str(uuid): plans for uuid, plans in counted}


def _gives(framework: Framework) -> Mapping[int, list[tuple[str, int, int]]]:
    rows = TeachesSkill.objects.filter(
        skill__framework=framework, to_rank__isnull=False
    ).values_list("resource", "skill", "from_rank", "to_rank")
    found: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for resource, skill, start, end in rows:
        if start is not None and end is not None:
            found[resource].append((str(skill), start, end))
    return found


def _needs(framework: Framework) -> Mapping[int, list[tuple[str, int]]]:
    rows = RequiresSkill.objects.filter(skill__framework=framework)
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for resource, skill, rank in rows.values_list("resource", "skill", "rank"):
        found[resource].append((str(skill), rank))
    return found


def _offer(
    resource: LearningResource,
    gives: Sequence[tuple[str, int, int]],
    needs: Sequence[tuple[str, int]],
    time: Time,
    health: Health | None,
    outcome: float,
    today: date,
) -> Offer:
    hours = time.minutes / MINUTES
    reviewed = resource.reviewed_on
    cost = effort(
        hours,
        is_estimated=time.is_guess,
        is_stale=reviewed is None or today - reviewed > STALE_AFTER,
        is_unverified=health is not None and health.state in DOUBTED,
        is_paid=resource.cost == Cost.PAID,
        outcome=outcome,
    )
    candidate = Candidate(
        key=resource.slug,
        title=resource.title,
        hours=hours,
        cost=cost,
        gives=frozenset(gives),
        needs=frozenset(needs),
    )
    return Offer(resource, time, candidate, health)


def excluded_of(
    offers: Mapping[str, Offer], wishes: Wishes, marks: Mapping[int, str]
) -> dict[str, str]:
    """Return why each resource that may not be used may not; the firmest reason."""
    reasons = {slug: _reason(o, wishes, marks) for slug, o in offers.items()}
    return {slug: str(reason) for slug, reason in reasons.items() if reason}


def _reason(offer: Offer, wishes: Wishes, marks: Mapping[int, str]) -> Excluded | None:
    resource = offer.resource
    state = marks.get(resource.pk, "")
    checks = (
        (
            offer.health is not None and offer.health.state == State.BROKEN,
            Excluded.BROKEN,
        ),
        (state == MarkState.DONE, Excluded.DONE),
        (resource.slug in wishes.without, Excluded.LEFT_OUT),
        (resource.slug in wishes.pinned, None),
        (state == MarkState.NOT_FOR_ME, Excluded.NOT_FOR_ME),
        (wishes.is_free and resource.cost != Cost.FREE, Excluded.NOT_FREE),
        (_is_other(resource.format, wishes.formats), Excluded.FORMAT),
        (_speaks_other(resource.languages, wishes.languages), Excluded.LANGUAGE),
    )
    return next((reason for holds, reason in checks if holds), None)


def _is_other(said: str, wished: Sequence[str]) -> bool:
    """Say whether it is said and not what is wished; what isn't said may be it."""
    return bool(wished and said and said not in wished)


def _speaks_other(said: Sequence[str], wished: Sequence[str]) -> bool:
    if not (said and wished):
        return False
    spoken = {code.split("-")[0].lower() for code in said}
    return not spoken & {code.split("-")[0].lower() for code in wished}
