"""How communities stand for money, read from their rows in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from communities.entry_values import partial_of
from communities.funding import Funding, Standing, standing_of
from communities.models import Community, FundingRow


def as_funding(row: FundingRow) -> Funding:
    return Funding(
        kind=row.kind,
        is_in_kind=row.is_in_kind,
        starts=partial_of(row, "starts"),
        ends=partial_of(row, "ends"),
        is_open=row.is_open_ended,
    )


def standings_of(
    communities: Iterable[Community], rows: QuerySet[FundingRow], today: date
) -> dict[int, Standing]:
    """Return how each stands on a day by these rows, of which accepted ones count."""
    by_community: defaultdict[int, list[Funding]] = defaultdict(list)
    for row in rows.accepted():  # type: ignore[attr-defined]
        by_community[row.community_id].append(as_funding(row))
    return {
        each.pk: standing_of(
            by_community[each.pk], today, is_seeking=each.is_seeking_funding
        )
        for each in communities
    }
