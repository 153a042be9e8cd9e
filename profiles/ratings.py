"""One's own rating of one skill, for the skill's page."""

from __future__ import annotations

from django.urls import reverse

from accounts.models import User
from competencies.models import SkillEdition
from competencies.models.frameworks import Status
from competencies.outlines import Scale
from competencies.rating import OwnRating
from profiles.holdings import Holding, holdings_of
from profiles.models import Profile
from profiles.pages import answer_in_words, moment_in_words


def own_rating(person: User, edition: SkillEdition, scale: Scale) -> OwnRating | None:
    """Two queries: of the person's profile, and of the answer in it."""
    framework = edition.skill.framework
    profile = (
        Profile.objects.visible_to(person)
        .select_related("version")
        .filter(framework=framework)
        .first()
    )
    if profile is None:
        is_to_rate = edition.version.status == Status.PUBLISHED
        return rating_of(edition, None, scale) if is_to_rate else None
    held = holdings_of(profile, [edition.skill_id]).by_skill.get(edition.skill_id)
    return rating_of(edition, held, scale, profile=profile)


def rating_of(
    edition: SkillEdition,
    held: Holding | None,
    scale: Scale,
    *,
    profile: Profile | None = None,
) -> OwnRating:
    """Return an answer as the skill's page shows it, in the words of its version."""
    version = profile.version if profile else edition.version
    return OwnRating(
        value=str(held.answer) if held else "",
        said=answer_in_words(held.answer if held else None, scale),
        saved_at=moment_in_words(held.confirmed_at) if held else "",
        seen=held.seen if held else "",
        version=version.version,
        action=_action(edition) if version == edition.version else "",
        profile_url=reverse(
            "profiles:profile-detail", args=[edition.skill.framework.slug]
        ),
        assess_url=_assess_url(edition),
    )


def _action(edition: SkillEdition) -> str:
    skill = edition.skill
    return reverse("profiles:profile-rate", args=[skill.framework.slug, skill.slug])


def _assess_url(edition: SkillEdition) -> str:
    skill = edition.skill
    page = reverse("profiles:profile-assess", args=[skill.framework.slug])
    return f"{page}?skill={skill.slug}"
