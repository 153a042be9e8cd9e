"""A resource that says everything, for tests of what goes out."""

from __future__ import annotations

from datetime import UTC, date, datetime

from competencies.models import Tool
from tests.factories import World
from training.models import (
    Event,
    LearningResource,
    Provider,
    RequiresSkill,
    TeachesSkill,
)


def make_full_resource(world: World, slug: str = "tests-tell") -> LearningResource:
    """Make a resource with every field that it can have."""
    provider, _ = Provider.objects.get_or_create(
        slug="lesson-house",
        defaults={
            "name": "Lesson House",
            "url": "https://lessons.example.org/",
            "ror": "https://ror.org/0356fgm10",
        },
    )
    resource = LearningResource.objects.create(
        slug=slug,
        title="Tests that tell",
        url=f"https://lessons.example.org/{slug}",
        description="Write tests that tell </script><b>stories</b>.",
        provider=provider,
        doi=f"10.1234/{slug}",
        authors=["Doe, Jo", "Sam; Roe"],
        languages=["en", "es"],
        keywords=["=pytest", "back\\slash"],
        kind="tutorial",
        format="self-paced",
        cost="free",
        licence="CC-BY-4.0",
        minutes=150,
        minutes_source="estimate",
        audience="RSEs",
        outcomes="Write a test\nRun it",
        version_date=date(2026, 6, 1),
        reviewed_on=date(2026, 7, 1),
        review_by=date(2028, 7, 1),
    )
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    TeachesSkill.objects.create(
        resource=resource, skill=testing, from_rank=1, to_rank=3
    )
    TeachesSkill.objects.create(
        resource=resource, skill=world.skills["version-control"]
    )
    RequiresSkill.objects.create(resource=resource, skill=mentoring, rank=2)
    tool, _ = Tool.objects.get_or_create(
        framework=world.framework,
        slug="pytest",
        defaults={"name": "pytest", "url": "https://pytest.example.org/"},
    )
    resource.tools.add(tool)
    return resource


def make_event(resource: LearningResource | None = None, **fields) -> Event:
    whole = {
        "slug": "workshop",
        "title": "A workshop",
        "starts_at": datetime(2099, 3, 1, 9, tzinfo=UTC),
        "ends_at": datetime(2099, 3, 1, 15, tzinfo=UTC),
        "time_zone": "Europe/Berlin",
        "place": "Harbourtown",
        "languages": ["en"],
        "cost": "free",
        "resource": resource,
    }
    return Event.objects.create(**whole | fields)
