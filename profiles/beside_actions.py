"""Writes to what stands beside a level: evidence and remarks."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from profiles.actions import save_profile
from profiles.models import Evidence, Profile, SkillRemark

MOST_LINKS = 20


class TooManyLinksError(Exception):
    """The skill has as many links as it may; the text says what to do."""


@transaction.atomic
def add_evidence(*, profile: Profile, evidence: Evidence) -> Evidence:
    """Put a link to a skill. Raises TooManyLinksError where there are plenty."""
    evidence.profile = save_profile(profile)
    Profile.objects.select_for_update().get(pk=evidence.profile.pk)
    here = Evidence.objects.filter(profile=profile, skill=evidence.skill_id).count()
    if here >= MOST_LINKS:
        raise TooManyLinksError(
            _("There are %(most)d links at this skill. Remove one before you add more.")
            % {"most": MOST_LINKS}
        )
    evidence.save()
    return evidence


@transaction.atomic
def save_remark(*, profile: Profile, remark: SkillRemark) -> None:
    """Keep what a person adds to a skill; what is empty in all is not kept."""
    if remark.is_empty:
        SkillRemark.objects.filter(
            profile__uuid=profile.uuid, skill=remark.skill_id
        ).delete()
        return
    remark.profile = save_profile(profile)
    SkillRemark.objects.bulk_create(
        [
            SkillRemark(
                profile=remark.profile,
                skill_id=remark.skill_id,
                interest=remark.interest,
                last_used=remark.last_used,
                note=remark.note,
            )
        ],
        update_conflicts=True,
        unique_fields=["profile", "skill"],
        update_fields=["interest", "last_used", "note", "changed_at"],
    )
