"""The people behind changes: what they are called, and how they are cut out."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Func, Q, Value
from pghistory.models import Context

from accounts.models import User
from curation.models import Flag, ImportRun, Suggestion


def names_of(people: Collection[int]) -> dict[int, str]:
    """Return the names that these people chose, by key: one query."""
    return dict(User.objects.filter(pk__in=people).values_list("pk", "name"))


@transaction.atomic
def forget(user: User) -> None:
    """Cut a person out of suggestions, flags and the history; what they changed stays.

    The rows that remain say "a visitor" or "a curator". To be called before the
    account itself is deleted.
    """
    theirs = Q(proposer=user) | Q(email__iexact=user.email)
    Suggestion.objects.filter(theirs).update(proposer=None, name="", email="")
    Suggestion.objects.filter(decided_by=user).update(decided_by=None)
    Flag.objects.filter(reporter=user).update(reporter=None)
    Flag.objects.filter(resolved_by=user).update(resolved_by=None)
    previews = ImportRun.objects.filter(by=user, state=ImportRun.State.PREVIEWED)
    previews.delete()
    ImportRun.objects.filter(by=user).update(by=None)
    without = Func(
        F("metadata"), Value("user"), template="%(expressions)s", arg_joiner=" - "
    )
    Context.objects.filter(metadata__user=user.pk).update(metadata=without)
