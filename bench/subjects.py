"""The frameworks that pages are measured with, and the person who rated all of them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Count

from accounts.models import User
from competencies.importers.neutral import RoleRow
from competencies.models import FrameworkVersion, Role
from competencies.outlines import Outline
from competencies.role_writer import RoleWriter
from profiles.actions import create_goal, save_clicks
from profiles.answers import Answer, Click
from profiles.models import Goal, Profile
from rsehub.sample_crowd import load_crowd, write_made_up
from rsehub.sample_data import DIRECT_SLUG, load_sample

SMALL, LARGE, LIKE_DIRECT = 48, 1_000, 164
# With 48 skills each, over 200,000 ratings.
PEOPLE = 5_000
LEVEL_EXPECTED = 3
SKILLS_EXPECTED = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """A framework with a profile, a goal and a role in it, and what to open there."""

    name: str
    slug: str
    competency: str
    """The slug of the competency with the most skills."""
    skill: str
    role: str
    goal: Goal
    profile: Profile


def load_subjects() -> tuple[User, list[Subject]]:
    """Fill the database; return the person, and DIRECT before two others."""
    person = User.objects.create_user("bench@example.org", name="Bench")
    load_sample()
    with transaction.atomic():
        versions = [
            _direct_or_alike(),
            load_crowd(people=PEOPLE, skills=SMALL, seed=0),
            write_made_up(skills=LARGE, slug=f"bench-{LARGE}"),
        ]
        subjects = [_subject(person, version) for version in versions]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return person, subjects


def _direct_or_alike() -> FrameworkVersion:
    direct = FrameworkVersion.objects.published().filter(framework__slug=DIRECT_SLUG)
    found = direct.select_related("framework").first()
    return found or write_made_up(skills=LIKE_DIRECT, slug=f"bench-{LIKE_DIRECT}")


def _subject(person: User, version: FrameworkVersion) -> Subject:
    outline = Outline(version)
    competency = max(outline.competencies, key=lambda group: len(group.skills))
    profile = _rated(person, version, outline)
    role = _largest_role(version)
    goal = create_goal(profile=profile, name=f"As {role.name}"[:120], roles=[role])
    return Subject(
        name=f"{version.framework.slug}, {len(outline.skills)} skills",
        slug=version.framework.slug,
        competency=competency.slug,
        skill=competency.skills[0].slug,
        role=role.slug,
        goal=goal,
        profile=profile,
    )


def _rated(person: User, version: FrameworkVersion, outline: Outline) -> Profile:
    """Return a profile with an answer for every skill, through all levels in turn."""
    levels = (version.framework.highest_rank or 0) + 1
    profile = Profile(owner=person, framework=version.framework, version=version)
    skills = {skill.slug: skill.pk for skill in outline.skills.values()}
    clicks = [
        Click(slug, Answer(number % levels), "") for number, slug in enumerate(skills)
    ]
    save_clicks(profile=profile, clicks=clicks, skills=skills)
    return profile


def _largest_role(version: FrameworkVersion) -> Role:
    roles = Role.objects.filter(framework=version.framework)
    largest = roles.annotate(size=Count("skills")).order_by("-size", "pk")
    if not roles.exists():
        _add_role(version)
    return largest.get(pk=largest.values("pk")[:1])


def _add_role(version: FrameworkVersion) -> None:
    slugs = version.skill_editions.order_by("pk").values_list("skill__slug", flat=True)
    levels = tuple((slug, LEVEL_EXPECTED) for slug in slugs[:SKILLS_EXPECTED])
    role = RoleRow("Made-up role", "made-up-role", "Expects a lot.", levels)
    RoleWriter(version.framework).write([role])
