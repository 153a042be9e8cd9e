"""What the hub holds about a person beside their levels: history, evidence, opinions.

An opinion is about one person and by another: both may take it along. Whoever it is
about keeps it when its author goes, without the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from accounts.personal_data import Holder, Sheet
from profiles.models import (
    AssessmentEvent,
    Evidence,
    Opinion,
    OpinionRequest,
    SkillRemark,
)


def export_beside(user: User) -> Sequence[Sheet]:
    """Return what was kept beside the answers, and what was said and asked."""
    return [
        Sheet("history", _("Every change of your answers"), _history(user)),
        Sheet("evidence", _("Your evidence"), _evidence(user)),
        Sheet("remarks", _("Your notes on skills"), _remarks(user)),
        Sheet("opinion_requests", _("Whom you asked for an opinion"), _requests(user)),
        Sheet("opinions_about_you", _("What others said"), _about(user)),
        Sheet("opinions_by_you", _("What you said of others"), _by(user)),
    ]


def _history(user: User) -> list[dict[str, str | int | bool | None]]:
    rows = AssessmentEvent.objects.visible_to(user).in_order()
    return [
        {
            "at": row.at.isoformat(),
            "framework": row.profile.framework.slug,
            "skill": row.skill.slug,
            "level": row.rank,
            "not_applicable": row.not_applicable,
            "cleared": row.is_cleared,
        }
        for row in rows.select_related("profile__framework", "skill")
    ]


def _evidence(user: User) -> list[dict[str, str]]:
    rows = Evidence.objects.visible_to(user).order_by("pk")
    return [
        {
            "id": str(row.uuid),
            "framework": row.skill.framework.slug,
            "skill": row.skill.slug,
            "kind": row.kind,
            "title": row.title,
            "url": row.url,
            "added": row.created_at.isoformat(),
        }
        for row in rows.select_related("skill__framework")
    ]


def _remarks(user: User) -> list[dict[str, str | int | None]]:
    rows = SkillRemark.objects.visible_to(user).order_by("pk")
    return [
        {
            "framework": row.skill.framework.slug,
            "skill": row.skill.slug,
            "interest": row.interest,
            "last_used": row.last_used,
            "note": row.note,
            "changed": row.changed_at.isoformat(),
        }
        for row in rows.select_related("skill__framework")
    ]


def _requests(user: User) -> list[dict[str, str | bool]]:
    rows = OpinionRequest.objects.visible_to(user).order_by("pk")
    return [
        {
            "id": str(row.uuid),
            "asked": row.email,
            "skills": ", ".join(sorted(skill.slug for skill in row.skills.all())),
            "when": row.created_at.isoformat(),
            "answered": row.answered_at is not None,
        }
        for row in rows.prefetch_related("skills")
    ]


def _about(user: User) -> list[dict[str, str | int | bool | None]]:
    rows = Opinion.objects.visible_to(user)
    return [
        _opinion(row) | {"by": row.author.email if row.author else ""}
        for row in rows.select_related("author", "skill__framework").order_by("pk")
    ]


def _by(user: User) -> list[dict[str, str | int | bool | None]]:
    rows = Opinion.objects.filter(author=user).order_by("pk")
    return [_opinion(row) for row in rows.select_related("skill__framework")]


def _opinion(row: Opinion) -> dict[str, str | int | bool | None]:
    return {
        "id": str(row.uuid),
        "framework": row.skill.framework.slug,
        "skill": row.skill.slug,
        "level": row.rank,
        "endorsed": row.rank is None,
        "reason": row.reason,
        "given": row.given_at.isoformat(),
        "shown": row.shown_at is not None,
    }


def _asked_of(user: User) -> QuerySet[OpinionRequest]:
    more = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    of_mine = Q()
    for address in {user.email, *more}:
        of_mine |= Q(email__iexact=address)
    return OpinionRequest.objects.filter(of_mine)


def _erase(user: User) -> None:
    """Take the address out of what others asked; their own rows go with the account.

    What was asked of the person and waits can't be answered any more, and goes.
    """
    asked = _asked_of(user)
    asked.filter(answered_at__isnull=True).delete()
    asked.update(email="")


def _keeps(user: User) -> Sequence[str]:
    given = Opinion.objects.filter(author=user).exclude(profile__owner=user).count()
    text = ngettext(
        "%(count)d opinion that you gave on somebody's skill stays with them, "
        "without your name.",
        "%(count)d opinions that you gave on others' skills stay with them, "
        "without your name.",
        given,
    )
    return [text % {"count": given}] if given else []


HOLDER = Holder(
    name=gettext_lazy("The history of your answers, evidence, notes and opinions"),
    tables={
        "profiles.assessmentevent": ["profile", "rank", "not_applicable"],
        "profiles.evidence": ["profile", "url", "title", "uuid"],
        "profiles.skillremark": ["profile", "interest", "last_used", "note"],
        "profiles.opinionrequest": ["profile", "email", "uuid", "digest"],
        "profiles.opinionrequest_skills": ["opinionrequest"],
        "profiles.opinion": ["profile", "author", "rank", "reason", "uuid"],
    },
    export=export_beside,
    erase=_erase,
    keeps=_keeps,
)
