"""Fill a hub with more, and longer, than anybody should: what a design must bear.

Twenty competencies with 300 skills, roles that expect all of them, 300 resources, and
one person with a name of 80 letters, an answer to nearly everything and sixty goals.
"""

from __future__ import annotations

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from competencies.actions import publish_version
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    LevelRow,
    RoleRow,
    SkillRow,
    ToolRow,
)
from competencies.importers.slugs import derive_slug
from competencies.models import Framework, FrameworkVersion, Role, Skill
from competencies.role_writer import RoleWriter
from competencies.writer import write_framework
from profiles.actions import create_goal, save_clicks, set_targets
from profiles.answers import Answer, Click
from profiles.models import Profile
from profiles.snapshots import take_snapshot
from rsehub.sample_people import PASSWORD
from screenshots import overfull_words as words
from training.models import LearningResource, Provider, TeachesSkill

SLUG, OLD, NEW = "verbund", "2025.1-uebergangsfassung", "2026.3-abgestimmte-fassung"
SKILLS, IN_THE_FIRST = 300, 34
ROLES, PROVIDERS, RESOURCES, GOALS, PEOPLE = 54, 60, 300, 60, 160
TAUGHT = 40  # skills by the first resource, and resources for the first skill
CONFIRMED = 3  # of the addresses of the person
LONGEST_URL = 500
NAME, TITLE, GOAL = 200, 300, 120
HIGHEST = len(words.LEVELS) - 1
LEFT_OPEN, NOT_MINE = 17, 23  # every so-manieth skill


@transaction.atomic
def load_overfull() -> tuple[User, dict[str, str]]:
    """Fill the hub; return the person, and what stands in the addresses of pages."""
    version = write_and_publish()
    roles = write_roles(version.framework)
    resource = write_training(version)
    owner = add_owner()
    rate_and_aim(owner, version, roles)
    add_people()
    return owner, {
        "framework": SLUG,
        "version": NEW,
        "old_version": OLD,
        "group": group_slug(0),
        "skill": skill_slug(0),
        "level": "4",
        "role": roles[0].slug,
        "resource": resource.slug,
        "provider": provider_slug(0),
        "event": "sample-testing-hour",
        "path": "from-scripts-to-tested-code",
        "community": "rsse-africa",
    }


# --- the framework ---------------------------------------------------------------


def write_and_publish() -> FrameworkVersion:
    """Publish a small version, and the whole one that takes its place."""
    for name, skills in ((OLD, IN_THE_FIRST), (NEW, SKILLS)):
        version = write_framework(
            overfull_framework(skills), slug=SLUG, version=name
        ).version
        publish_version(version)
    return version


@transaction.atomic
def overfull_version(slug: str) -> FrameworkVersion:
    """Publish some of it as a framework of its own."""
    file = overfull_framework(IN_THE_FIRST)
    version = write_framework(file, slug=slug, version=OLD).version
    publish_version(version)
    return version


def overfull_framework(skills: int) -> FrameworkFile:
    """Return the framework with so many of its skills, and the groups they are in."""
    rows = tuple(_skill(number) for number in range(skills))
    return FrameworkFile(
        format="overfull",
        name=words.FRAMEWORK[:NAME],
        slug=SLUG,
        version=None,
        licence="CC-BY-SA-4.0 with the additional terms of the Dienstvereinbarung",
        source="https://forschungssoftware.example.org/kompetenzrahmen/abgestimmt",
        description=words.DESCRIPTION * 4,
        depth_names=("Handlungsfeldgruppe", "Kompetenzbereich"),
        levels=tuple(
            LevelRow(rank, name, description=short * 4, short_description=short)
            for rank, (name, short) in enumerate(words.LEVELS)
        ),
        groups=tuple(_groups(len({row.group for row in rows}))),
        skills=rows,
        tools=tuple(
            ToolRow(f"tool-{number}", f"{subject}werkzeugsammlung", kind=kind)
            for number, (subject, kind) in enumerate(
                zip(
                    words.SUBJECTS,
                    7 * ("tool", "language", "methodology"),
                    strict=False,
                )
            )
        ),
    )


