"""What the hub holds about a person and challenges: what is theirs, what they said."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from challenges.models import Challenge, Comment, Interest


def export_challenges(user: User) -> Sequence[Sheet]:
    """Return the interests and comments of a person, and what they edit."""
    return [
        Sheet("challenges", _("Challenges that are yours"), _interests(user)),
        Sheet("comments", _("What you said of challenges"), _comments(user)),
        Sheet("edited_challenges", _("Challenges that you edit"), _edited(user)),
    ]


def _interests(user: User) -> list[dict[str, str]]:
    rows = Interest.objects.filter(owner=user).select_related("challenge")
    return [
        {
            "challenge": row.challenge.slug,
            "title": row.challenge.title,
            "kind": row.kind,
            "said": row.said_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _comments(user: User) -> list[dict[str, str]]:
    rows = Comment.objects.filter(owner=user).select_related("challenge")
    return [
        {
            "challenge": row.challenge.slug,
            "title": row.challenge.title,
            "text": row.text,
            "hidden": row.why_hidden if row.is_hidden else "",
            "said": row.said_at.isoformat(),
        }
        for row in rows.order_by("pk")
    ]


def _edited(user: User) -> list[dict[str, str]]:
    rows = Challenge.objects.edited_by(user).order_by("pk")
    return [{"challenge": row.slug, "title": row.title} for row in rows]


HOLDER = Holder(
    name=gettext_lazy("What you say of challenges, and which you edit"),
    tables={
        "challenges.interest": ["owner", "challenge", "kind"],
        "challenges.comment": ["owner", "challenge", "text"],
        "challenges.challenge_editors": ["challenge", "user"],
    },
    export=export_challenges,
)
