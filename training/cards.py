"""Resources as cards: what a person needs to choose, in one order everywhere.

Title, provider, time, cost, format, levels relative to whoever looks, language, how
fresh it is, and where they stand with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from curation.kinds import Person
from curation.link_health import Health, health_of
from training.finding import held_by
from training.fitting import Held
from training.models import LearningResource, MarkState, ResourceMark
from training.pages import Need, Step, needs_of, steps_of
from training.times import ESTIMATE, Time, hours_and_minutes, time_of, typical_minutes


@dataclass(frozen=True, slots=True)
class Line:
    """A step that a resource makes, or a level that it asks for, and what one holds."""

    of: Step | Need
    mine: str

    @property
    def has_levels(self) -> bool:
        return not isinstance(self.of, Step) or self.of.to_rank is not None


@dataclass(frozen=True, slots=True)
class Card:
    """One resource, as lists show it. `state` is empty where one said nothing."""

    resource: LearningResource
    time: Time
    time_words: str
    steps: Sequence[Line]
    needs: Sequence[Line]
    fresh: str
    state: str
    link: Health | None

    @property
    def state_words(self) -> str:
        return str(MarkState(self.state).label) if self.state else ""


def cards_of(
    resources: Iterable[LearningResource], user: Person, *, held: Held | None = None
) -> list[Card]:
    """Return cards in the given order, in a constant number of queries."""
    listed = list(resources)
    steps, needs = steps_of(listed), needs_of(listed)
    held = held_by(user) if held is None else held
    marks, typical = marks_of(user, listed), typical_times()
    links = health_of(resource.url for resource in listed)
    return [
        _card(
            resource,
            _known_first(
                Line(step, _mine(step.pk, user, held)) for step in steps[resource.pk]
            ),
            [Line(need, _mine(need.pk, user, held)) for need in needs[resource.pk]],
            typical,
            marks.get(resource.pk, ""),
            links.get(resource.url),
        )
        for resource in listed
    ]


def _known_first(lines: Iterable[Line]) -> list[Line]:
    """Put what says its levels before what doesn't."""
    return sorted(lines, key=lambda line: not line.has_levels)


def _card(
    resource: LearningResource,
    steps: Sequence[Line],
    needs: Sequence[Line],
    typical: Mapping[str, int],
    state: str,
    link: Health | None,
) -> Card:
    source = resource.minutes_source
    time = time_of(resource.minutes, source, resource.kind, typical)
    words = time_words(time)
    fresh = freshness(resource)
    return Card(resource, time, words, steps, needs, fresh, state, link)


def typical_times() -> dict[str, int]:
    """Return the usual time of each type that is known well enough: one query."""
    known = LearningResource.objects.listed().filter(minutes__isnull=False)
    return typical_minutes(known.values_list("kind", "minutes"))  # type: ignore[arg-type]


def marks_of(user: Person, resources: Sequence[LearningResource]) -> dict[int, str]:
    """Return what a person said of resources, by their keys; a visitor's: no query."""
    if not user.is_authenticated:
        return {}
    marks = ResourceMark.objects.visible_to(user).filter(resource__in=resources)
    return dict(marks.values_list("resource_id", "state"))


def _mine(skill: int, user: Person, held: Held) -> str:
    if not user.is_authenticated:
        return ""
    if skill not in held:
        return _("you haven't said yours")
    rank = held[skill]
    return _("not your work") if rank is None else _("you have %d") % rank


def time_words(time: Time) -> str:
    """Return a time in words, with where it comes from unless its provider says so."""
    if time.is_guess:
        return _("about %s, our guess") % length_words(time.minutes)
    if time.source == ESTIMATE:
        return _("%s, our estimate") % length_words(time.minutes)
    return length_words(time.minutes)


def length_words(minutes: int) -> str:
    hours, rest = hours_and_minutes(minutes)
    parts = [_("%d h") % hours] if hours else []
    return " ".join([*parts, _("%d min") % rest] if rest or not hours else parts)


def freshness(resource: LearningResource) -> str:
    """Return when somebody last looked at it, or of when it is; "" where unknown."""
    if resource.reviewed_on:
        return _("reviewed %s") % format_date(resource.reviewed_on, "F Y")
    if resource.version_date:
        return _("version of %s") % format_date(resource.version_date, "F Y")
    return ""
