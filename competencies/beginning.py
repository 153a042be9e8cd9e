"""The framework and the version that a file goes into: found, or begun."""

from __future__ import annotations

from competencies.importers.neutral import FrameworkFile
from competencies.models import Framework, FrameworkVersion


class ImportRefusedError(Exception):
    """The file reads well and can't be taken in; the text is one line that says why."""


def framework_for(file: FrameworkFile, slug: str) -> Framework:
    """Return the framework at the slug, made where it isn't there; check its scale."""
    new = {"name": file.name, "description": file.description, "uri": file.uri}
    if file.identifier and not Framework.objects.filter(uuid=file.identifier).exists():
        new["uuid"] = file.identifier
    framework, _ = Framework.objects.get_or_create(slug=slug, defaults=new)
    if not file.levels:
        return framework
    highest = max(level.rank for level in file.levels)
    if framework.highest_rank is None:
        framework.highest_rank = highest
        framework.save(update_fields=["highest_rank"])
    if framework.highest_rank != highest:
        raise ImportRefusedError(
            f"{framework} runs to level {framework.highest_rank} and this file to "
            f"level {highest}. Another scale is another framework: give it another "
            "--slug."
        )
    return framework


def version_for(
    file: FrameworkFile, framework: Framework, version: str
) -> tuple[FrameworkVersion, bool]:
    """Return the version, kept from others until it is written, and if it is new."""
    versions = FrameworkVersion.objects.select_related("framework")
    return versions.select_for_update(of=("self",)).get_or_create(
        framework=framework,
        version=version,
        defaults={
            "depth_names": list(file.depth_names),
            "licence": file.licence,
            "source": file.source,
            "notes": file.notes,
            "extra": dict(file.extra),
        },
    )
