"""What the lists and the first page of teams show, prepared for the templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower

from accounts.models import User
from competencies.models import Framework, Role
from competencies.outlines import Outline, Scale
from profiles.holdings import Holdings, holdings_of
from profiles.models import Profile
from profiles.pages import CompetencyRow, competency_rows
from teams.models import Consent, Membership, Openness, Team


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team in the list, and what the reader is in it."""

    team: Team
    people: int
    openness: str
    """What the reader shows in the team's framework; empty where they aren't in it."""
    is_manager: bool

    @property
    def shows(self) -> str:
        """The same in words."""
        return str(Openness(self.openness).label) if self.openness else ""


def team_lines(user: User, teams: QuerySet[Team]) -> list[TeamLine]:
    """Return teams by name, with what somebody is in each: three queries."""
    live = Q(members__until=None, members__person__is_active=True)
    counted = teams.annotate(people=Count("members", filter=live, distinct=True))
    related = counted.select_related("organisation", "framework")
    rows = list(related.order_by(Lower("name"), "pk"))
    mine = {
        each.team_id: each
        for each in Membership.objects.visible_to(user).filter(
            person=user, until=None, team__in=[row.pk for row in rows]
        )
    }
    shown = shown_by_team(user, rows)
    return [_line(row, mine.get(row.pk), shown) for row in rows]


def _line(
    team: Team, membership: Membership | None, shown: Mapping[int, str]
) -> TeamLine:
    openness = str(shown.get(team.pk, Openness.HIDDEN))
    return TeamLine(
        team=team,
        people=getattr(team, "people", 0),
        openness=openness if membership else "",
        is_manager=bool(membership and membership.is_manager),
    )


def shown_by_team(user: User, teams: Sequence[Team]) -> Mapping[int, str]:
    """Return what somebody shows in each team's own framework: one query."""
    rows = Consent.objects.visible_to(user).in_force()
    kept = rows.filter(membership__team__in=[team.pk for team in teams])
    frameworks = {team.pk: team.framework_id for team in teams}
    return {
        team: openness
        for team, framework, openness in kept.values_list(
            "membership__team", "framework", "openness"
        )
        if frameworks.get(team) == framework
    }


def roles_of(framework: Framework, user: User) -> QuerySet[Role]:
    """Return the roles that somebody may have in a team, by name."""
    roles = Role.objects.visible_to(user).filter(framework=framework)
    return roles.order_by(Lower("name"), "pk")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What a person would show, named: their row of the matrix, as others see it."""

    name: str
    competencies: Sequence[CompetencyRow]
    has_profile: bool


def own_row(person: User, framework: Framework, outline: Outline) -> OwnRow:
    """Return the preview of somebody's own row: two queries."""
    mine = Profile.objects.visible_to(person)
    profile = mine.filter(framework=framework).first()
    holdings = holdings_of(profile) if profile else Holdings({})
    return OwnRow(
        name=person.get_short_name(),
        competencies=competency_rows(outline, holdings),
        has_profile=bool(holdings.by_skill),
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a consent page shows beside its form."""

    row: OwnRow
    scale: Scale
