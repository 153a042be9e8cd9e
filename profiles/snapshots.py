"""Taking snapshots of profiles, and reading the answers that one holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from competencies.models import Skill
from profiles.answers import Answer
from profiles.holdings import Holding, Holdings
from profiles.models import Profile, SkillAssessment, Snapshot, SnapshotKind

MOST_NAMED = 100

Kept = dict[str, str | int | bool | None]


class SnapshotRefusedError(Exception):
    """A snapshot that can't be taken; the text says why and what to do."""


@transaction.atomic
def take_snapshot(
    *,
    profile: Profile,
    kind: SnapshotKind = SnapshotKind.NAMED,
    name: str,
    at: datetime | None = None,
) -> Snapshot:
    """Keep all answers of a profile as they are now, under a name.

    Raises SnapshotRefusedError for a name the person has used, for one more than
    MOST_NAMED, and for a profile without answers; a move keeps an empty one too.
    """
    if profile.pk is not None:
        # Two at once would both find room, or the name free.
        Profile.objects.select_for_update().get(pk=profile.pk)
    answers = answers_by_profile([profile.pk]).get(profile.pk, {})
    if kind != SnapshotKind.MIGRATION:
        _refuse(profile, kind, name, answers)
    return Snapshot.objects.create(
        profile=profile,
        version=profile.version,
        kind=kind,
        name=name,
        taken_at=at or timezone.now(),
        answers=answers,
    )


def _refuse(
    profile: Profile, kind: SnapshotKind, name: str, answers: Mapping[str, Kept]
) -> None:
    if not answers:
        raise SnapshotRefusedError(_("There are no answers to keep yet."))
    kept = Snapshot.objects.filter(profile=profile, kind=kind)
    if kept.filter(Exact(Lower("name"), Lower(Value(name)))).exists():
        raise SnapshotRefusedError(
            _("You have a snapshot called “%(name)s”. Choose another name.")
            % {"name": name}
        )
    if kind == SnapshotKind.NAMED and kept.count() >= MOST_NAMED:
        raise SnapshotRefusedError(
            _("You have %(most)d snapshots, the most there can be. Delete one first.")
            % {"most": MOST_NAMED}
        )


def answers_by_profile(profiles: Collection[int]) -> dict[int, dict[str, Kept]]:
    """Return the answers of profiles as snapshots hold them, by profile: one query."""
    found: dict[int, dict[str, Kept]] = {}
    rows = SkillAssessment.objects.filter(profile__in=profiles).values_list(
        "profile_id",
        "skill__uuid",
        "rank",
        "not_applicable",
        "assessed_at",
        "confirmed_at",
        "rated_in__version",
    )
    for profile, skill, rank, not_applicable, assessed, confirmed, version in rows:
        found.setdefault(profile, {})[str(skill)] = {
            "rank": rank,
            "not_applicable": not_applicable,
            "assessed_at": assessed.isoformat(),
            "confirmed_at": confirmed.isoformat(),
            "rated_in": version,
        }
    return found


def holdings_in(snapshot: Snapshot) -> Holdings:
    """Return what a snapshot holds, as the answers of a profile are: one query.

    Pages, charts and the API show it like a profile, in `snapshot.version`.
    """
    skills = Skill.objects.filter(uuid__in=list(snapshot.answers))
    return Holdings(
        {
            skill: _holding(snapshot.answers[str(uuid)])
            for skill, uuid in skills.values_list("pk", "uuid")
        }
    )


def _holding(kept: Mapping[str, str | int | None]) -> Holding:
    rank = kept["rank"]
    return Holding(
        Answer(None if rank is None else int(rank)),
        moment_of(kept["assessed_at"]),
        moment_of(kept["confirmed_at"]),
    )


def moment_of(said: str | int | None) -> datetime:
    """Read a moment as a snapshot holds it."""
    moment = parse_datetime(str(said))
    if moment is None:
        raise ValueError(said)
    return moment
