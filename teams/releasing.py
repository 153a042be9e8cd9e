"""Making the figures of a quarter: once for each framework, by the guard's rules.

See docs/adr/0058.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import SystemRandom

from django.db import transaction
from django.utils import timezone

from competencies.models import Framework, FrameworkVersion, Skill, SkillEdition
from profiles.groups_answers import Member, tallies_of, top_of
from profiles.groups_bands import count_band
from profiles.groups_figures import Figure, Rules, Tally, figures_of, pooled
from profiles.groups_people import People, settled
from profiles.quarters import Quarter, last_over
from teams.figure_values import as_numbers
from teams.measured import Key, Measured, measured_in
from teams.models import BenchmarkRelease, GroupFigures, GroupPerson

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Earlier:
    """A group as it was last shown, or last kept from being shown."""

    key: Key
    people: People[int]
    total: int

    def against(self, people: People[int]) -> tuple[People[int], int]:
        """Return who of it is still there, and how many have gone."""
        stayed = self.people & people
        return stayed, self.total - len(stayed)


@dataclass(frozen=True, slots=True)
class Settled:
    """A group with those who make it in this release."""

    group: Measured
    people: People[int]

    @property
    def counted(self) -> People[int]:
        return self.people & self.group.counted


def make_releases(*, now: datetime | None = None) -> int:
    """Make what the last quarter lacks, for every framework in force."""
    now = now or timezone.now()
    quarter = last_over(timezone.localdate(now))
    frameworks = Framework.objects.published().order_by("pk")
    return sum(
        make_release(framework, quarter, now=now) is not None
        for framework in frameworks
    )


@transaction.atomic
def make_release(
    framework: Framework, quarter: Quarter, *, now: datetime
) -> BenchmarkRelease | None:
    """Make the release of a quarter; None where there is one, or nobody to be in it."""
    # Two workers at once wait here for each other.
    Framework.objects.select_for_update(no_key=True).get(pk=framework.pk)
    if framework.benchmark_releases.filter(quarter=quarter.name).exists():
        return None
    measured = list(measured_in(framework))
    if not measured:
        return None
    earlier = _earlier(framework)
    release = BenchmarkRelease.objects.create(
        framework=framework, quarter=quarter.name, made_at=now
    )
    rows = _settle(measured, earlier)
    _keep(release, rows, _left(earlier, rows))
    return release


def _earlier(framework: Framework) -> list[Earlier]:
    """Return the groups of the newest release: two queries."""
    newest = framework.benchmark_releases.newest_first().first()
    rows = GroupFigures.objects.filter(release=newest).prefetch_related("counted")
    return [
        Earlier(
            (row.team_id, row.organisation_id, row.role_id, tuple(row.grades)),
            frozenset(each.person_id for each in row.counted.all()),
            row.people,
        )
        for row in rows.order_by("pk")
    ]


def _settle(measured: Iterable[Measured], earlier: Sequence[Earlier]) -> list[Settled]:
    """Return who makes each group, so that no two can be held against one another."""
    found: list[Settled] = []
    for group in measured:
        near = [row for row in earlier if row.key[1] == group.key[1]]
        own = [row for row in near if row.key == group.key]
        people = _settled(group, group.people, own)
        others = [row for row in near if row.key != group.key] + [
            Earlier(row.group.key, row.people, len(row.people))
            for row in found
            if row.group.key[1] == group.key[1]
        ]
        if people and people == _settled(group, people, others):
            found.append(Settled(group, people))
    return found


def _settled(
    group: Measured, people: People[int], earlier: Iterable[Earlier]
) -> People[int] | None:
    return settled(
        people,
        [row.against(people) for row in earlier],
        group.is_enough,
        at_least=group.rules.people,
        shuffled=SystemRandom().sample(sorted(people), len(people)),
    )


def _left(earlier: Iterable[Earlier], rows: Iterable[Settled]) -> list[Earlier]:
    """Return what isn't shown this time, and is still to be held against."""
    now = {row.group.key for row in rows}
    return [row for row in earlier if row.people and row.key not in now]


def _keep(
    release: BenchmarkRelease, rows: Sequence[Settled], left: Iterable[Earlier]
) -> None:
    figures = _figures(release.framework, rows)
    kept = [
        (_shown(release, row, figures[at]), row.people, row.counted)
        for at, row in enumerate(rows)
    ]
    kept += [(_unshown(release, row), row.people, frozenset()) for row in left]
    groups = GroupFigures.objects.bulk_create([group for group, *_ in kept])
    people = [
        GroupPerson(group=group, person_id=person, is_counted=person in counted)
        for group, (_, people, counted) in zip(groups, kept, strict=True)
        for person in sorted(people)
    ]
    GroupPerson.objects.bulk_create(people, batch_size=BATCH)


def _shown(
    release: BenchmarkRelease,
    row: Settled,
    figures: tuple[Mapping[str, Figure], Mapping[str, Figure]],
) -> GroupFigures:
    skills, competencies = figures
    band = count_band(len(row.people))
    group = _row(release, row.group.key, len(row.people), is_shown=bool(skills))
    group.least = max(band.least, row.group.rules.people)
    group.most = band.most
    group.skills = {uuid: as_numbers(each) for uuid, each in skills.items()}
    group.competencies = {slug: as_numbers(each) for slug, each in competencies.items()}
    return group


def _unshown(release: BenchmarkRelease, row: Earlier) -> GroupFigures:
    return _row(release, row.key, row.total, is_shown=False)


def _row(
    release: BenchmarkRelease, key: Key, people: int, *, is_shown: bool
) -> GroupFigures:
    team, organisation, role, grades = key
    return GroupFigures(
        release=release,
        team_id=team,
        organisation_id=organisation,
        role_id=role,
        grades=list(grades),
        people=people,
        least=0,
        is_shown=is_shown,
    )


def _figures(
    framework: Framework, rows: Sequence[Settled]
) -> list[tuple[dict[str, Figure], dict[str, Figure]]]:
    """Return the figures of each group by skill and by competency: six queries."""
    tallies = tallies_of(
        [
            Member(at, person, row.group.homes.get(person, 0))
            for at, row in enumerate(rows)
            for person in row.counted
        ],
        framework,
    )
    skills = dict(Skill.objects.filter(framework=framework).values_list("pk", "uuid"))
    within = _competencies(framework)
    top = top_of(framework)
    return [
        (
            _by_uuid(tallies.get(at, []), skills, top, row.group.rules),
            _pooled(tallies.get(at, []), within, top, row.group.rules),
        )
        for at, row in enumerate(rows)
    ]


def _by_uuid(
    tallies: Iterable[Tally], skills: Mapping[int, object], top: int, rules: Rules
) -> dict[str, Figure]:
    found = figures_of(tallies, top=top, rules=rules)
    return {str(skills[int(str(pk))]): figure for pk, figure in found.items()}


def _pooled(
    tallies: Iterable[Tally], within: Mapping[Hashable, str], top: int, rules: Rules
) -> dict[str, Figure]:
    rows = pooled(tallies, within=within, rules=rules)
    found = figures_of(rows, top=top, rules=rules)
    return {str(slug): figure for slug, figure in found.items()}


def _competencies(framework: Framework) -> dict[Hashable, str]:
    """Return the competency that each skill is in, in the version in force."""
    version = FrameworkVersion.objects.published().filter(framework=framework)
    rows = SkillEdition.objects.filter(version__in=version, group__isnull=False)
    return dict(rows.values_list("skill", "group__group__slug"))
