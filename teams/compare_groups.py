"""Two to eight teams, organisations, roles and grades beside one another.

The address names them: `team:<slug>`, `organisation:<slug>`,
`role:<organisation>:<role>` and `grade:<organisation>:<grade>`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from charts.symbols import MOST_SYMBOLS
from competencies.models import Framework, FrameworkVersion
from competencies.outlines import Outline, Scale, scale_of
from profiles.charts import Chart
from profiles.models import SkillAssessment
from teams.benchmark_pages import figures_of_row, own_levels, spread_chart
from teams.figure_rows import (
    Column,
    Figures,
    Row,
    Standout,
    nearly_all_hold,
    rows_of,
    spread_most,
)
from teams.models import Grade, GroupFigures, Membership, Team
from teams.models.benchmark import organisations_of
from teams.standing import standing

MOST = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A group that may be compared, as the address and the form name it."""

    reference: str
    name: str
    about: str


@dataclass(frozen=True, slots=True)
class Standouts:
    """What is worth a word of one group."""

    name: str
    held: list[Standout]
    spread: list[Standout]


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """The groups asked for, row by row, and what else could be."""

    framework: Framework
    choices: Sequence[Choice]
    chosen: Sequence[str]
    columns: Sequence[Column]
    rows: Sequence[Row]
    scale: Scale

    @property
    def shown(self) -> list[Row]:
        """The rows that say anything of any group."""
        return [row for row in self.rows if any(map(_says, (row, *row.skills)))]

    @property
    def chart(self) -> Chart | None:
        """The groups in one picture, as long as there are symbols to tell them by."""
        if not 0 < len(self.columns) <= MOST_SYMBOLS:
            return None
        names = [column.name for column in self.columns]
        return spread_chart("groups", names, self.shown, self.scale)

    @property
    def standouts(self) -> list[Standouts]:
        return [
            Standouts(
                column.name,
                nearly_all_hold(self.rows, at),
                spread_most(self.rows, at),
            )
            for at, column in enumerate(self.columns)
        ]


def _says(row: Row) -> bool:
    return any(cell.figure or cell.people for cell in row.cells)


class GroupReader:
    """Reads what somebody may see of the groups of a framework, once."""

    def __init__(self, user: User, framework: Framework) -> None:
        self.user = user
        self.framework = framework
        teams = Team.objects.seen_into_by(user).select_related("organisation")
        self.teams = {team.slug: team for team in teams.by_name()}
        homes = organisations_of(user).order_by("name", "pk")
        self.homes = {home.slug: home for home in homes}
        self.roles = dict(framework.roles.values_list("slug", "pk"))
        self.now, self.before = self._quarters()

    def _quarters(
        self,
    ) -> tuple[Mapping[str, GroupFigures], Mapping[str, GroupFigures]]:
        """Return the figures of the last two quarters, by reference."""
        rows = GroupFigures.objects.visible_to(self.user).filter(
            release__framework=self.framework, organisation__isnull=False
        )
        newest = list(self.framework.benchmark_releases.newest_first()[:2])
        found: dict[int, list[GroupFigures]] = defaultdict(list)
        for row in rows.filter(release__in=newest).select_related(
            "team", "organisation", "role"
        ):
            found[row.release_id].append(row)
        if not newest:
            return {}, {}
        now = standing(self.framework, found[newest[0].pk])
        before = found[newest[1].pk] if len(newest) > 1 else []
        return _by_reference(now), _by_reference(before)

    def choices(self) -> list[Choice]:
        """Return the teams that one sees into, and what else has figures."""
        teams = [
            Choice(f"team:{slug}", team.name, team.organisation.name)
            for slug, team in self.teams.items()
        ]
        return teams + [
            Choice(reference, *_named(row))
            for reference, row in sorted(self.now.items())
            if row.team_id is None
        ]

    def columns(self, references: Sequence[str]) -> list[Column]:
        """Return a column each reference that one may see, whatever there is of it."""
        known = {choice.reference: choice for choice in self.choices()}
        asked = [known[each] for each in references if each in known]
        named = self._named({each.reference for each in asked})
        return [
            Column(
                name=choice.name,
                about=choice.about,
                now=self._figures(self.now, choice.reference),
                before=self._figures(self.before, choice.reference),
                named=named[choice.reference],
            )
            for choice in asked
        ]

    def _figures(self, rows: Mapping[str, GroupFigures], reference: str) -> Figures:
        # What no longer stands is not to be had from the quarter before either.
        return figures_of_row(rows.get(reference) if reference in self.now else None)

    def _named(
        self, references: Iterable[str]
    ) -> Mapping[str, list[Mapping[int, int]]]:
        """Return the levels of those who are named to the person, by group."""
        rows = Membership.objects.visible_to(self.user).named_in(self.framework)
        rows = rows.filter(team__in=[team.pk for team in self.teams.values()])
        members = list(rows.select_related("team__organisation", "role").order_by("pk"))
        levels = self._levels({member.person_id for member in members})
        people: dict[str, set[int]] = defaultdict(set)
        for member in members:
            for reference in references_of(member):
                people[reference].add(member.person_id)
        return {
            reference: [levels[each] for each in sorted(people[reference])]
            for reference in references
        }

    def _levels(self, people: set[int]) -> Mapping[int, Mapping[int, int]]:
        rows = SkillAssessment.objects.filter(
            profile__owner__in=people, profile__framework=self.framework
        )
        found: dict[int, dict[int, int]] = {person: {} for person in people}
        for person, skill, rank in rows.values_list("profile__owner", "skill", "rank"):
            if rank is not None:
                found[person][skill] = rank
        return found


