"""How far a person is from each role: ranked, with why, in as many queries however
many roles there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models import User
from charts.range_rows import (
    RangeRow,
    percent,
    range_rows,
    range_rows_drawing,
    range_rows_finding,
)
from competencies.models import Role, RoleSkill
from competencies.outlines import Outline
from competencies.tree import GroupNode, SkillNode
from profiles.answers import Answer
from profiles.asked import Asked
from profiles.charts import Chart
from profiles.distance import (
    Distance,
    Standing,
    nearest_first,
    standing_towards,
)
from profiles.holdings import holdings_of
from profiles.models import Goal, Profile


@dataclass(frozen=True, slots=True)
class NearGap:
    """A skill that is short of what the role asks, and by how much."""

    skill: SkillNode
    held: int
    wanted: int


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role: how far, why, and whether a goal aims at it already."""

    role: Role
    standing: Standing
    text: str
    met: list[GroupNode]
    nearest: list[NearGap]
    missing: int
    """Skills that the role asks for and this version of the framework lacks."""
    goal: UUID | None
    key: UUID
    """Names the sending of this row's form: a second click sets no second goal."""

    @property
    def distance(self) -> Distance:
        return self.standing.distance


def distance_in_words(distance: Distance) -> str:
    """Say the share that is held: one number, or from where to where."""
    if distance.least is None or distance.most is None:
        return _("nothing to measure")
    least, most = percent(distance.least), percent(distance.most)
    if distance.is_exact:
        return _("%(share)d%%") % {"share": least}
    return _("%(least)d%% to %(most)d%%") % {"least": least, "most": most}


def role_rows(user: User, profile: Profile, scope: Asked) -> list[RoleRow]:
    """Return every role of the framework, the nearest first: four queries.

    What isn't relevant to the person isn't measured.
    """
    outline = scope.outline
    roles = Role.objects.visible_to(user).filter(framework=profile.framework)
    by_key = {role.pk: role for role in roles.order_by(Lower("name"), "pk")}
    for role in by_key.values():
        role.framework = profile.framework
    asked = _asked_by(by_key)
    held = holdings_of(profile).answers
    standings = _standings(asked, held, outline)
    aimed = _aimed_at(user, profile)
    lacking = {key: len(set(asked[key]) - set(scope.whole.skills)) for key in by_key}
    return [
        _row(by_key[s.role], s, outline, lacking[s.role], aimed.get(s.role))
        for s in nearest_first(standings)
    ]


def _asked_by(roles: Iterable[int]) -> Mapping[int, dict[int, int]]:
    found: dict[int, dict[int, int]] = {role: {} for role in roles}
    rows = RoleSkill.objects.filter(role__in=list(found), rank__gt=0)
    for role, skill, rank in rows.values_list("role", "skill", "rank"):
        found[role][skill] = rank
    return found


def _standings(
    asked: Mapping[int, Mapping[int, int]], held: Mapping[int, Answer], outline: Outline
) -> list[Standing]:
    competencies = {
        skill: outline.competency_of[skill].slug for skill in outline.skills
    }
    return [
        standing_towards(
            role,
            {skill: rank for skill, rank in ranks.items() if skill in competencies},
            held,
            competencies,
        )
        for role, ranks in asked.items()
    ]


def _aimed_at(user: User, profile: Profile) -> dict[int, UUID]:
    """Return an open goal for each role that one aims at already."""
    goals = Goal.objects.visible_to(user).filter(profile__framework=profile.framework)
    pairs = goals.still_open().filter(roles__isnull=False).order_by("created_at", "pk")
    return dict(pairs.values_list("roles", "uuid"))


def _row(
    role: Role, standing: Standing, outline: Outline, missing: int, goal: UUID | None
) -> RoleRow:
    groups = {group.slug: group for group in outline.competencies}
    return RoleRow(
        role=role,
        standing=standing,
        text=distance_in_words(standing.distance),
        met=[groups[slug] for slug in standing.met],
        nearest=[
            NearGap(outline.skills[gap.skill], gap.held, gap.wanted)
            for gap in standing.nearest
        ],
        missing=missing,
        goal=goal,
        key=uuid4(),
    )


def distance_chart(rows: Sequence[RoleRow]) -> Chart:
    """Draw a bar each role, in the order given."""
    bars = [
        RangeRow(row.role.name, row.distance.least, row.distance.most, row.text)
        for row in rows
    ]
    return Chart(
        id="distances",
        finding=range_rows_finding(bars),
        figure=range_rows(bars),
        drawing=range_rows_drawing(bars),
    )
