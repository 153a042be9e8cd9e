"""Everything that a person may lay side by side, read as the comparison wants it.

Each kind is read in one go, however many are asked for, and from its own door.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from competencies.models import Role, RoleSkill
from competencies.outlines import Outline
from profiles.answers import Answer
from profiles.comparison import Compared
from profiles.goal_pages import own_targets_by_goal, role_levels_by_goal
from profiles.holdings import holdings_of
from profiles.models import Goal, Profile, SkillAssessment, Snapshot
from profiles.references import ME, Kind, Reference, keys_of
from profiles.share_actions import note_all_opened
from profiles.shared_pages import owner_name
from profiles.starts import MOST_OFFERED, offered_snapshots, received_shares
from profiles.targets import targets_of

MOST_ROLES = 200


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to compare: what it is called, what it is, and its levels."""

    reference: Reference
    name: str
    about: str
    compared: Compared


@dataclass(frozen=True, slots=True)
class Place:
    """Where things are compared: whose eyes, their profile, and its framework."""

    user: User
    profile: Profile
    outline: Outline


def things_in(place: Place, references: Sequence[Reference]) -> list[Thing]:
    """Return what the references name, in their order; what isn't there is left out."""
    found: dict[Reference, Thing] = {}
    for kind, read in READERS.items():
        if keys := keys_of(kind, references):
            found |= {thing.reference: thing for thing in read(place, keys)}
    return [found[reference] for reference in references if reference in found]


def held_as_compared(answers: Mapping[int, Answer]) -> Compared:
    """Return answers by the skill's key as a side of a comparison."""
    return Compared(
        levels={s: a.rank for s, a in answers.items() if a.rank is not None},
        not_applicable=frozenset(s for s, a in answers.items() if a.not_applicable),
    )


def _me(place: Place, keys: Sequence[str]) -> list[Thing]:
    holdings = holdings_of(place.profile)
    compared = held_as_compared(holdings.answers)
    return [Thing(ME, _("Me, now"), _("my answers today"), compared)]


def _snapshots(place: Place, keys: Sequence[str]) -> list[Thing]:
    rows = Snapshot.objects.visible_to(place.user).filter(
        profile__framework=place.profile.framework, uuid__in=keys
    )
    skills = {node.uuid: pk for pk, node in place.outline.skills.items()}
    return [_snapshot(row, skills) for row in rows]


def _snapshot(row: Snapshot, skills: Mapping[str, int]) -> Thing:
    day = date_format(timezone.localtime(row.taken_at), "j M Y")
    answers = {
        skills[uuid]: Answer(kept["rank"])
        for uuid, kept in row.answers.items()
        if uuid in skills
    }
    return Thing(
        Reference(Kind.SNAPSHOT, str(row.uuid)),
        row.title,
        _("my snapshot of %(day)s") % {"day": day},
        held_as_compared(answers),
    )


def _goals(place: Place, keys: Sequence[str]) -> list[Thing]:
    goals = Goal.objects.visible_to(place.user).filter(
        profile__framework=place.profile.framework, uuid__in=keys
    )
    rows = list(goals)
    roles, own = role_levels_by_goal(rows), own_targets_by_goal(rows)
    return [
        Thing(
            Reference(Kind.GOAL, str(goal.uuid)),
            goal.name,
            _("my goal"),
            _asking(
                {
                    skill: target.rank
                    for skill, target in targets_of(
                        roles[goal.pk], own[goal.pk]
                    ).items()
                }
            ),
        )
        for goal in rows
    ]


def _roles(place: Place, keys: Sequence[str]) -> list[Thing]:
    roles = Role.objects.visible_to(place.user).filter(
        framework=place.profile.framework, slug__in=keys
    )
    rows = list(roles)
    ranks: dict[int, dict[int, int]] = defaultdict(dict)
    for role, skill, rank in RoleSkill.objects.filter(role__in=rows).values_list(
        "role", "skill", "rank"
    ):
        ranks[role][skill] = rank
    return [
        Thing(
            Reference(Kind.ROLE, role.slug),
            role.name,
            _("role"),
            _asking(ranks[role.pk]),
        )
        for role in rows
    ]


def _shares(place: Place, keys: Sequence[str]) -> list[Thing]:
    """Read what others share by name; each knows that it was opened."""
    rows = list(received_shares(place.user, place.profile).filter(uuid__in=keys))
    note_all_opened(rows)
    answers: dict[int, dict[int, Answer]] = defaultdict(dict)
    for profile, skill, rank in SkillAssessment.objects.filter(
        profile__in=[row.profile_id for row in rows]
    ).values_list("profile", "skill", "rank"):
        answers[profile][skill] = Answer(rank)
    return [
        Thing(
            Reference(Kind.SHARE, str(row.uuid)),
            owner_name(row),
            _("shared with me"),
            held_as_compared(answers[row.profile_id]),
        )
        for row in rows
    ]


def _asking(ranks: Mapping[int, int]) -> Compared:
    """Return what a role or goal asks for; level 0 asks for nothing."""
    return Compared({skill: rank for skill, rank in ranks.items() if rank}, asks=True)


READERS: Mapping[Kind, Callable[[Place, Sequence[str]], list[Thing]]] = {
    Kind.ME: _me,
    Kind.SNAPSHOT: _snapshots,
    Kind.GOAL: _goals,
    Kind.ROLE: _roles,
    Kind.SHARE: _shares,
}


# --- what there is to choose -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    reference: Reference
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Things of one kind to choose from, and how many of them are chosen."""

    name: str
    choices: list[Choice]

    @property
    def chosen(self) -> int:
        return sum(choice.is_chosen for choice in self.choices)


def choices_for(place: Place, chosen: Sequence[Reference]) -> list[ChoiceGroup]:
    """Return everything that may be compared, by kind: four queries."""
    named = [
        (_("Me"), [(ME, _("Me, now"))]),
        (_("My snapshots"), _snapshot_names(place, chosen)),
        (_("My goals"), _goal_names(place)),
        (_("Roles"), _role_names(place)),
        (_("Shared with me"), _share_names(place)),
    ]
    return [
        ChoiceGroup(name, [Choice(ref, said, ref in chosen) for ref, said in some])
        for name, some in named
        if some
    ]


Names = Iterable[tuple[Reference, str]]


def _snapshot_names(place: Place, chosen: Sequence[Reference]) -> Names:
    rows = offered_snapshots(place.user, place.profile, keys_of(Kind.SNAPSHOT, chosen))
    return [(Reference(Kind.SNAPSHOT, str(row.uuid)), row.title) for row in rows]


def _goal_names(place: Place) -> Names:
    goals = Goal.objects.visible_to(place.user).filter(
        profile__framework=place.profile.framework
    )
    rows = goals.soonest_first().values_list("uuid", "name")[:MOST_OFFERED]
    return [(Reference(Kind.GOAL, str(uuid)), name) for uuid, name in rows]


def _role_names(place: Place) -> Names:
    roles = Role.objects.visible_to(place.user).filter(
        framework=place.profile.framework
    )
    rows = roles.order_by(Lower("name"), "pk").values_list("slug", "name")
    return [(Reference(Kind.ROLE, slug), name) for slug, name in rows[:MOST_ROLES]]


def _share_names(place: Place) -> Names:
    shares = received_shares(place.user, place.profile)[:MOST_OFFERED]
    return [(Reference(Kind.SHARE, str(row.uuid)), owner_name(row)) for row in shares]
