"""The table of shared services, read from the directory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from communities.entry_values import partial_of
from communities.funds import standings_of
from communities.kinds import RelationKind, ServiceKind, ServiceState, Status
from communities.models import Community, FundingRow, Relation, SharedService
from communities.sharing import (
    NEEDED,
    OWN,
    SHARED,
    Member,
    Table,
    Use,
    fledgling_by,
    table_of,
)
from curation.kinds import Person

STATES = {
    ServiceState.OWN: OWN,
    ServiceState.SHARES: SHARED,
    ServiceState.NEEDS: NEEDED,
}


def service_table(user: Person, today: date, *, only_fledgling: bool = False) -> Table:
    """Return communities by services: four queries, however many there are.

    Funding that isn't public is left out of it, whoever looks.
    """
    listed = Community.objects.visible_to(user).listed()
    rows = list(
        listed.exclude(status=Status.RETIRED).only(
            *("slug", "name", "founded_on", "founded_precision", "is_seeking_funding")
        )
    )
    members = _members(rows, today)
    if only_fledgling:
        members = [each for each in members if each.fledgling]
    kept = {each.key for each in members}
    uses = [use for use in _uses(user) if use.community in kept]
    return table_of(members, uses, ServiceKind.values)


def _members(rows: Sequence[Community], today: date) -> list[Member]:
    standings = standings_of(rows, FundingRow.objects.public(), today)
    observers = set(
        Relation.objects.filter(kind=RelationKind.OBSERVER_OF).values_list(
            "community_id", flat=True
        )
    )
    return [
        Member(
            each.pk,
            each.name,
            each.get_absolute_url(),
            fledgling_by(
                founded=partial_of(each, "founded"),
                money=standings[each.pk].money,
                is_observer=each.pk in observers,
                today=today,
            ),
        )
        for each in rows
    ]


def _uses(user: Person) -> list[Use]:
    rows: QuerySet[SharedService] = SharedService.objects.visible_to(user)
    return [
        Use(
            community=row.community_id,
            service=row.service,
            state=STATES[ServiceState(row.state)],
            shared_with=(row.shares_with.name,) if row.shares_with else (),
            provider=row.provider,
            yearly_cost=_cost(row),
        )
        for row in rows.select_related("shares_with")
    ]


def _cost(row: SharedService) -> str:
    return "" if row.yearly_cost is None else f"{row.currency} {row.yearly_cost:,.0f}"
