"""What belongs to an entry in a file, as rows of tables: each with a key and words.

A part is known by its key, so that a rerun makes none twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model

from communities.amounts import amount_in
from communities.entry_values import date_columns
from communities.importers.neutral import (
    ActivityRow,
    CommunityRow,
    FundingRow,
    OfferRow,
    ServiceRow,
)
from communities.kinds import ActivityStatus, FundingKind, RowState
from communities.models import (
    Activity,
    CaseStudy,
    Channel,
    MemberCount,
    Need,
    Offer,
    SharedService,
)
from communities.models import FundingRow as Funding
from curation.addresses import canonical


@dataclass(frozen=True, slots=True)
class Part:
    """A row that an entry should have; `words` is how a preview tells it."""

    model: type[Model]
    key: str
    words: str
    values: dict[str, Any]

    @property
    def label(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def is_hint(self) -> bool:
        return self.values.get("state") == RowState.SUGGESTED

    def hint_of(self, slug: str) -> str:
        """Return the name under which a hint is ticked in a preview."""
        digest = hashlib.sha256(self.key.encode()).hexdigest()[:12]
        return f"hint {slug}/{digest}"


def parts_of(row: CommunityRow) -> Iterator[Part]:
    """Yield what a file says belongs to a community, without what is to be judged."""
    for number, channel in enumerate(row.channels):
        values = {
            "kind": channel.kind,
            "url": channel.url,
            "label": channel.label,
            "access": channel.access,
            "position": number,
        }
        yield Part(Channel, canonical(channel.url), channel.url, values)
    yield from (_activity(each) for each in row.activities)
    yield from (funding_part(each, RowState.ACCEPTED) for each in row.funding)
    for need in row.needs:
        values = {"kind": need.kind, "words": need.text}
        yield Part(Need, f"{need.kind} {need.text.casefold()}", need.text, values)
    yield from (_offer(each) for each in row.offers)
    for count in row.members:
        what = count.what or "members"
        values = {"counted_on": count.on, "count": count.count, "what": what}
        words = f"{count.count} {what}, {count.on.isoformat()}"
        yield Part(MemberCount, f"{count.on.isoformat()} {what}", words, values)
    if row.case.is_said():
        yield _case(row)


def hints_of(row: CommunityRow) -> list[Part]:
    """Return the sentences about money, as rows that only hint at it."""
    return [funding_part(each, RowState.SUGGESTED) for each in row.suggested]


def _activity(row: ActivityRow) -> Part:
    values = {
        "name": row.name,
        "kind": row.kind,
        "status": row.status or ActivityStatus.ACTIVE,
        "rhythm": row.rule,
        "rhythm_words": "" if row.rule else row.rhythm,
        "starts_at": _moment(row),
        "minutes": row.minutes,
        "time_zone": row.zone or "UTC",
        "place": row.place,
        "url": row.url,
        "wants_organisers": row.needs_organiser,
    }
    return Part(Activity, row.name.casefold(), row.name, values)


def _moment(row: ActivityRow) -> datetime | None:
    if row.first is None:
        return None
    return row.first.replace(tzinfo=ZoneInfo(row.zone or "UTC")).astimezone(UTC)


def hint_key(source: str) -> str:
    """Return what a row that a sentence hints at is known by: the sentence."""
    return f"hint {source}"


def funding_key(funder: str, kind: str, starts_on: date | None) -> str:
    begins = starts_on.isoformat() if starts_on else ""
    return f"{funder.casefold()} {kind} {begins}"


def funding_part(row: FundingRow, state: str) -> Part:
    """Return a row of funding, in the state that it is to have."""
    sum_ = amount_in(row.amount)
    values = {
        "funder": row.funder,
        "kind": row.kind or FundingKind.OTHER,
        "is_in_kind": row.is_in_kind,
        "amount_raw": row.amount[:120],
        "amount": sum_.value if sum_ else None,
        "currency": sum_.currency if sum_ else "",
        **date_columns("starts", row.starts),
        **date_columns("ends", row.ends),
        "is_open_ended": row.is_open and row.ends is None,
        "purpose": row.purpose,
        "source": row.source,
        "state": state,
    }
    begins = row.starts.said() if row.starts else ""
    starts_on = values["starts_on"]
    ends = row.ends.said() if row.ends else ""
    words = " ".join(filter(None, [row.funder, row.kind, f"{begins}…{ends}"]))
    if state == RowState.SUGGESTED:
        return Part(Funding, hint_key(row.source), row.source, values)
    key = funding_key(row.funder, str(values["kind"]), starts_on)
    return Part(Funding, key, words, values)


def _offer(row: OfferRow) -> Part:
    values = {
        "kind": row.kind,
        "title": row.text[:200],
        "eligibility": row.eligibility,
        "limits": row.limits,
        "how_to_apply": row.how_to_apply,
        "countries": list(row.countries),
        "languages": list(row.languages),
        "open_until": row.open_until,
    }
    return Part(Offer, row.text.casefold(), row.text, values)


def _case(row: CommunityRow) -> Part:
    values = {
        "title": row.name,
        "lead": row.summary,
        "challenge": row.case.challenge,
        "need": row.case.need,
        "solution": row.case.solution,
        "current_status": row.case.status,
        "lessons": row.case.lessons,
    }
    return Part(CaseStudy, row.name.casefold(), row.name, values)


def service_part(row: ServiceRow, shares_with: int | None) -> Part:
    """Return how a community has a service; `shares_with` is the other's key."""
    cost = amount_in(row.yearly_cost)
    values = {
        "service": row.service,
        "state": row.state,
        "shares_with_id": shares_with,
        "provider": row.provider,
        "yearly_cost": cost.value if cost else None,
        "currency": cost.currency if cost else "",
        "note": "" if cost else row.yearly_cost,
    }
    named = " ".join(filter(None, [row.state, row.provider]))
    return Part(SharedService, row.service, f"{row.service}: {named}", values)
