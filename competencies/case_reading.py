"""What the CASE endpoints answer with: public frameworks, whoever asks.

A framework is one document whatever its version: the version in force is read, or where
there is none the newest that is public.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from competencies.exporters.case import Package
from competencies.exporters.case_shapes import Values
from competencies.exporting import FORMAT, framework_file, place_of
from competencies.importers.neutral import FrameworkFile
from competencies.models import (
    FrameworkVersion,
    Role,
    RoleSkill,
    SkillEdition,
    SkillGroupEdition,
    SkillRelation,
)
from competencies.models.frameworks import FrameworkVersionQuerySet, place_of_status

NEWEST_FIRST = (
    place_of_status("version__"),
    "-version__published_at",
    "-version",
)


def public_versions() -> FrameworkVersionQuerySet:
    """Return the version of each framework that stands for it."""
    public = FrameworkVersion.objects.visible_to(AnonymousUser())
    return public.one_a_framework().select_related("framework")


def document_of(version: FrameworkVersion, base: str) -> Values:
    """Return a document alone, without reading what is in it."""
    framework = version.framework
    file = FrameworkFile(
        format=FORMAT,
        name=framework.name,
        slug=framework.slug,
        version=version.version,
        licence=version.licence,
        source=version.source,
        description=framework.description,
        depth_names=tuple(version.depth_names),
        notes=version.notes,
        identifier=str(framework.uuid),
        uri=framework.uri,
        extra=version.extra,
    )
    package = Package(file, place_of(version, base))
    uri = package.address("CFPackages", package.identifier)
    link = {"title": file.name, "identifier": package.identifier, "uri": uri}
    return package.document() | {"CFPackageURI": link}


def package_of(version: FrameworkVersion, base: str) -> Values:
    return Package(framework_file(version), place_of(version, base)).whole()


@dataclass(frozen=True, slots=True)
class Found:
    """An item: the version that it is read in, and the skills that it is tied to."""

    identifier: str
    version: FrameworkVersion
    skill: int | None
    """The key of the skill that it is, unless it is a group or a role."""
    around: Q
    """Which skills have to be read for what is between it and others."""


def find_item(identifier: str) -> Found | None:
    """Return the skill, the group or the role with a UUID: three queries at most."""
    versions = FrameworkVersion.objects.visible_to(AnonymousUser())
    return (
        _find_skill(identifier, versions)
        or _find_group(identifier, versions)
        or _find_role(identifier)
    )


def _find_skill(identifier: str, versions: FrameworkVersionQuerySet) -> Found | None:
    rows = SkillEdition.objects.filter(skill__uuid=identifier, version__in=versions)
    row = rows.select_related("version__framework").order_by(*NEWEST_FIRST).first()
    if row is None:
        return None
    tied = SkillRelation.objects.filter(to_skill=row.skill_id).values("from_skill")
    around = Q(skill=row.skill_id) | Q(skill__in=tied)
    return Found(identifier, row.version, row.skill_id, around)


def _find_group(identifier: str, versions: FrameworkVersionQuerySet) -> Found | None:
    rows = SkillGroupEdition.objects.filter(
        group__uuid=identifier, version__in=versions
    )
    row = rows.select_related("version__framework").order_by(*NEWEST_FIRST).first()
    return Found(identifier, row.version, None, Q(group=row.pk)) if row else None


def _find_role(identifier: str) -> Found | None:
    roles = Role.objects.visible_to(AnonymousUser()).filter(uuid=identifier)
    role = roles.first()
    if role is None:
        return None
    version = public_versions().get(framework=role.framework_id)
    expected = RoleSkill.objects.filter(role=role).values("skill")
    return Found(identifier, version, None, Q(skill__in=expected))


def _package(found: Found, skills: list[int], base: str) -> Package:
    file = framework_file(found.version, skills)
    return Package(file, place_of(found.version, base))


def _linked(values: Values, package: Package) -> Values:
    return values | {"CFDocumentURI": package.known_document.link()}


def item_of(found: Found, base: str) -> Values:
    """Return an item by itself."""
    package = _package(found, [found.skill] if found.skill else [], base)
    return next(
        _linked(item, package)
        for item in package.items()
        if item["identifier"] == found.identifier
    )


def associations_of(found: Found, base: str) -> Values:
    """Return an item with all that is between it and others."""
    editions = SkillEdition.objects.filter(found.around, version=found.version)
    skills = list(editions.values_list("skill_id", flat=True))
    package = _package(found, skills, base)
    items = {item["identifier"]: item for item in package.items()}
    return {
        "CFItem": _linked(items[found.identifier], package),
        "CFAssociations": list(_about(found.identifier, package)),
    }


def _about(identifier: str, package: Package) -> Iterator[Values]:
    for link in package.associations():
        ends = (link["originNodeURI"], link["destinationNodeURI"])
        if identifier in {end["identifier"] for end in ends}:
            yield _linked(link, package)
