"""What of the directory waits for somebody."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from communities.models import Claim, may_curate
from curation.waiting import Waiting


def waiting_for_keepers(user: User) -> Iterable[Waiting]:
    """Return claims that a curator is to look at."""
    if not may_curate(user):
        return []
    count = Claim.objects.live().filter(method="curator").count()
    words = ngettext("claim of a community", "claims of communities", count)
    return [Waiting(count, words, reverse("communities:claim-list"))]
