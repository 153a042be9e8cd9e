"""Writes of what people say of the catalogue for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from training.models import LearningResource, ResourceMark, Review, SavedSearch

MOST_SEARCHES = 20


class TooManySearchesError(Exception):
    """A person keeps as many searches as the hub takes; the text says what to do."""


def mark_resource(*, owner: User, resource: LearningResource, state: str) -> None:
    """Say where a person stands with a resource; an empty state takes it back."""
    if not state:
        ResourceMark.objects.filter(owner=owner, resource=resource).delete()
        return
    ResourceMark.objects.update_or_create(
        owner=owner, resource=resource, defaults={"state": state}
    )


def keep_review(
    *, owner: User, resource: LearningResource, answers: Mapping[str, Any]
) -> None:
    """Say what a person thinks of a resource; a second time it says otherwise.

    A sentence that a curator hid stays hidden until they look at it again.
    """
    Review.objects.update_or_create(owner=owner, resource=resource, defaults=answers)


@transaction.atomic
def save_search(
    *, owner: User, name: str, query: str, hub_address: str
) -> tuple[SavedSearch, bool]:
    """Keep a search, and say whether it is new. Raises TooManySearchesError."""
    User.objects.select_for_update().get(pk=owner.pk)  # one after the other
    found = SavedSearch.objects.filter(owner=owner, query=query).first()
    if found is not None:
        return found, False
    if SavedSearch.objects.filter(owner=owner).count() >= MOST_SEARCHES:
        raise TooManySearchesError(
            _("You keep %d searches, and that is all there is room for. Remove one.")
            % MOST_SEARCHES
        )
    kept = SavedSearch.objects.create(
        owner=owner, name=name[:120], query=query, hub_address=hub_address
    )
    return kept, True
