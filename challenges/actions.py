"""Writes around challenges, each in one transaction: at once, published, said."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from challenges.models import Challenge, Comment, Interest, Stage
from challenges.rewriting import promote, rewrite_challenge
from curation.actions import settle_urls
from curation.kinds import RefusedError
from curation.provenance import told
from curation.values import Values


@transaction.atomic
def change_at_once(
    *, challenge: Challenge, values: Values, by: User, reason: str = ""
) -> None:
    """Write what an editor says; it stands in the history like everything else.

    Raises ValidationError or RefusedError; then nothing is written.
    """
    stored = Challenge.objects.select_for_update().get(pk=challenge.pk)
    with told(user=by, reason=reason):
        rewrite_challenge(challenge=stored, values=values)
    settle_urls()


@transaction.atomic
def publish(*, challenge: Challenge, by: User) -> None:
    """Make what was discussed one of the challenges. Raises RefusedError."""
    stored = Challenge.objects.select_for_update().get(pk=challenge.pk)
    if stored.stage not in {Stage.DRAFT, Stage.CONSULTATION}:
        raise RefusedError(_("It is published already."))
    with told(user=by, reason=_("Published after it was discussed.")):
        stored.stage = Stage.PUBLISHED
        stored.published_on = timezone.localdate()
        stored.save(update_fields=["stage", "published_on"])


@transaction.atomic
def promote_part(*, challenge: Challenge, identifier: str, by: User) -> Challenge:
    """Make a part of a problem a challenge of its own. Raises RefusedError."""
    with told(user=by, reason=_("A part became a challenge of its own.")):
        return promote(challenge=challenge, identifier=identifier)


@transaction.atomic
def say_interest(*, owner: User, challenge: Challenge, kind: str) -> bool:
    """Note that a challenge is somebody's, or take that back; says which."""
    rows = Interest.objects.filter(owner=owner, challenge=challenge, kind=kind)
    if rows.delete()[0]:
        return False
    Interest.objects.get_or_create(owner=owner, challenge=challenge, kind=kind)
    return True


def say(*, owner: User, challenge: Challenge, text: str) -> Comment:
    """Keep a comment, for all to read."""
    return Comment.objects.create(owner=owner, challenge=challenge, text=text)
