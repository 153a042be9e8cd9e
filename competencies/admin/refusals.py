"""What the database refuses, in words that a curator can act on."""

from __future__ import annotations

import psycopg
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

NEVER_CHANGES = _(
    "A published version never changes. Import or copy it into a new draft."
)
CHANGED_MEANWHILE = _(
    "Somebody else changed this at the same time, and nothing of yours was saved. "
    "Look at it again."
)

# By the names that the guards of the database give: see the migrations.
WORDS = {
    "published_is_fixed": NEVER_CHANGES,
    "rank_on_the_scale": _("That level isn't on the scale of the framework."),
    "role_skill_one_framework": _("The skill is of another framework than the role."),
    "edition_in_its_place": _("Choose a skill and a group of this same version."),
    "framework_is_kept": _("What belongs to a framework stays there."),
    "expected_or_irrelevant": _(
        "A role expects a skill or says it isn't relevant, not both."
    ),
    "crosswalk_once": _("These two skills have a tie already. Change that one."),
    "scale_is_in_use": _("Training teaches levels above that end of the scale."),
    "scale_is_fixed": _("The scale stays as it is once a version is published."),
}


def refusal(error: IntegrityError) -> StrOrPromise:
    """Say why the database refused; what only a race can cause has one answer."""
    return WORDS.get(_constraint(error), CHANGED_MEANWHILE)


def _constraint(error: IntegrityError) -> str:
    cause = error.__cause__
    name = cause.diag.constraint_name if isinstance(cause, psycopg.Error) else None
    return name or ""
