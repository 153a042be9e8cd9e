"""Who writes, and why: noted beside every change that the history keeps.

The triggers of django-pghistory read it from the database session, so that a write by
the admin, an action, an import or a shell can't leave the history out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pghistory
import pghistory.core
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware

from accounts.models import User

IMPORT = "import"
CURATOR, MEMBER = "curator", "member"


def events_of(model: type[Model]) -> QuerySet[Any]:
    """Return the rows that triggers kept of a tracked table."""
    [events] = pghistory.core.event_models(tracks_model=model)
    return events._default_manager.all()


def _role(user: User) -> str:
    return CURATOR if user.is_staff else MEMBER


@contextmanager
def told(
    *,
    user: User | None = None,
    reason: str = "",
    suggestion: UUID | None = None,
    by: str = "",
) -> Iterator[None]:
    """Note who writes what follows, why, and on whose suggestion."""
    facts: dict[str, Any] = {}
    if user is not None:
        facts |= {"user": user.pk, "as": _role(user)}
    if reason:
        facts["reason"] = reason
    if suggestion is not None:
        facts["suggestion"] = str(suggestion)
    if by:
        facts["by"] = by
    with pghistory.context(**facts):
        yield


class ProvenanceMiddleware(HistoryMiddleware):
    """Note the person behind every request that may write; nothing else of it."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        user = request.user
        if not isinstance(user, User) and not user.is_authenticated:
            return {}
        return {"user": user.pk, "as": CURATOR if user.is_staff else MEMBER}
