"""What the hub holds about a person's learning: what they keep and look for."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from training.models import ResourceMark, SavedSearch


def export_learning(user: User) -> Sequence[Sheet]:
    """Return the marks and the searches of a person."""
    return [
        Sheet("training", _("What you saved, started and did"), _marks(user)),
        Sheet("searches", _("Your searches of the training"), _searches(user)),
    ]


def _marks(user: User) -> list[dict[str, str]]:
    rows = ResourceMark.objects.visible_to(user).select_related("resource")
    return [
        {
            "resource": row.resource.slug,
            "title": row.resource.title,
            "state": row.state,
            "changed": row.changed_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _searches(user: User) -> list[dict[str, str]]:
    rows = SavedSearch.objects.visible_to(user).order_by("pk")
    return [
        {
            "id": str(row.uuid),
            "name": row.name,
            "query": row.query,
            "mailed": row.often,
            "last_mailed": row.last_sent_at.isoformat() if row.last_sent_at else "",
            "kept": row.created_at.isoformat(),
        }
        for row in rows
    ]


HOLDER = Holder(
    name=gettext_lazy("What you keep of the training, and your searches"),
    tables={
        "training.resourcemark": ["owner", "resource", "state"],
        "training.savedsearch": ["owner", "uuid", "name", "query"],
    },
    export=export_learning,
)
