"""Ask for an opinion on one's skills, give one, and show or hide it (docs/adr/0041)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import timedelta
from typing import TypeAlias

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.counting import Rate, seconds_to_wait
from accounts.models import User
from accounts.tokens import digest_of
from profiles.actions import save_profile
from profiles.given_opinions import GivenOpinion
from profiles.models import Opinion, OpinionRequest, Profile

DAYS_TO_ANSWER = 30
MOST_A_DAY = 10
MOST_SKILLS = 12
OPENINGS = Rate(60, 3600)
# From a path of the hub to its whole address, as a request does it.
Absolute: TypeAlias = Callable[[str], str]


class OpinionError(Exception):
    """An opinion can't be asked for or given; the text says what to do."""


@transaction.atomic
def ask(
    *, profile: Profile, email: str, skills: Collection[int], absolute: Absolute
) -> OpinionRequest:
    """Ask somebody by mail what they think of some skills.

    Raises OpinionError where too many were asked today, or too much at once.
    """
    if not 0 < len(skills) <= MOST_SKILLS:
        raise OpinionError(_("Choose one to %(most)d skills.") % {"most": MOST_SKILLS})
    profile = save_profile(profile)
    _refuse_too_many(profile.owner)
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    request = OpinionRequest.objects.create(
        profile=profile,
        email=email,
        digest=digest_of(token),
        expires_at=now + timedelta(days=DAYS_TO_ANSWER),
    )
    request.skills.set(skills)
    _mail(request, absolute(reverse("profiles:opinion-give", args=[token])))
    return request


def _refuse_too_many(owner: User) -> None:
    """Count the requests of a day; those that were removed count too."""
    rate = Rate(MOST_A_DAY, 86_400)
    if seconds_to_wait("opinions", f"person {owner.pk}", rate) is not None:
        raise OpinionError(
            _("You asked %(most)d people today. Ask the next one tomorrow.")
            % {"most": MOST_A_DAY}
        )


def _mail(request: OpinionRequest, link: str) -> None:
    """Mail the link. Nothing that the asker typed is in it but both addresses."""
    context = {
        "asker": request.profile.owner.email,
        "link": link,
        "days": DAYS_TO_ANSWER,
        "site_name": settings.SITE_NAME,
    }
    body = render_to_string("profiles/email/opinion.txt", context)
    subject = f"{settings.SITE_NAME}: {_('Your opinion is asked for')}"
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [request.email])


def request_behind(token: str, user: User) -> OpinionRequest | None:
    """Return the request that a mailed token opens for the person it was mailed to.

    None in every other case: unknown, expired, answered, removed, somebody else's, or
    tried far too often.
    """
    if seconds_to_wait("opinion-open", f"person {user.pk}", OPENINGS) is not None:
        return None
    requests = OpinionRequest.objects.open().select_related(
        "profile__owner", "profile__version__framework"
    )
    found = requests.filter(digest=digest_of(token)).first()
    return found if found and _is_for(found, user) else None


def _is_for(request: OpinionRequest, user: User) -> bool:
    addresses = EmailAddress.objects.filter(user=user, verified=True)
    return bool(addresses.filter(email__iexact=request.email).exists())


@transaction.atomic
def give(
    *,
    request: OpinionRequest,
    author: User,
    opinions: Sequence[GivenOpinion],
    skills: Mapping[str, int],
) -> None:
    """Keep what was said, hidden from others; it uses the request up.

    Raises OpinionError when it was answered or removed meanwhile.
    """
    kept = OpinionRequest.objects.open().select_for_update().filter(pk=request.pk)
    if not kept.exists():
        raise OpinionError(_("This was answered or taken back meanwhile."))
    Opinion.objects.bulk_create(
        Opinion(
            profile=request.profile,
            request=request,
            skill_id=skills[said.skill],
            author=author,
            rank=said.rank,
            reason=said.reason,
        )
        for said in opinions
    )
    OpinionRequest.objects.filter(pk=request.pk).update(answered_at=timezone.now())


def set_shown(*, opinion: Opinion, shown: bool) -> None:
    """Let others see an opinion wherever they see the rating, or nobody."""
    opinion.shown_at = timezone.now() if shown else None
    opinion.save(update_fields=["shown_at"])
