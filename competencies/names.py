"""Give the rows of a file the slugs that the hub knows them by.

An identifier or an address that the framework knows already decides, whatever the file
calls the row now. Only where a file brings no slugs does the name count after that.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    ReportRow,
    RoleRow,
    SkillRow,
)
from competencies.importers.slugs import free_slug
from competencies.models import (
    Framework,
    Skill,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
)

Slugs = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class KnownSlugs:
    """Slugs by trimmed name, of the newest version that has the name, and by identity.

    An identity is a UUID, or the address that something has where it comes from.
    """

    groups: Slugs
    skills: Slugs
    group_identities: Slugs = field(default_factory=dict)
    skill_identities: Slugs = field(default_factory=dict)


def known_slugs(framework: Framework) -> KnownSlugs:
    """Read what a framework knows, newest last so that it wins: four queries."""
    groups = SkillGroupEdition.objects.filter(version__framework=framework)
    skills = SkillEdition.objects.filter(version__framework=framework)
    return KnownSlugs(
        dict(groups.order_by("version", "pk").values_list("name", "group__slug")),
        dict(skills.order_by("version", "pk").values_list("name", "skill__slug")),
        _identities(SkillGroup, framework),
        _identities(Skill, framework),
    )


def _identities(
    model: type[Skill] | type[SkillGroup], framework: Framework
) -> dict[str, str]:
    rows = model._default_manager.filter(framework=framework).order_by("pk")
    found: dict[str, str] = {}
    for slug, uuid, uri in rows.values_list("slug", "uuid", "uri"):
        found |= {str(uuid): slug} | ({uri: slug} if uri else {})
    return found


def with_slugs(
    file: FrameworkFile, known: KnownSlugs
) -> tuple[FrameworkFile, list[ReportRow]]:
    """Return the file with the hub's own slugs, and a line for each that it changed.

    A name that the file has twice tells nothing, and keeps its own slugs.
    """
    by_name = not file.slugs_are_given
    groups = _by_slug(
        file.groups, known.group_identities, known.groups if by_name else {}
    )
    skills = _by_slug(
        file.skills, known.skill_identities, known.skills if by_name else {}
    )
    rows = [] if by_name else [*_told("group", groups), *_told("skill", skills)]
    return _renamed(file, groups, skills), rows


def _told(kind: str, slugs: Slugs) -> Iterator[ReportRow]:
    for own, slug in slugs.items():
        if own != slug:
            message = f"Is {own} in the file; the hub knows it as {slug}."
            yield ReportRow(f"{kind} {slug}", "slug-kept", message)


def _by_slug(
    rows: Sequence[GroupRow] | Sequence[SkillRow], identities: Slugs, names: Slugs
) -> dict[str, str]:
    """Return the hub's slug for each of the file's, none twice."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    times = Counter(row.name for row in rows)
    claims = (
        {r.slug: identities.get(r.identifier) or identities.get(r.uri) for r in rows},
        {r.slug: names.get(r.name) for r in rows if times[r.name] == 1},
        {row.slug: row.slug for row in rows},
    )
    for claim in claims:
        for own, slug in claim.items():
            if slug and own not in found and slug not in taken:
                found[own] = slug
                taken.add(slug)
    numbers: defaultdict[str, int] = defaultdict(lambda: 1)
    for row in rows:
        if row.slug not in found:
            found[row.slug] = free_slug(row.slug, taken, numbers)
            taken.add(found[row.slug])
    return found


def _renamed(file: FrameworkFile, groups: Slugs, skills: Slugs) -> FrameworkFile:
    return replace(
        file,
        groups=tuple(_group(row, groups) for row in file.groups),
        skills=tuple(_skill(row, skills, groups) for row in file.skills),
        roles=tuple(_role(row, skills) for row in file.roles),
        ties=tuple(
            replace(
                row, from_skill=skills[row.from_skill], to_skill=skills[row.to_skill]
            )
            for row in file.ties
        ),
        crosswalks=tuple(
            replace(row, from_skill=skills[row.from_skill]) for row in file.crosswalks
        ),
    )


def _group(row: GroupRow, groups: Slugs) -> GroupRow:
    parent = groups[row.parent] if row.parent else None
    return replace(row, slug=groups[row.slug], parent=parent)


def _skill(row: SkillRow, skills: Slugs, groups: Slugs) -> SkillRow:
    return replace(
        row,
        slug=skills[row.slug],
        group=groups[row.group] if row.group else None,
        related=tuple(skills[slug] for slug in row.related),
    )


def _role(row: RoleRow, skills: Slugs) -> RoleRow:
    return replace(row, levels=tuple((skills[slug], rank) for slug, rank in row.levels))
