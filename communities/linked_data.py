"""What a community is as linked data of schema.org: an organisation, no person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communities.countries import country_name
from communities.entry_values import partial_of
from communities.kinds import ChannelKind, LegalForm, RelationKind
from communities.models import Channel, Community, FundingRow, Relation

Absolute = Callable[[str], str]


def community_term(community: Community, absolute: Absolute) -> dict[str, Any]:
    """Return a community as JSON-LD: three queries. What is empty is left out."""
    channels = list(Channel.objects.filter(community=community))
    sites = [each.url for each in channels if each.kind == ChannelKind.WEBSITE]
    is_charity = community.legal_form == LegalForm.CHARITY
    said = {
        "@type": "NGO" if is_charity else "Organization",
        "@id": absolute(community.get_absolute_url()),
        "name": community.name,
        "alternateName": [
            each for each in (community.acronym, *community.former_names) if each
        ],
        "url": next(iter(sites), ""),
        "sameAs": [each.url for each in channels if each.url not in sites],
        "description": community.summary or community.description,
        "identifier": [each for each in (community.uuid.urn, community.ror) if each],
        "foundingDate": _date(community, "founded"),
        "dissolutionDate": _date(community, "retired"),
        "areaServed": [
            {"@type": "Country", "identifier": code, "name": country_name(code)}
            for code in community.countries
        ],
        "knowsAbout": list(community.themes),
        "knowsLanguage": list(community.languages),
        "contactPoint": _contact(community),
        "funder": _funders(community),
        **_related(community, absolute),
    }
    return {name: value for name, value in said.items() if value}


def _date(community: Community, stem: str) -> str:
    """Return a date as exactly as it is known; schema.org has no "about"."""
    told = partial_of(community, stem)
    return told.said().removeprefix("~") if told else ""


def _contact(community: Community) -> dict[str, str]:
    """Return the public page for contact; an address of mail stays on the hub."""
    if not community.contact_url:
        return {}
    return {"@type": "ContactPoint", "url": community.contact_url}


def _funders(community: Community) -> list[dict[str, str]]:
    rows = FundingRow.objects.public().filter(community=community).exclude(funder="")
    named = dict.fromkeys(
        row.funder for row in rows if row.kind not in {"none", "fees"}
    )
    return [{"@type": "Organization", "name": name} for name in named]


def _related(community: Community, absolute: Absolute) -> dict[str, Any]:
    """Return what it is part of, and what it is a member of."""
    ties = Relation.objects.filter(community=community).select_related("other")
    found: dict[str, list[dict[str, str]]] = {"parentOrganization": [], "memberOf": []}
    names = {
        RelationKind.PART_OF: "parentOrganization",
        RelationKind.MEMBER_OF: "memberOf",
    }
    for tie in ties.order_by("other__name", "pk"):
        name = names.get(RelationKind(tie.kind))
        if name:
            address = absolute(tie.other.get_absolute_url())
            found[name].append(
                {"@type": "Organization", "@id": address, "name": tie.other.name}
            )
    return found