def references_of(member: Membership) -> list[str]:
    """Return the groups that somebody is in by one membership."""
    home = member.team.organisation.slug
    found = [f"team:{member.team.slug}", f"organisation:{home}"]
    if member.role is not None:
        found.append(f"role:{home}:{member.role.slug}")
    if member.grade:
        found.append(f"grade:{home}:{member.grade}")
    return found


def _by_reference(rows: Iterable[GroupFigures]) -> dict[str, GroupFigures]:
    return {reference_of(row): row for row in rows}


def reference_of(row: GroupFigures) -> str:
    """Return how the address names a group within an organisation."""
    home = row.organisation.slug if row.organisation else ""
    if row.team is not None:
        return f"team:{row.team.slug}"
    if row.role is not None:
        return f"role:{home}:{row.role.slug}"
    return f"grade:{home}:{row.grades[0]}" if row.grades else f"organisation:{home}"


def _named(row: GroupFigures) -> tuple[str, str]:
    home = row.organisation.name if row.organisation else ""
    if row.role is not None:
        return row.role.name, home
    if row.grades:
        return str(Grade(row.grades[0]).label), home
    return home, _("all who are counted")


def framework_to_compare(user: User, slug: str) -> Framework:
    """Return the framework asked for, or that of one's first team. Raises Http404."""
    frameworks = Framework.objects.visible_to(user).published()
    if slug:
        found = frameworks.filter(slug=slug).first()
    else:
        teams = Team.objects.seen_into_by(user).by_name()
        found = frameworks.filter(pk__in=teams.values("framework")[:1]).first()
        found = found or frameworks.order_by("pk").first()
    if found is None:
        raise Http404
    return found


def groups_page(user: User, framework: Framework, asked: Sequence[str]) -> GroupsPage:
    """Read the groups asked for, those that one may see. Raises Http404 for none."""
    version = FrameworkVersion.objects.published().filter(framework=framework)
    reading = version.select_related("framework").first()
    if reading is None:
        raise Http404
    reader = GroupReader(user, framework)
    chosen = list(dict.fromkeys(asked))[:MOST]
    columns = reader.columns(chosen)
    if chosen and not columns:
        raise Http404
    outline = Outline(reading)
    own = own_levels(user, framework)
    return GroupsPage(
        framework=framework,
        choices=reader.choices(),
        chosen=chosen,
        columns=columns,
        rows=rows_of(outline.competencies, columns, own=own) if columns else [],
        scale=scale_of(reading),
    )


def sheet_of(page: GroupsPage) -> list[list[str]]:
    """Return the comparison as rows of a file."""
    head = [_("Competency"), _("Skill")]
    for column in page.columns:
        head += [
            _("%(group)s, middle") % {"group": column.name},
            _("%(group)s, middle half") % {"group": column.name},
            _("%(group)s, named people") % {"group": column.name},
        ]
    rows = [head]
    for row in page.shown:
        for each in (row, *row.skills):
            cells = [part for c in each.cells for part in (c.middle, c.half, c.levels)]
            rows.append([row.name, "" if each is row else each.name, *cells])
    return rows
