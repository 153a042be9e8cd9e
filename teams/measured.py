"""Of whom figures are made: teams, organisations, and people of a role across them.

Who belongs where decides which groups there are; what they answered doesn't enter
(docs/adr/0058).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery

from competencies.models import Framework
from profiles.groups_figures import Rules
from profiles.groups_people import People, enough, joined
from teams.models import BenchmarkEntry, Consent, Grade, Membership, Openness

ORGANISATIONS = 3
GRADES = (*Grade.values, "")

Key = tuple[int | None, int | None, int | None, tuple[str, ...]]
"""Team, organisation, role and grades; no organisation is the benchmark."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A group: who makes it, and which of them count."""

    key: Key
    people: People[int]
    counted: People[int]
    homes: Mapping[int, int]
    rules: Rules

    @property
    def is_benchmark(self) -> bool:
        return self.key[1] is None

    @property
    def is_enough(self) -> Callable[[People[int]], bool]:
        """Where people may be hidden, one more than the rules ask has to be there:
        that figures are shown says of nobody that they count."""
        if self.is_benchmark:
            return enough(self.homes, self.rules)
        return lambda people: len(people) > self.rules.people


@dataclass(slots=True)
class _Group:
    people: set[int] = field(default_factory=set)
    counted: set[int] = field(default_factory=set)
    named: set[int] = field(default_factory=set)


def measured_in(framework: Framework) -> Iterator[Measured]:
    """Yield every group of a framework, today's people in it: two queries."""
    yield from _across(framework)
    yield from measured_within(framework)


def _across(framework: Framework) -> Iterator[Measured]:
    rules = Rules(settings.MINIMUM_GROUP_SIZE, ORGANISATIONS)
    homes: dict[int, int] = {}
    cells: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for person, home, role, grade in _entered(framework):
        if person not in homes:  # whoever works in two places counts in one
            homes[person] = home
            cells[role][grade].add(person)
    for role, grades in sorted(cells.items()):
        rows = [(grade, frozenset(grades.get(grade, ()))) for grade in GRADES]
        for names, people in joined(rows, enough(homes, rules)).items():
            key = (None, None, role, names)
            yield Measured(key, people, people, homes, rules)


def _entered(framework: Framework) -> Iterable[tuple[int, int, int, str]]:
    """Return who takes part, where, and what they do: both they and their organisation
    agreed."""
    entries = BenchmarkEntry.objects.filter(
        framework=framework, person=OuterRef("person")
    )
    rows = Membership.objects.live().filter(
        Exists(entries),
        team__archived_at=None,
        team__organisation__joins_benchmark=True,
        role__framework=framework,
    )
    return rows.order_by("since", "pk").values_list(
        "person_id", "team__organisation_id", "role_id", "grade"
    )


def measured_within(
    framework: Framework, homes: Collection[int] | None = None
) -> Iterator[Measured]:
    """Yield teams, and organisations with their roles and grades, of these `homes` or
    of all: one query.

    Without whoever is named: a named answer isn't to be subtracted from a figure.
    """
    rules = Rules(settings.MINIMUM_GROUP_SIZE)
    groups: dict[Key, _Group] = defaultdict(_Group)
    for person, team, home, role, grade, openness in _members(framework, homes):
        for key in _keys(team, home, role, grade):
            groups[key].people.add(person)
            if openness == Openness.COUNTED:
                groups[key].counted.add(person)
            if openness == Openness.NAMED:
                groups[key].named.add(person)
    for key, group in groups.items():
        yield Measured(
            key,
            frozenset(group.people - group.named),
            frozenset(group.counted - group.named),
            {},
            rules,
        )


def _keys(team: int, home: int, role: int | None, grade: str) -> Iterator[Key]:
    yield team, home, None, ()
    yield None, home, None, ()
    if role is not None:
        yield None, home, role, ()
    if grade:
        yield None, home, None, (grade,)


def _members(
    framework: Framework, homes: Collection[int] | None
) -> Iterable[tuple[int, int, int, int | None, str, str | None]]:
    consents = Consent.objects.in_force().filter(
        membership=OuterRef("pk"), framework=framework
    )
    rows = Membership.objects.live().filter(team__archived_at=None)
    if homes is not None:
        rows = rows.filter(team__organisation__in=homes)
    said = rows.annotate(openness=Subquery(consents.values("openness")[:1]))
    return said.order_by("pk").values_list(
        "person_id", "team_id", "team__organisation_id", "role_id", "grade", "openness"
    )
