"""Made-up skills and made-up people, as many as a benchmark asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from random import Random

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from competencies.actions import publish_version
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    LevelRow,
    SkillRow,
)
from competencies.models import FrameworkVersion
from competencies.writer import write_framework
from profiles.models import Profile, SkillAssessment

SLUG = "bench"
SKILLS_A_COMPETENCY = 8
COMPETENCIES_AN_AREA = 5
LEVELS = ("None yet", "Awareness", "Working", "Practitioner", "Leads others")
HIGHEST = len(LEVELS) - 1
NOT_ASSESSED, NOT_APPLICABLE = 0.1, 0.05  # shares of a person's skills
DAYS_OF_ANSWERS = 365
WORDS = (
    (
        "built",
        "mended",
        "planned",
        "measured",
        "described",
        "tested",
        "moved",
        "shared",
    ),
    ("a solver", "two pipelines", "a survey", "field notes", "an archive", "a course"),
    ("by hand", "with a colleague", "from a template", "step by step", "overnight"),
    ("on a cluster", "in a museum", "at sea", "for a clinic", "in a small team"),
)
PEOPLE_AT_ONCE = 250


@transaction.atomic
def load_crowd(*, people: int, skills: int, seed: int) -> FrameworkVersion:
    """Make a framework of so many skills, and so many people who rated themselves.

    The same numbers and seed make the same answers. Who has an account already stays
    as they are, and so does a framework version with as many skills.
    """
    version = write_made_up(skills=skills, slug=SLUG)
    added = _add_people(people)
    for start in range(0, len(added), PEOPLE_AT_ONCE):
        _rate(added[start : start + PEOPLE_AT_ONCE], version, seed)
    return version


# --- skills ----------------------------------------------------------------------


def write_made_up(*, skills: int, slug: str) -> FrameworkVersion:
    """Write and publish a framework of made-up skills; its version says how many.

    Call it inside a transaction. Raises ImportRefusedError when the version is there
    and says something else.
    """
    file = made_up_framework(skills)
    version = write_framework(file, slug=slug, version=str(skills)).version
    if version.is_draft:
        publish_version(version)
    return version


def made_up_framework(skills: int) -> FrameworkFile:
    """Return a framework of so many skills, eight a competency, with their texts."""
    competencies = -(-skills // SKILLS_A_COMPETENCY)
    return FrameworkFile(
        format="made up",
        name="Made-up skills",
        slug=None,
        version=None,
        description="For measuring how fast the hub is. Nobody should rate these.",
        depth_names=("Area", "Competency"),
        levels=tuple(_level(rank) for rank in range(HIGHEST + 1)),
        groups=tuple(_groups(competencies)),
        skills=tuple(_skill(number) for number in range(skills)),
    )


def _level(rank: int) -> LevelRow:
    return LevelRow(
        rank=rank,
        name=LEVELS[rank],
        short_description=f"What level {rank} means for any made-up skill.",
        description=f"At length: what level {rank} means for any made-up skill.",
    )


def _groups(competencies: int) -> Iterator[GroupRow]:
    for number in range(competencies):
        area, position = divmod(number, COMPETENCIES_AN_AREA)
        if position == 0:
            yield GroupRow(f"area-{area + 1}", f"Area {area + 1}", position=area)
        yield GroupRow(
            slug=f"competency-{number + 1}",
            name=f"Competency {number + 1}",
            description="A few made-up skills that belong together.",
            parent=f"area-{area + 1}",
            position=position,
        )


def _skill(number: int) -> SkillRow:
    group, position = divmod(number, SKILLS_A_COMPETENCY)
    name = f"Made-up skill {number + 1}"
    return SkillRow(
        slug=f"skill-{number + 1}",
        name=name,
        group=f"competency-{group + 1}",
        description=f"{name} stands for one that people would rate themselves in.",
        position=position,
        descriptors=tuple((rank, _text(name, rank)) for rank in range(1, HIGHEST + 1)),
    )


def _text(name: str, rank: int) -> str:
    """Return a sentence; it varies, so that pages compress about as real ones do."""
    random = Random(f"{name} {rank}")  # noqa: S311
    did, what, way, where = (random.choice(words) for words in WORDS)
    return (
        f"I {did} {what} {way} {where}; at level {rank} of {name.lower()} "
        f"that took {random.randint(2, 90)} days."
    )


# --- people ----------------------------------------------------------------------


def email_of(number: int) -> str:
    """Return the address of a made-up person; nobody can sign in with it."""
    return f"made-up-{number}@example.org"


def _add_people(people: int) -> list[User]:
    wanted = [email_of(number) for number in range(1, people + 1)]
    known = set(User.objects.filter(email__in=wanted).values_list("email", flat=True))
    added = User.objects.bulk_create(
        User(email=email, name=email.partition("@")[0], password=make_password(None))
        for email in wanted
        if email not in known
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True)
        for user in added
    )
    return added


def _rate(people: Sequence[User], version: FrameworkVersion, seed: int) -> None:
    profiles = Profile.objects.bulk_create(
        Profile(owner=person, framework=version.framework, version=version)
        for person in people
    )
    skills = list(
        version.skill_editions.in_tree_order().values_list("skill", flat=True)
    )
    now = timezone.now()
    SkillAssessment.objects.bulk_create(
        answer
        for profile in profiles
        for answer in _answers(profile, skills, Random(f"{seed} {profile.owner}"), now)  # noqa: S311
    )


def _answers(
    profile: Profile, skills: Sequence[int], random: Random, now: datetime
) -> Iterator[SkillAssessment]:
    """Answer for most skills, around what this person is good at on the whole."""
    usual = random.uniform(0.5, HIGHEST - 0.5)
    for skill in skills:
        chance = random.random()
        if chance < NOT_ASSESSED:
            continue
        applies = chance > NOT_ASSESSED + NOT_APPLICABLE
        rank = min(HIGHEST, max(0, round(random.gauss(usual, 1))))
        then = now - timedelta(days=random.uniform(0, DAYS_OF_ANSWERS))
        yield SkillAssessment(
            profile=profile,
            skill_id=skill,
            rank=rank if applies else None,
            not_applicable=not applies,
            rated_in=profile.version,
            assessed_at=then,
            confirmed_at=then,
        )
