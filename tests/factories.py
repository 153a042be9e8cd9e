"""Makes the things that tests are about, each with what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import factory
from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from accounts.tokens import digest_of
from challenges.models import Challenge
from challenges.rewriting import rewrite_challenge
from competencies.actions import publish_version
from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Role,
    RoleSkill,
    Skill,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
    SkillRelation,
)
from profiles.models import (
    Evidence,
    Goal,
    GoalSkill,
    Opinion,
    OpinionRequest,
    Profile,
    SkillAssessment,
)
from rsehub.models import Kind, Operator, ProjectLink
from training.models import (
    Event,
    LearningPath,
    LearningResource,
    PathStep,
    Provider,
    RequiresSkill,
    TeachesSkill,
)

PASSWORD = "a quiet harbour at noon"
LEVEL_NAMES = ("None yet", "Awareness", "Working", "Practitioner", "Expert")


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person-{n}@example.org")

    @factory.post_generation
    def sign_in(self, create: bool, extracted: Any, **kwargs: Any) -> None:
        """Give a confirmed address and the password of all tests."""
        self.set_password(PASSWORD)
        self.save()
        EmailAddress.objects.create(
            user=self, email=self.email, verified=True, primary=True
        )


@dataclass(frozen=True)
class World:
    """A framework in force, with what tests ask of it by slug."""

    framework: Framework
    version: FrameworkVersion
    skills: dict[str, Skill]
    groups: dict[str, SkillGroup]


def make_version(
    framework: Framework, version: str, *, levels: Sequence[str] = LEVEL_NAMES
) -> FrameworkVersion:
    made = FrameworkVersion.objects.create(
        framework=framework,
        version=version,
        depth_names=["Competency"],
        licence="CC-BY-4.0",
    )
    Level.objects.bulk_create(
        Level(
            version=made,
            rank=rank,
            name=name,
            short_description=f"What {name.lower()} means in general",
            description=f"At length: {name.lower()}.",
        )
        for rank, name in enumerate(levels)
    )
    return made


def make_world(
    tree: Mapping[str, Sequence[str]] | None = None,
    *,
    slug: str = "craft",
    version: str = "1.0",
    publish: bool = True,
) -> World:
    """Make a framework from competencies and the skills in them, all by slug.

    Names are the slugs, capitalised with spaces. Each skill's first level has words
    of its own.
    """
    tree = tree or {"code": ["testing", "version-control"], "people": ["mentoring"]}
    framework = Framework.objects.create(
        slug=slug, name=slug.capitalize(), highest_rank=len(LEVEL_NAMES) - 1
    )
    made = make_version(framework, version)
    groups, skills = {}, {}
    for place, (group, members) in enumerate(tree.items()):
        groups[group] = SkillGroup.objects.create(framework=framework, slug=group)
        edition = SkillGroupEdition.objects.create(
            version=made, group=groups[group], name=in_words(group), position=place
        )
        for position, member in enumerate(members):
            skills[member] = Skill.objects.create(framework=framework, slug=member)
            add_edition(edition, skills[member], position=position)
    if publish:
        publish_version(made)
    return World(framework, made, skills, groups)


def make_crosswalk(world: World, kind: str = "close_match") -> SkillRelation:
    """Tie "testing" to a skill of a framework made for it, as a file would."""
    other = make_world({"quality": ["checks", "reviews"]}, slug="other")
    return SkillRelation.objects.create(
        from_skill=world.skills["testing"], to_skill=other.skills["checks"], kind=kind
    )


def in_words(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def add_edition(group: SkillGroupEdition, skill: Skill, *, position: int = 0) -> None:
    edition = SkillEdition.objects.create(
        version=group.version,
        skill=skill,
        group=group,
        name=in_words(skill.slug),
        description=f"What {in_words(skill.slug).lower()} is about.",
        position=position,
    )
    LevelDescriptor.objects.create(
        skill_edition=edition, rank=1, description=f"Has seen {skill.slug} done."
    )


def make_profile(world: World, owner: User, answers: Mapping[str, int | None] = {}):
    """Make a profile with answers by skill: a rank, or None for not applicable."""
    profile = Profile.objects.create(
        owner=owner, framework=world.framework, version=world.version
    )
    now = timezone.now()
    for slug, rank in answers.items():
        SkillAssessment.objects.create(
            profile=profile,
            skill=world.skills[slug],
            rank=rank,
            not_applicable=rank is None,
            rated_in=world.version,
            assessed_at=now,
            confirmed_at=now,
        )
    return profile


def make_role(world: World, slug: str, ranks: Mapping[str, int], **fields: Any) -> Role:
    role = Role.objects.create(
        framework=world.framework,
        slug=slug,
        **{"name": in_words(slug), "is_published": True, **fields},
    )
    for skill, rank in ranks.items():
        RoleSkill.objects.create(role=role, skill=world.skills[skill], rank=rank)
    return role


def make_goal(
    profile: Profile,
    *,
    roles: Sequence[Role] = (),
    targets: Mapping[Skill, int] = {},
    name: str = "Next year",
) -> Goal:
    goal = Goal.objects.create(profile=profile, name=name)
    goal.roles.set(roles)
    for skill, rank in targets.items():
        GoalSkill.objects.create(goal=goal, skill=skill, rank=rank)
    return goal


def make_evidence(profile: Profile, skill: Skill, **fields: Any) -> Evidence:
    whole = {"kind": "repository", "url": f"https://example.org/{skill.slug}"}
    return Evidence.objects.create(profile=profile, skill=skill, **whole | fields)


def make_opinion(
    profile: Profile, skill: Skill, author: User, **fields: Any
) -> Opinion:
    """Let somebody who was asked have said something: "endorsed", and hidden."""
    asked = ask_for_opinion(profile, [skill], author.email)
    asked.answered_at = timezone.now()
    asked.save()
    return Opinion.objects.create(
        profile=profile, skill=skill, author=author, request=asked, **fields
    )


def ask_for_opinion(
    profile: Profile, skills: Sequence[Skill], email: str, token: str = ""
) -> OpinionRequest:
    asked = OpinionRequest.objects.create(
        profile=profile,
        email=email,
        digest=digest_of(token or str(uuid4())),
        expires_at=timezone.now() + timedelta(days=30),
    )
    asked.skills.set(skills)
    return asked


def make_resource(
    slug: str,
    *,
    teaches: Mapping[Skill, tuple[int, int] | None] = {},
    requires: Mapping[Skill, int] = {},
    provider: Provider | None = None,
    **fields: Any,
) -> LearningResource:
    resource = LearningResource.objects.create(
        slug=slug,
        title=in_words(slug),
        url=f"https://example.org/{slug}",
        provider=provider,
        **fields,
    )
    for skill, step in teaches.items():
        start, end = step or (None, None)
        TeachesSkill.objects.create(
            resource=resource, skill=skill, from_rank=start, to_rank=end
        )
    for skill, rank in requires.items():
        RequiresSkill.objects.create(resource=resource, skill=skill, rank=rank)
    return resource


def make_event(slug: str, *, days: float = 7, hours: int = 2, **fields: Any) -> Event:
    """Make an event that begins in so many days and takes so many hours."""
    starts_at = timezone.now().replace(microsecond=0) + timedelta(days=days)
    times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=hours)}
    return Event.objects.create(slug=slug, title=in_words(slug), **times | fields)


def make_path(
    slug: str, resources: Sequence[LearningResource] = (), **fields: Any
) -> LearningPath:
    path = LearningPath.objects.create(slug=slug, title=in_words(slug), **fields)
    for position, resource in enumerate(resources):
        PathStep.objects.create(path=path, resource=resource, position=position)
    return path


def make_operator(**fields: Any) -> Operator:
    """Say everything about who runs the hub, but for what `fields` say otherwise."""
    whole = {
        "name": "Harbour Association",
        "legal_form": "registered association",
        "postal_address": "1 Quay Street\nHarbourtown",
        "email": "office@harbour.example",
        "data_protection": "privacy@harbour.example",
        "hosting": "A cellar in Harbourtown",
        "log_days": 14,
        "backup_days": 60,
        "seat": "Harbourtown",
        "law": "the law of the sea",
    }
    return Operator.objects.create(**whole | fields)


def make_link(title: str, kind: Kind = Kind.CHANNEL, **fields: Any) -> ProjectLink:
    url = f"https://example.org/{slugify(title)}"
    return ProjectLink.objects.create(
        **{"title": title, "kind": kind, "url": url} | fields
    )


CHAIN = {
    "new-evidence": "- Report: [How RSEs meet](https://example.org/report) - A survey.",
    "new-target": "### Every RSE knows peers\n\n```yaml\nid: 1\n```",
    "new-objective": (
        "### Groups are easy to find\n\n```yaml\nid: 1\nImpact targets: [1]\n```"
    ),
    "new-action": "### Write a list of groups\n\n```yaml\nid: 1\nlead: Ann\n```",
    "new-output": "- A list of groups `objectives: [1]` `action: 1`",
    "new-project": "- [The Map](https://example.org/map) - Where groups are",
    "new-resource": "- [How to begin](https://example.org/begin)",
    "new-part": "- **Small groups** - Of one or two.",
}


def make_challenge(slug: str, title: str = "Meeting each other") -> Challenge:
    """A published challenge, its chain whole."""
    challenge = Challenge.objects.create(
        slug=slug,
        title=title,
        description="RSEs seldom meet.",
        stage="published",
        published_on="2026-01-15",
        category="social",
    )
    rewrite_challenge(challenge=challenge, values=CHAIN)
    return challenge
