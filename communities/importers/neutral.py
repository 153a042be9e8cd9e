"""What any file of communities holds once read; the writer alone knows the database.

None and an empty text mean that the file doesn't speak of a thing: imports take nothing
away (docs/adr/0010). There is no place for an address of a person in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from communities.partial_dates import PartialDate

MAX_NAME = 200
MAX_LINE = 300
MAX_SHORT = 120
MAX_LICENCE = 60
MAX_TEXT = 20_000
MAX_LIST = 50
PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class ChannelRow:
    kind: str
    url: str
    label: str = ""
    access: str = ""


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """Something that a community does again and again, or did."""

    name: str
    kind: str = ""
    rule: str = ""
    rhythm: str = ""
    """How often in words, where no rule says it."""
    first: datetime | None = None
    """The first time, by the clock of `zone`."""
    zone: str = ""
    minutes: int | None = None
    place: str = ""
    url: str = ""
    status: str = ""
    needs_organiser: bool = False


@dataclass(frozen=True, slots=True)
class FundingRow:
    funder: str
    kind: str = ""
    is_in_kind: bool = False
    amount: str = ""
    """As it was said; what it comes to is read from it."""
    starts: PartialDate | None = None
    ends: PartialDate | None = None
    is_open: bool = False
    purpose: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class NeedRow:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class OfferRow:
    kind: str
    text: str
    eligibility: str = ""
    limits: str = ""
    how_to_apply: str = ""
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    open_until: date | None = None


@dataclass(frozen=True, slots=True)
class ServiceRow:
    service: str
    state: str
    shared_with: tuple[str, ...] = ()
    """Slugs of other communities, or names where the file has no slugs."""
    provider: str = ""
    yearly_cost: str = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many members there were on a day, and what was counted."""

    on: date
    count: int
    what: str = ""


@dataclass(frozen=True, slots=True)
class CaseRow:
    challenge: str = ""
    need: str = ""
    solution: str = ""
    status: str = ""
    lessons: str = ""

    def is_said(self) -> bool:
        return any(
            (self.challenge, self.need, self.solution, self.status, self.lessons)
        )


@dataclass(frozen=True, slots=True)
class CommunityRow:
    """One community as plain values; `where` is how a report calls the row."""

    where: str
    name: str
    url: str = ""
    slug: str = ""
    acronym: str = ""
    former_names: tuple[str, ...] = ()
    summary: str = ""
    description: str = ""
    kind: str = ""
    scope: str = ""
    status: str = ""
    countries: tuple[str, ...] = ()
    region: str = ""
    city: str = ""
    latitude: float | None = None
    longitude: float | None = None
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    founded: PartialDate | None = None
    retired: PartialDate | None = None
    legal_form: str = ""
    registration: str = ""
    ror: str = ""
    fiscal_host: str = ""
    is_seeking: bool = False
    parent: str = ""
    member_of: tuple[str, ...] = ()
    observer_of: tuple[str, ...] = ()
    shares_with: tuple[str, ...] = ()
    source: str = ""
    licence: str = ""
    collected_on: date | None = None
    channels: tuple[ChannelRow, ...] = ()
    activities: tuple[ActivityRow, ...] = ()
    funding: tuple[FundingRow, ...] = ()
    suggested: tuple[FundingRow, ...] = ()
    """Sentences that speak of money and a date, for a person to judge."""
    needs: tuple[NeedRow, ...] = ()
    offers: tuple[OfferRow, ...] = ()
    services: tuple[ServiceRow, ...] = ()
    members: tuple[CountRow, ...] = ()
    case: CaseRow = CaseRow()


@dataclass(frozen=True, slots=True)
class DirectoryFile:
    """All that a file of communities holds."""

    format: str
    communities: tuple[CommunityRow, ...]
    merged: int = 0
    """How many rows spoke of a community that an earlier row had told of."""

    def counts(self) -> dict[str, int]:
        """Return how many rows there are, by the words of the report."""
        rows = self.communities
        found = {
            "communities": len(rows),
            "merged": self.merged,
            "channels": sum(len(row.channels) for row in rows),
            "activities": sum(len(row.activities) for row in rows),
            "funding_rows": sum(len(row.funding) for row in rows),
            "needs": sum(len(row.needs) for row in rows),
        }
        more = {
            "suggested_funding_rows": sum(len(row.suggested) for row in rows),
            "offers": sum(len(row.offers) for row in rows),
            "services": sum(len(row.services) for row in rows),
        }
        return found | {name: count for name, count in more.items() if count}
