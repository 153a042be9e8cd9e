"""What the pages about money show: rows in words, how one stands, when money ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from communities.entry_values import partial_of
from communities.funding import standing_of
from communities.funding_words import runway_words, standing_words
from communities.funds import as_funding
from communities.kinds import RowState
from communities.models import Community, FundingRow
from communities.partial_dates import ABOUT, DAY, MONTH, PartialDate


@dataclass(frozen=True, slots=True)
class Line:
    row: FundingRow
    starts: str
    ends: str

    @property
    def is_suggested(self) -> bool:
        return self.row.state == RowState.SUGGESTED


@dataclass(frozen=True, slots=True)
class FundingPage:
    """The money of one community, as far as somebody may read it."""

    lines: Sequence[Line]
    suggested: Sequence[Line]
    standing: str
    runway: str


def date_words(told: PartialDate | None) -> str:
    """Return a date as exactly as it was told: "March 2025", "about 2023"."""
    if told is None:
        return ""
    if told.precision == DAY:
        return date_format(told.day)
    if told.precision == MONTH:
        return date_format(told.day, "F Y")
    return (
        _("about %d") % told.day.year if told.precision == ABOUT else str(told.day.year)
    )


def line_of(row: FundingRow) -> Line:
    return Line(
        row, date_words(partial_of(row, "starts")), date_words(partial_of(row, "ends"))
    )


def page_of_funding(
    community: Community, rows: Iterable[FundingRow], today: date, *, is_keeper: bool
) -> FundingPage:
    """Return the page of one community. How long money lasts is shown with consent."""
    lines = [line_of(row) for row in rows]
    accepted = [line for line in lines if not line.is_suggested]
    standing = standing_of(
        [as_funding(line.row) for line in accepted],
        today,
        is_seeking=community.is_seeking_funding,
    )
    may_see = is_keeper or community.shows_runway
    return FundingPage(
        lines=accepted,
        suggested=[line for line in lines if line.is_suggested],
        standing=standing_words(standing),
        runway=runway_words(standing.runway) if may_see else "",
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """Money of one community that comes to an end, or came to one."""

    community: Community
    funder: str
    what: str
    when: str
    ends: PartialDate
    is_over: bool


def endings_of(rows: Iterable[FundingRow], today: date) -> list[Ending]:
    """Return the ends of money that are known, in their order."""
    found = []
    for row in rows:
        ends = partial_of(row, "ends")
        if ends is None or not as_funding(row).is_money:
            continue
        what = str(row.get_kind_display()) if row.kind else ""
        is_over = ends.latest < today
        ending = Ending(
            row.community, row.funder, what, date_words(ends), ends, is_over
        )
        found.append(ending)
    return sorted(found, key=lambda each: (each.ends.latest, each.community.name))
