"""Sample data to try the hub with: the starter framework, training, people, links.

The words are in `competencies/starter/` and `rsehub/sample/`; DIRECT comes along where
its files are at hand. What the database has already stays as it is, so a rerun changes
nothing.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from competencies.models import Framework, Skill
from curation.actions import settle_urls
from rsehub.imports import import_framework, import_roles
from rsehub.sample_about import load_about
from rsehub.sample_benchmark import load_benchmark
from rsehub.sample_challenges import load_challenges
from rsehub.sample_communities import load_communities
from rsehub.sample_learning import load_learning
from rsehub.sample_people import load_people
from rsehub.sample_suggestions import load_suggestions
from rsehub.sample_teams import load_teams
from rsehub.training_imports import import_training
from search.vocabulary import refresh
from training.importers.hub_form import RESOURCES_FILE
from training.models import LearningResource, Provider, TeachesSkill

Json = dict[str, Any]
STARTER_FOLDER = Path(settings.BASE_DIR) / "competencies" / "starter"
STARTER_SLUG = "rse-starter"
# Resources and learning paths on the starter framework, as an import takes them in.
STARTER_CATALOGUE = Path(settings.BASE_DIR) / "training" / "starter"
TRAINING_FILE = Path(__file__).parent / "sample" / "training.json"
DIRECT_SLUG, DIRECT_VERSION = "direct", "2.0"


@transaction.atomic
def load_sample() -> None:
    """Load what is missing of the sample data, all of it or nothing.

    Raises UnreadableFile or ImportRefusedError when DIRECT's files are not DIRECT.
    """
    if settings.REFERENCE_DATA is not None:
        load_direct(settings.REFERENCE_DATA)
    load_starter()
    load_people(Framework.objects.get(slug=STARTER_SLUG))
    load_learning()
    load_teams(Framework.objects.get(slug=STARTER_SLUG))
    load_benchmark(Framework.objects.get(slug=STARTER_SLUG))
    load_communities()
    load_challenges()
    load_suggestions(STARTER_SLUG)
    settle_urls()
    load_about()
    refresh()


def load_direct(folder: Path) -> None:
    """Import and publish DIRECT 2.0 and its roles, where `folder` has them."""
    path = folder / "direct-framework-2"
    if not path.is_dir() or Framework.objects.filter(slug=DIRECT_SLUG).exists():
        return
    import_framework(path, slug=DIRECT_SLUG, version=DIRECT_VERSION, publish=True)
    roles = sorted((folder / "direct-roles").glob("*.json"))
    import_roles(Framework.objects.get(slug=DIRECT_SLUG), roles)


def load_starter() -> None:
    """Import and publish the starter framework and its roles, and add its training."""
    if not Framework.objects.published().filter(slug=STARTER_SLUG).exists():
        import_framework(STARTER_FOLDER, publish=True)
        roles = sorted((STARTER_FOLDER / "roles").glob("*.json"))
        import_roles(Framework.objects.get(slug=STARTER_SLUG), roles)
    load_training(json.loads(TRAINING_FILE.read_text(encoding="utf-8")))
    if (STARTER_CATALOGUE / RESOURCES_FILE).is_file():
        import_training(STARTER_CATALOGUE)


def load_training(data: Json) -> None:
    """Add what the catalogue lacks of these providers, resources and links."""
    Provider.objects.bulk_create(
        [Provider(**row) for row in data["providers"]], ignore_conflicts=True
    )
    providers = dict(Provider.objects.values_list("slug", "pk"))
    LearningResource.objects.bulk_create(
        [_resource(row, providers) for row in data["resources"]], ignore_conflicts=True
    )
    _describe(data["resources"])
    TeachesSkill.objects.bulk_create(_links(data["resources"]), ignore_conflicts=True)


def _resource(row: Json, providers: dict[str, int]) -> LearningResource:
    return LearningResource(
        slug=row["slug"],
        title=row["title"],
        url=row["url"],
        description=row["description"],
        languages=row.get("languages", ["en"]),
        provider_id=providers[row["provider"]] if "provider" in row else None,
    )


def _describe(rows: list[Json]) -> None:
    """Give a line to resources that came without one; DIRECT lists some of them so."""
    lines = {row["slug"]: row["description"] for row in rows}
    silent = list(LearningResource.objects.filter(slug__in=lines, description=""))
    for resource in silent:
        resource.description = lines[resource.slug]
    LearningResource.objects.bulk_update(silent, ["description"])


def _links(rows: list[Json]) -> list[TeachesSkill]:
    resources = dict(LearningResource.objects.values_list("slug", "pk"))
    starter = Skill.objects.filter(framework__slug=STARTER_SLUG)
    skills = dict(starter.values_list("slug", "pk"))
    return [
        TeachesSkill(
            resource_id=resources[row["slug"]],
            skill_id=skills[step["skill"]],
            from_rank=step.get("from"),
            to_rank=step.get("to"),
        )
        for row in rows
        for step in row["teaches"]
    ]
