"""The directory as the plain rows that its importers read: for files that go out.

What leaves is what everybody may read. No row has a place for a person, nor for an
address of mail (docs/adr/0065).
"""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, QuerySet

from communities.entry_values import partial_of
from communities.importers.neutral import (
    ActivityRow,
    CaseRow,
    ChannelRow,
    CommunityRow,
    CountRow,
    FundingRow,
    NeedRow,
    OfferRow,
    ServiceRow,
)
from communities.kinds import RelationKind
from communities.models import Activity, CaseStudy, Community, Need, Relation
from communities.models import FundingRow as Funding
from communities.models import SharedService as Service


def with_all_said(communities: QuerySet[Community]) -> QuerySet[Community]:
    """Bring along what a row of the file says: ten queries for any number."""
    return communities.defer("search", "folded", "imported").prefetch_related(
        "channels",
        "activities",
        "offers",
        "member_counts",
        "case_studies",
        Prefetch("needs", Need.objects.open()),
        Prefetch("funding", Funding.objects.public()),
        Prefetch("services", Service.objects.select_related("shares_with")),
        Prefetch("relations", Relation.objects.select_related("other").order_by("pk")),
    )


def rows_of(communities: Iterable[Community]) -> list[CommunityRow]:
    """Return communities of `with_all_said` as rows."""
    return [_row(each) for each in communities]


def _row(one: Community) -> CommunityRow:
    sites = [each.url for each in one.channels.all() if each.kind == "website"]
    return CommunityRow(
        where=one.slug,
        slug=one.slug,
        name=one.name,
        url=next(iter(sites), ""),
        acronym=one.acronym,
        former_names=tuple(one.former_names),
        summary=one.summary,
        description=one.description,
        kind=one.kind,
        scope=one.scope,
        status=one.status,
        countries=tuple(one.countries),
        region=one.region,
        city=one.city,
        latitude=one.latitude,
        longitude=one.longitude,
        themes=tuple(one.themes),
        languages=tuple(one.languages),
        founded=partial_of(one, "founded"),
        retired=partial_of(one, "retired"),
        legal_form=one.legal_form,
        registration=one.registration,
        ror=one.ror,
        fiscal_host=one.fiscal_host,
        is_seeking=one.is_seeking_funding,
        parent=next(iter(_others(one, RelationKind.PART_OF)), ""),
        member_of=_others(one, RelationKind.MEMBER_OF),
        observer_of=_others(one, RelationKind.OBSERVER_OF),
        shares_with=_others(one, RelationKind.SHARES_CHANNEL),
        source=one.source_url or one.source,
        licence=one.source_licence,
        collected_on=one.collected_on,
        channels=tuple(
            ChannelRow(c.kind, c.url, c.label, c.access) for c in one.channels.all()
        ),
        activities=tuple(_activity(each) for each in one.activities.all()),
        funding=tuple(_funding(each) for each in one.funding.all()),
        needs=tuple(NeedRow(each.kind, each.words) for each in one.needs.all()),
        offers=_offers(one),
        services=tuple(_service(each) for each in one.services.all()),
        members=tuple(
            CountRow(each.counted_on, each.count, each.what)
            for each in one.member_counts.all()
        ),
        case=_case(one.case_studies.all()),
    )


def _others(one: Community, kind: str) -> tuple[str, ...]:
    return tuple(each.other.slug for each in one.relations.all() if each.kind == kind)


def _activity(each: Activity) -> ActivityRow:
    begins = each.starts_at
    local = begins.astimezone(ZoneInfo(each.time_zone)) if begins else None
    return ActivityRow(
        name=each.name,
        kind=each.kind,
        rule=each.rhythm,
        rhythm=each.rhythm_words,
        first=local.replace(tzinfo=None) if local else None,
        zone=each.time_zone,
        minutes=each.minutes,
        place=each.place,
        url=each.url,
        status=each.status,
        needs_organiser=each.wants_organisers,
    )


def _funding(each: Funding) -> FundingRow:
    return FundingRow(
        funder=each.funder,
        kind=each.kind,
        is_in_kind=each.is_in_kind,
        amount=each.amount_raw,
        starts=partial_of(each, "starts"),
        ends=partial_of(each, "ends"),
        is_open=each.is_open_ended,
        purpose=each.purpose,
        source=each.source,
    )


def _offers(one: Community) -> tuple[OfferRow, ...]:
    return tuple(
        OfferRow(
            kind=each.kind,
            text=each.title,
            eligibility=each.eligibility,
            limits=each.limits,
            how_to_apply=each.how_to_apply,
            countries=tuple(each.countries),
            languages=tuple(each.languages),
            open_until=each.open_until,
        )
        for each in one.offers.all()
        if not each.is_withdrawn
    )


def _service(each: Service) -> ServiceRow:
    shared = (each.shares_with.slug,) if each.shares_with else ()
    cost = "" if each.yearly_cost is None else f"{each.currency} {each.yearly_cost:.2f}"
    return ServiceRow(
        each.service, each.state, shared, each.provider, cost or each.note
    )


def _case(stories: Iterable[CaseStudy]) -> CaseRow:
    for each in stories:
        return CaseRow(
            each.challenge,
            each.need,
            each.solution,
            each.current_status,
            each.lessons,
        )
    return CaseRow()