def _groups(count: int) -> Iterator[GroupRow]:
    a_area = len(words.COMPETENCIES) // len(words.AREAS)
    for number in range(count):
        area, position = divmod(number, a_area)
        if position == 0:
            yield GroupRow(f"feld-{area}", words.AREAS[area], position=area)
        yield GroupRow(
            slug=group_slug(number),
            name=words.COMPETENCIES[number],
            description=words.DESCRIPTION,
            parent=f"feld-{area}",
            position=position,
        )


def group_slug(number: int) -> str:
    return derive_slug(words.COMPETENCIES[number])


def skill_slug(number: int) -> str:
    return f"{derive_slug(skill_name(number))[:90]}-{number}"


def skill_name(number: int) -> str:
    """Return a name; every twentieth is one word of more than 60 letters."""
    if number % 20 == 1:
        return words.ONE_WORDS[number // 20 % len(words.ONE_WORDS)]
    activity = words.ACTIVITIES[number % len(words.ACTIVITIES)]
    return f"{activity} {_subject(number)}"


def _subject(number: int) -> str:
    return words.SUBJECTS[number // len(words.ACTIVITIES) % len(words.SUBJECTS)]


def _group_of(number: int) -> int:
    """The first competency holds more than a page does; the others share the rest."""
    if number < IN_THE_FIRST:
        return 0
    others = len(words.COMPETENCIES) - 1
    return 1 + (number - IN_THE_FIRST) * others // (SKILLS - IN_THE_FIRST)


def _skill(number: int) -> SkillRow:
    shown = enumerate(words.SHOWS, start=1)
    texts = {rank: text.format(subject=_subject(number)) for rank, text in shown}
    is_first = number == 0
    return SkillRow(
        slug=skill_slug(number),
        name=skill_name(number),
        group=group_slug(_group_of(number)),
        description=words.DESCRIPTION * (4 if is_first else 1),
        position=number,
        tools=tuple(f"tool-{n}" for n in range(20)) if is_first else (),
        related=tuple(skill_slug(n) for n in range(1, 25)) if is_first else (),
        descriptors=tuple((rank, f"{text} {text}") for rank, text in texts.items()),
        examples=tuple((rank, 3 * (text,)) for rank, text in texts.items()),
    )


def write_roles(framework: Framework) -> list[Role]:
    """Write roles of which the first expects every skill; return them in order."""
    slugs = [skill_slug(number) for number in range(SKILLS)]
    rows = [
        RoleRow(
            name=_role_name(number),
            slug=f"role-{number}",
            description=2 * words.DESCRIPTION if number % 2 == 0 else "",
            levels=tuple(
                (slug, 1 + place % HIGHEST)
                for place, slug in enumerate(slugs[: SKILLS // (1 + number)])
            ),
        )
        for number in range(ROLES)
    ]
    RoleWriter(framework).write(rows)
    return list(Role.objects.filter(framework=framework).order_by("pk"))


def _role_name(number: int) -> str:
    role = words.ROLES[number % len(words.ROLES)]
    grade = number // len(words.ROLES)
    return f"{role} (Entgeltgruppe {grade + 9})" if grade else role


# --- training --------------------------------------------------------------------


def provider_slug(number: int) -> str:
    return f"provider-{number}"


def write_training(version: FrameworkVersion) -> LearningResource:
    """Fill the catalogue; return the resource that teaches the most."""
    providers = Provider.objects.bulk_create(
        Provider(
            slug=provider_slug(number),
            name=f"{words.PROVIDERS[number % len(words.PROVIDERS)]}, Standort {number}",
            url=f"https://{'schulungsverbund.' * 3}example.org/{'angebot/' * 40}",
            description=words.DESCRIPTION * 2,
        )
        for number in range(PROVIDERS)
    )
    resources = LearningResource.objects.bulk_create(
        _resource(number, providers[0 if number % 4 else number % PROVIDERS])
        for number in range(RESOURCES)
    )
    TeachesSkill.objects.bulk_create(_links(resources, version.framework))
    return resources[0]


def _resource(number: int, provider: Provider) -> LearningResource:
    title = words.TITLES[number % len(words.TITLES)].format(subject=_subject(number))
    url = f"https://schulungen.example.org/{'weiterbildungsangebote/' * 30}"
    return LearningResource(
        slug=f"overfull-{number}",
        title=f"{title}. {words.FRAMEWORK}"[:TITLE] if number % 50 == 0 else title,
        url=url[:LONGEST_URL],
        description=words.DESCRIPTION * (6 if number == 0 else number % 3),
        languages=["de", "en", "fr", "es", "it", "pt", "nl", "pl"][: 1 + number % 8],
        provider=provider,
    )


def _links(
    resources: list[LearningResource], framework: Framework
) -> Iterator[TeachesSkill]:
    """The first resource teaches forty skills; forty others teach the first skill."""
    skills = list(Skill.objects.filter(framework=framework).order_by("pk"))
    for number, resource in enumerate(resources):
        taught = skills[:TAUGHT] if number == 0 else [skills[number % SKILLS]]
        taught += [skills[0]] if 1 <= number <= TAUGHT else []
        for skill in taught:
            yield TeachesSkill(
                resource=resource,
                skill=skill,
                from_rank=number % 2 if number % 3 else None,
                to_rank=2 + number % 3 if number % 3 else None,
            )


# --- people ----------------------------------------------------------------------


def add_owner() -> User:
    owner = User.objects.create_user(words.OWNER_ADDRESS, PASSWORD, name=words.OWNER)
    addresses = [owner.email, *(f"{n}.{owner.email}" for n in range(1, 5))]
    EmailAddress.objects.bulk_create(
        EmailAddress(
            user=owner, email=email, verified=place < CONFIRMED, primary=place == 0
        )
        for place, email in enumerate(addresses)
    )
    return owner


def rate_and_aim(owner: User, version: FrameworkVersion, roles: list[Role]) -> None:
    """Answer nearly every skill, and set goals of which the newest asks the most."""
    profile = Profile(owner=owner, framework=version.framework, version=version)
    rows = Skill.objects.filter(framework=version.framework)
    skills = dict(rows.values_list("slug", "pk"))
    slugs = [skill_slug(number) for number in range(SKILLS)]
    clicks = [
        Click(slug, Answer(None if place % NOT_MINE == 1 else place * 7 % 5), "")
        for place, slug in enumerate(slugs)
        if place % LEFT_OPEN
    ]
    save_clicks(profile=profile, clicks=clicks, skills=skills)
    for number in range(GOALS):
        name = words.GOALS[number % len(words.GOALS)]
        goal = create_goal(profile=profile, name=name, roles=roles[number:][:3])
    for name in (*words.GOALS[:2], words.GOALS[3] * 20):
        take_snapshot(profile=profile, name=name[:GOAL])
    goal.name = f"{words.GOALS[0]}, {words.GOALS[3]}"[:GOAL]
    goal.save(update_fields=["name"])
    goal.roles.set(roles[:5])
    set_targets(goal=goal, targets={skills[slug]: HIGHEST for slug in slugs[:30]})


def add_people() -> None:
    """Add people enough that lists of them have several pages."""
    people = [
        User(
            email=f"person-{number}@universitaetsrechenzentrum.example.org",
            name=f"{words.GIVEN[number % 4]} {words.FAMILY[number // 4 % 4]}",
        )
        for number in range(PEOPLE)
    ]
    User.objects.bulk_create(people)
