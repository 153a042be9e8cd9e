"""What of the catalogue waits for a curator."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from curation.waiting import Waiting
from training.models import LearningResource


def waiting_for_curators(user: User) -> Iterable[Waiting]:
    """Return resources that say too little, for those who may change them."""
    if not (user.is_staff and user.has_perm("training.change_learningresource")):
        return []
    counts = LearningResource.objects.listed().aggregate(
        loose=Count("pk", filter=Q(teaches__isnull=True), distinct=True),
        silent=Count("pk", filter=Q(description=""), distinct=True),
        steps=Count("teaches", filter=Q(teaches__to_rank__isnull=True), distinct=True),
    )
    loose, silent, steps = counts["loose"], counts["silent"], counts["steps"]
    resources = reverse("admin:training_learningresource_changelist")
    links = reverse("admin:training_teachesskill_changelist")
    return [
        Waiting(
            loose,
            ngettext(
                "resource that teaches no skill yet",
                "resources that teach no skill yet",
                loose,
            ),
            f"{resources}?teaches=no",
        ),
        Waiting(
            silent,
            ngettext(
                "resource without a description",
                "resources without a description",
                silent,
            ),
            f"{resources}?description__isempty=1",
        ),
        Waiting(
            steps,
            ngettext(
                "skill taught without levels", "skills taught without levels", steps
            ),
            f"{links}?to_rank__isempty=1",
        ),
    ]
