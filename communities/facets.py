"""The facets beside the directory, and the summary of what is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from communities.countries import country_name
from communities.finding import SEEKING, Found
from communities.kinds import ChannelKind, CommunityKind, NeedKind, Scope, Status
from communities.languages import language_name
from communities.search_address import FACETS, Search
from competencies.facets import Facet, Option

SHOWN = 8
"""So many choices of one kind stand in sight; the rest are folded."""
Names = Mapping[str, StrOrPromise]


@dataclass(frozen=True, slots=True)
class Removal:
    """Something chosen, and the address without it."""

    name: str
    url: str


def facets_of(found: Found, search: Search) -> list[Facet]:
    """Return every facet that has something to choose from."""
    whole: list[tuple[StrOrPromise, str, Names]] = [
        (_("Status"), "status", dict(Status.choices)),
        (_("Kind"), "kind", dict(CommunityKind.choices)),
        (_("Reach"), "scope", dict(Scope.choices)),
        (_("Money"), "funding", {SEEKING: _("seeks funding")}),
    ]
    by_count: list[tuple[StrOrPromise, str, Names]] = [
        (_("Country"), "country", _names(found, search, "country")),
        (_("Theme"), "theme", _names(found, search, "theme")),
        (_("Language"), "language", _names(found, search, "language")),
        (_("Channel"), "channel", dict(ChannelKind.choices)),
        (_("Needs"), "needs", dict(NeedKind.choices)),
        (_("Offers"), "offers", dict(NeedKind.choices)),
    ]
    facets = {key: _facet(str(n), key, names, found, search) for n, key, names in whole}
    facets |= {
        key: _by_count(str(n), key, names, found, search) for n, key, names in by_count
    }
    ordered = [facets[key] for key in FACETS]
    return [facet for facet in ordered if facet.options]


def _names(found: Found, search: Search, facet: str) -> dict[str, str]:
    """Name the values that records have, and those that are asked for."""
    values = {*found.narrowed.counts[facet], *search.chosen.get(facet, ())}
    if facet == "country":
        return {value: country_name(value) for value in values}
    if facet == "language":
        return {value: language_name(value) for value in values}
    return {value: found.themes.get(value, value) for value in values}


def _facet(title: str, facet: str, names: Names, found: Found, search: Search) -> Facet:
    options = [_option(names[v], facet, v, found, search) for v in names]
    return Facet(title, [each for each in options if each])


def _by_count(
    title: str, facet: str, names: Names, found: Found, search: Search
) -> Facet:
    """Put the choices with most first; those beyond a handful are folded."""
    whole = _facet(title, facet, names, found, search)
    ordered = sorted(
        whole.options, key=lambda o: (not o.is_on, -o.count, o.name.lower())
    )
    return Facet(title, ordered[:SHOWN], ordered[SHOWN:])


def _option(
    name: StrOrPromise, facet: str, value: str, found: Found, search: Search
) -> Option | None:
    """Return a choice that leaves something, or that is made already."""
    count, is_on = found.narrowed.counts[facet][value], search.has(facet, value)
    if not count and not is_on:
        return None
    url = search.toggled(facet, value).address()
    return Option(capfirst(str(name)), url, count, is_on)


def removals_of(search: Search, facets: Sequence[Facet]) -> list[Removal]:
    """Return all that is chosen, each with the way to leave it out."""
    removals = []
    if search.words:
        removals.append(Removal(f"“{search.words}”", search.without_words().address()))
    for facet in facets:
        on = [o for o in (*facet.options, *facet.rest) if o.is_on]
        removals += [Removal(option.name, option.url) for option in on]
    return [*removals, *_of_no_facet(search, removals)]


def _of_no_facet(search: Search, known: Sequence[Removal]) -> list[Removal]:
    """Return choices that no record has, which an address can still ask for."""
    shown = {removal.url for removal in known}
    found = [
        Removal(value, search.toggled(facet, value).address())
        for facet, values in search.chosen.items()
        for value in values
    ]
    return [each for each in found if each.url not in shown]
