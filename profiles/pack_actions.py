"""Keeping an appraisal pack, in one transaction."""

from __future__ import annotations

from django.db import transaction

from profiles.downloads import (
    evidence_lines,
    goal_sheet,
    growth_sheet,
    reading_of,
    sheet_of,
)
from profiles.exporters.keeping import Pack, to_json
from profiles.models import AppraisalPack, Goal, Profile, Snapshot

MOST_PACKS = 50


class TooManyPacksError(Exception):
    """The profile has as many packs as there can be."""


@transaction.atomic
def make_pack(
    *,
    profile: Profile,
    name: str,
    snapshot: Snapshot | None = None,
    goal: Goal | None = None,
) -> AppraisalPack:
    """Keep a profile as it is, or as a snapshot has it, with a goal and the gap to it.

    Raises TooManyPacksError.
    """
    # Two at once would both find room.
    Profile.objects.select_for_update().only("pk").get(pk=profile.pk)
    if AppraisalPack.objects.filter(profile=profile).count() >= MOST_PACKS:
        raise TooManyPacksError
    reading = reading_of(profile, snapshot)
    pack = Pack(
        profile=sheet_of(profile, reading, snapshot),
        goal=goal_sheet(goal, reading) if goal else None,
        evidence=evidence_lines(profile, reading),
        growth=growth_sheet(profile, reading, snapshot),
    )
    return AppraisalPack.objects.create(
        profile=profile, name=name, content=to_json(pack)
    )
