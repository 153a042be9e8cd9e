"""What stands beside the sample people's levels: links, notes, an opinion or two."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from accounts.tokens import digest_of
from profiles.models import Evidence, Opinion, OpinionRequest, Profile, SkillRemark

ALICE, BOB = "alice@example.org", "bob@example.org"
LINKS = (
    ("version-control", "repository", "https://example.org/tide-model", "Tide model"),
    (
        "automated-testing",
        "pull-request",
        "https://example.org/tide-model/pull/41",
        "Tests for the boundary conditions",
    ),
    (
        "reproducibility",
        "publication",
        "https://example.org/papers/tides-and-silt",
        "Tides and silt, with all that is needed to run it again",
    ),
)
REMARKS = (
    ("containers", 2, 2026, "Used them twice. I want to build one of my own."),
    ("workshop-teaching", 1, 2025, ""),
)
# From Bob: the skill, a level or None for an endorsement, why, and whether it is shown.
OPINIONS = (
    (
        "automated-testing",
        3,
        "She brought our suite from four minutes to one, and nobody had asked.",
        True,
    ),
    ("code-review", None, "", False),
)


def add_beside(skills: Mapping[str, int]) -> None:
    """Put something beside Alice's levels, if her profile is there and has nothing."""
    profile = Profile.objects.filter(owner__email=ALICE, evidence=None).first()
    bob = User.objects.filter(email=BOB).first()
    if profile is None or bob is None:
        return
    Evidence.objects.bulk_create(
        Evidence(
            profile=profile, skill_id=skills[slug], kind=kind, url=url, title=title
        )
        for slug, kind, url, title in LINKS
    )
    SkillRemark.objects.bulk_create(
        SkillRemark(
            profile=profile,
            skill_id=skills[slug],
            interest=interest,
            last_used=year,
            note=note,
        )
        for slug, interest, year, note in REMARKS
    )
    _add_opinions(profile, bob, skills)


def _add_opinions(profile: Profile, bob: User, skills: Mapping[str, int]) -> None:
    now = timezone.now()
    asked = OpinionRequest.objects.create(
        profile=profile,
        email=bob.email,
        digest=digest_of(f"sample {profile.uuid}"),
        expires_at=now + timedelta(days=30),
        answered_at=now,
    )
    asked.skills.set([skills[slug] for slug, *_ in OPINIONS])
    Opinion.objects.bulk_create(
        Opinion(
            profile=profile,
            request=asked,
            skill_id=skills[slug],
            author=bob,
            rank=rank,
            reason=reason,
            shown_at=now if is_shown else None,
        )
        for slug, rank, reason, is_shown in OPINIONS
    )
