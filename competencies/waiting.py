"""What of the frameworks waits for a curator: drafts, and roles nobody sees yet."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from competencies.models import Framework
from competencies.models.frameworks import Status
from curation.waiting import Waiting


def waiting_for_curators(user: User) -> Iterable[Waiting]:
    """Return drafts and unpublished roles, for those who may change them."""
    if not (user.is_staff and user.has_perm("competencies.change_frameworkversion")):
        return []
    counts = Framework.objects.aggregate(
        drafts=Count(
            "versions", filter=Q(versions__status=Status.DRAFT), distinct=True
        ),
        roles=Count("roles", filter=Q(roles__is_published=False), distinct=True),
    )
    drafts, roles = counts["drafts"], counts["roles"]
    return [
        Waiting(
            drafts,
            ngettext("draft of a framework", "drafts of frameworks", drafts),
            f"{_list('frameworkversion')}?status__exact={Status.DRAFT}",
        ),
        Waiting(
            roles,
            ngettext("role not published", "roles not published", roles),
            f"{_list('role')}?is_published__exact=0",
        ),
    ]


def _list(model: str) -> str:
    return reverse(f"admin:competencies_{model}_changelist")
