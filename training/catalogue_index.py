"""Which entry of the catalogue a row of a file is, if it is there already."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace

from competencies.importers.neutral import ReportRow
from competencies.importers.protection import FROM
from competencies.importers.slugs import derive_slug
from curation.addresses import canonical
from training.importers.neutral import ResourceRow
from training.matching import Titles
from training.models import RESERVED_RESOURCE_SLUGS, LearningResource
from training.writer import free_slug

BY_SLUG, BY_DOI, BY_ADDRESS = "slug", "doi", "address"


@dataclass(slots=True)
class Placed:
    """A row with the entry that it is about: one that is there, or a new one."""

    slug: str
    row: ResourceRow
    resource: LearningResource | None = None
    how: str = ""
    report: list[ReportRow] = field(default_factory=list)


class CatalogueIndex:
    """Everything of the catalogue by what entries are known by, kept from others."""

    def __init__(self) -> None:
        rows = LearningResource.objects.select_for_update(of=("self",))
        rows = rows.defer("search", "folded").order_by("pk")
        self.resources = {row.slug: row for row in rows}
        self.by_key = {row.pk: row for row in self.resources.values()}
        self.taken = set(self.resources) | set(RESERVED_RESOURCE_SLUGS)
        self.by_doi: dict[str, str] = {}
        self.by_address: dict[str, str] = {}
        self.titles = Titles()
        for row in self.resources.values():
            self._note(self.kept(row).slug, row.title, row.url, row.doi)

    def kept(self, resource: LearningResource) -> LearningResource:
        """Return the entry that one was merged into, or itself."""
        seen = {resource.pk}
        while resource.merged_into_id and resource.merged_into_id not in seen:
            seen.add(resource.merged_into_id)
            resource = self.by_key[resource.merged_into_id]
        return resource

    def _note(self, slug: str, title: str, url: str, doi: str) -> None:
        if doi:
            self.by_doi.setdefault(doi.casefold(), slug)
        if url:
            self.by_address.setdefault(canonical(url), slug)
        self.titles.add(slug, title)

    def place(self, rows: Collection[ResourceRow], source: str) -> dict[str, Placed]:
        """Return each entry that the rows are about, by its address; twins together."""
        placed: dict[str, Placed] = {}
        # An address that is made must not be one that a later row gives itself.
        self.taken |= {free_slug(row.slug) for row in rows if row.slug}
        for row in rows:
            slug, how = self._match(row, placed)
            if slug in placed:
                first = placed[slug]
                first.report.append(_twin(row, first, how))
                first.row = united(first.row, row)
            elif slug:
                found = self.resources[slug]
                placed[slug] = Placed(slug, row, found, how)
                placed[slug].report.extend(_elsewhere(row, found, how, source))
            else:
                new = self._new(row)
                slug = new.slug
                placed[slug] = new
            self._note(slug, row.title, row.url, row.doi)
        return placed

    def _match(self, row: ResourceRow, placed: Mapping[str, Placed]) -> tuple[str, str]:
        given = free_slug(row.slug)
        if given in self.resources:
            return self.kept(self.resources[given]).slug, BY_SLUG
        if given in placed:
            return given, BY_SLUG
        if row.doi and row.doi.casefold() in self.by_doi:
            return self.by_doi[row.doi.casefold()], BY_DOI
        address = canonical(row.url) if row.url else ""
        if address in self.by_address:
            return self.by_address[address], BY_ADDRESS
        return "", ""

    def _new(self, row: ResourceRow) -> Placed:
        alike = self.titles.like(row.title)
        slug = free_slug(row.slug) or self._made(free_slug(derive_slug(row.title)))
        new = Placed(slug, row)
        if alike:
            message = f"Its title is like that of {alike}. Merge them if they are one."
            new.report.append(ReportRow(row.where, "similar-title", message))
        return new

    def _made(self, stem: str) -> str:
        slug, number = stem, 1
        while slug in self.taken:
            number += 1
            slug = f"{stem}-{number}"
        self.taken.add(slug)
        return slug


def _twin(row: ResourceRow, first: Placed, how: str) -> ReportRow:
    message = f"Has the same {how} as {first.row.where}; taken as one."
    return ReportRow(row.where, f"duplicate-{how}", message, kept=False)


def _elsewhere(
    row: ResourceRow, found: LearningResource, how: str, source: str
) -> list[ReportRow]:
    """Say that another source brought the same; a rerun of one source says nothing."""
    if how == BY_SLUG or found.imported.get(FROM) == source:
        return []
    message = f"The catalogue has it as {found.slug}, by its {how}."
    return [ReportRow(row.where, f"duplicate-{how}", message)]


def united(one: ResourceRow, other: ResourceRow) -> ResourceRow:
    """Return a row, with what it leaves open taken from another about the same."""
    taken = {
        each.name: value
        for each in fields(other)
        if not getattr(one, each.name) and (value := getattr(other, each.name))
    }
    if "minutes" in taken or one.minutes:
        source = other if "minutes" in taken else one
        taken["minutes_source"] = source.minutes_source
    known = {row.skill for row in one.teaches}
    asked = {row.skill for row in one.requires}
    taken["teaches"] = (
        *one.teaches,
        *(row for row in other.teaches if row.skill not in known),
    )
    taken["requires"] = (
        *one.requires,
        *(row for row in other.requires if row.skill not in asked),
    )
    return replace(one, **taken)
