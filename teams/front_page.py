"""The first page of a team: what it is to its reader, and what is worth looking at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from accounts.models import User
from teams.actions import shown_in
from teams.coverage import Cover, Risk, left_missing, worst_first
from teams.crew import Crew, name_of
from teams.models import JoinRequest, Openness, Team, TeamAction
from teams.permissions import Standing

MOST_RISKS = 5


class FrontPage:
    """What a team comes to; figures only for who sees into it."""

    def __init__(self, person: User, standing: Standing, crew: Crew) -> None:
        self.person, self.standing, self.crew = person, standing, crew

    @cached_property
    def managers(self) -> Sequence[str]:
        return [name_of(each) for each in self.crew.memberships if each.is_manager]

    @property
    def people(self) -> int:
        return len(self.crew.memberships)

    @property
    def named(self) -> int:
        return len(self.crew.named)

    @cached_property
    def shows(self) -> str:
        """What the reader shows here, where they are a member."""
        if self.standing.membership is None:
            return ""
        return str(
            Openness(shown_in(self.standing.membership, self.crew.framework)).label
        )

    @cached_property
    def risky(self) -> list[Cover]:
        """The skills of the target that rest on one person or nobody, worst first."""
        worst = worst_first(self.crew.covers)
        return [each for each in worst if each.risk != Risk.SOME]

    @property
    def first_risks(self) -> list[tuple[str, Cover, str]]:
        """Of these the first, each with its name and who holds it."""
        names, skills = self.crew.names, self.crew.outline.skills
        return [
            (skills[each.skill].name, each, ", ".join(names[k] for k in each.holders))
            for each in self.risky[:MOST_RISKS]
        ]

    @property
    def missing(self) -> int:
        return left_missing(self.crew.covers)

    @cached_property
    def below(self) -> Sequence[Team]:
        """The teams in this one that open to the reader, too."""
        teams = Team.objects.visible_to(self.person).active()
        return list(teams.filter(parent=self.standing.team).by_name())

    @cached_property
    def waiting(self) -> int:
        """How many people ask to join, for who decides."""
        if not self.standing.manages:
            return 0
        waiting = JoinRequest.objects.visible_to(self.person).waiting()
        return waiting.filter(team=self.standing.team).count()

    @cached_property
    def actions(self) -> Sequence[TeamAction]:
        """What is still to be done, soonest first."""
        rows = TeamAction.objects.visible_to(self.person).filter(done_at=None)
        related = rows.filter(team=self.standing.team).select_related("owner__person")
        return list(related.soonest_first()[:MOST_RISKS])
