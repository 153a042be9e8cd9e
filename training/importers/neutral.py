"""What any file of training holds once read; the writer alone knows the database.

None means that the file doesn't speak of a thing. An empty text means the same: imports
take nothing away (docs/adr/0051).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

MAX_TITLE = 300
MAX_NAME = 200
MAX_TEXT = 20_000
MAX_SHORT = 300
MAX_LINE = 200
MAX_LIST = 50
MAX_UID = 250
MAX_SAID = 200


@dataclass(frozen=True, slots=True)
class SkillName:
    """How a file calls a skill: in full as `craft/testing`, by an address, or a name.

    Only what the file gives is filled in; `said` is always there, for the report.
    """

    said: str
    framework: str = ""
    slug: str = ""
    url: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class TaughtRow:
    """A skill that is taught; with no ranks where the file doesn't say how far."""

    skill: SkillName
    from_rank: int | None = None
    to_rank: int | None = None
    level: str = ""
    """The level in the file's own words, such as `Intermediate`."""
    words: str = ""
    """What is taught in free words: an outcome, unless a skill is called so."""


@dataclass(frozen=True, slots=True)
class RequiredRow:
    skill: SkillName
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class ProviderRow:
    name: str
    slug: str = ""
    url: str = ""
    ror: str = ""
    description: str = ""

    @property
    def key(self) -> str:
        return self.slug or self.name.casefold()


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """One resource, as plain values of its fields.

    `where` is how a report calls the row. `slug` is empty where the file knows none.
    """

    where: str
    title: str
    url: str = ""
    slug: str = ""
    description: str = ""
    doi: str = ""
    provider: str = ""
    """The key of a provider of the same file."""
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kind: str = ""
    format: str = ""
    cost: str = ""
    licence: str = ""
    minutes: int | None = None
    minutes_source: str = ""
    keywords: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    audience: str = ""
    outcomes: str = ""
    version_date: date | None = None
    reviewed_on: date | None = None
    review_by: date | None = None
    teaches: tuple[TaughtRow, ...] = ()
    requires: tuple[RequiredRow, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRow:
    """Something that takes place; `uid` is what its source knows it by for ever."""

    where: str
    title: str
    starts_at: datetime
    ends_at: datetime
    uid: str = ""
    url: str = ""
    description: str = ""
    is_all_day: bool = False
    time_zone: str = "UTC"
    place: str = ""
    is_online: bool = False
    languages: tuple[str, ...] = ()
    cost: str = ""
    status: str = "confirmed"
    provider: str = ""
    resource: str = ""
    """The address of the resource that is taught at it, where the file says so."""


@dataclass(frozen=True, slots=True)
class PathRow:
    """A learning path: resources by slug, in their order."""

    where: str
    slug: str
    title: str
    description: str = ""
    audience: str = ""
    resources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestedRow:
    """Something that a feed speaks of, for curators to decide about."""

    where: str
    title: str
    url: str
    description: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """All that a file of training holds."""

    format: str
    resources: tuple[ResourceRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    providers: tuple[ProviderRow, ...] = ()
    paths: tuple[PathRow, ...] = ()
    suggestions: tuple[SuggestedRow, ...] = field(default=())

    def with_paths(self, paths: tuple[PathRow, ...]) -> CatalogueFile:
        """Return the file with learning paths that stand beside it."""
        return replace(self, paths=paths)

    def counts(self) -> dict[str, int]:
        """Return how many rows there are, by the words of the report."""
        links = sum(len(r.teaches) + len(r.requires) for r in self.resources)
        found = {
            "resources": len(self.resources),
            "events": len(self.events),
            "providers": len(self.providers),
            "duplicates": 0,
            "skill_links": links,
        }
        more = {"paths": len(self.paths), "suggestions": len(self.suggestions)}
        return found | {name: count for name, count in more.items() if count}
