"""What the hub holds about a person in suggestions, flags and histories of records."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pghistory.models import Context

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from curation.models import Flag, ImportRun, Suggestion
from curation.people import forget


def export_curation(user: User) -> Sequence[Sheet]:
    """Return what the person suggested, flagged, decided and changed: five queries."""
    mine = Suggestion.objects.filter(proposer=user).order_by("created_at", "pk")
    decided = Suggestion.objects.filter(decided_by=user).order_by("decided_at", "pk")
    flags = Flag.objects.filter(reporter=user).order_by("created_at", "pk")
    runs = ImportRun.objects.filter(by=user).defer("upload", "plan", "report")
    imports = runs.order_by("created_at", "pk")
    contexts = Context.objects.filter(metadata__user=user.pk).order_by("created_at")
    return [
        Sheet("suggestions", _("What you suggested"), [_suggested(s) for s in mine]),
        Sheet("decisions", _("What you decided"), [_decided(s) for s in decided]),
        Sheet("flags", _("What you flagged"), [_flagged(f) for f in flags]),
        Sheet("imports", _("What you imported"), [_imported(run) for run in imports]),
        Sheet(
            "changes",
            _("When you changed shared records, and why"),
            [
                {"when": c.created_at.isoformat(), "why": c.metadata.get("reason", "")}
                for c in contexts
            ],
        ),
    ]


def _suggested(row: Suggestion) -> dict[str, str]:
    return {
        "id": str(row.uuid),
        "when": row.created_at.isoformat(),
        "about": row.title,
        "suggested": json.dumps(row.proposed, ensure_ascii=False),
        "source": row.source,
        "why": row.reason,
        "name_shown": row.name,
        "state": str(row.get_state_display()),
        "answer": row.decision_reason,
    }


def _decided(row: Suggestion) -> dict[str, str]:
    return {
        "when": row.decided_at.isoformat() if row.decided_at else "",
        "about": row.title,
        "state": str(row.get_state_display()),
        "answer": row.decision_reason,
    }


def _flagged(row: Flag) -> dict[str, str]:
    return {
        "when": row.created_at.isoformat(),
        "about": row.title,
        "what": str(row.get_what_display()),
        "words": row.words,
    }


def _imported(row: ImportRun) -> dict[str, str]:
    return {
        "when": row.created_at.isoformat(),
        "file": row.file_name,
        "fingerprint": row.sha256,
        "state": str(row.get_state_display()),
    }


def _kept(user: User) -> Sequence[str]:
    return [
        _(
            "What you suggested, flagged or changed in frameworks, roles and training "
            "stays, without your name: the history says “a visitor” or “a curator”."
        )
    ]


HOLDER = Holder(
    name=gettext_lazy("Your suggestions, flags and changes"),
    tables={
        "curation.suggestion": ["proposer", "name", "email", "decided_by"],
        "curation.flag": ["reporter", "resolved_by"],
        "curation.importrun": ["by", "file_name"],
        "pghistory.context": ["metadata"],
    },
    export=export_curation,
    erase=forget,
    keeps=_kept,
)
