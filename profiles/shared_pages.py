"""What a reader gets of a profile that is shared: this much, and nothing else of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from competencies.outlines import Scale
from profiles.charts import Chart, competency_wheel, gap_dumbbells
from profiles.goal_pages import GoalPage, GoalReader, Reading, read
from profiles.models import Goal, Share
from profiles.models.sharing import ShareQuerySet
from profiles.pages import CompetencyRow, ProfilePage, SkillRow, profile_page


def to_read(shares: ShareQuerySet) -> ShareQuerySet:
    """Read with each share whose it is and of what."""
    return shares.select_related(
        "profile__owner", "profile__framework", "profile__version__framework"
    )


def owner_name(share: Share) -> str:
    """Return the name its owner chose: the only thing told of them as a person."""
    return share.profile.owner.name or _("Somebody who gave no name")


@dataclass(frozen=True, slots=True)
class SharedPage:
    """A profile as whom it is shared with reads it."""

    share: Share
    owner: str
    page: ProfilePage
    scale: Scale
    wheel: Chart
    goals: Sequence[Goal]

    @property
    def by_competency(self) -> list[tuple[CompetencyRow, list[SkillRow]]]:
        """Return the competencies that have answers, with their skills."""
        pairs = zip(self.page.rows, self.page.skills, strict=True)
        return [(row, skills) for row, skills in pairs if row.summary.is_started]


def shared_page(share: Share) -> SharedPage:
    """Read what a share gives: five queries."""
    reading = read(share.profile)
    page = profile_of(reading)
    return SharedPage(
        share=share,
        owner=owner_name(share),
        page=page,
        scale=reading.scale,
        wheel=competency_wheel(page.rows, reading.scale),
        goals=goals_of(share),
    )


def profile_of(reading: Reading) -> ProfilePage:
    return profile_page(reading.outline, reading.holdings, reading.scale)


def goals_of(share: Share) -> Sequence[Goal]:
    """Return the goals that a share gives, by name: one query."""
    return list(share.goals.order_by(Lower("name"), "pk"))


@dataclass(frozen=True, slots=True)
class SharedGoal:
    """One goal of a shared profile, and the gap to it."""

    share: Share
    owner: str
    goal: Goal
    goal_page: GoalPage
    scale: Scale
    chart: Chart


def shared_goal(share: Share, uuid: UUID) -> SharedGoal | None:
    """Read a goal, if the share gives it."""
    goal = share.goals.filter(uuid=uuid).first()
    if goal is None:
        return None
    goal.profile = share.profile
    reader = GoalReader(goal)
    page = reader.page()
    chart = gap_dumbbells(page.first_gaps, reader.scale, goal=goal.name)
    return SharedGoal(share, owner_name(share), goal, page, reader.scale, chart)
