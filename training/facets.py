"""The facets beside the catalogue, and the summary of what is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from competencies.facets import Facet, Option
from training.finding import LONGER, TIMES, UNSAID, YES, Competency, Found
from training.kinds import Cost, Format, ResourceKind
from training.models.resources import language_name
from training.search_address import Search

SHOWN = 8
"""So many choices of one kind stand in sight; the rest are folded."""
Names = Mapping[str, StrOrPromise]


@dataclass(frozen=True, slots=True)
class Removal:
    """Something chosen, and the address without it."""

    name: str
    url: str


def facets_of(found: Found, search: Search, *, is_mine: bool) -> list[Facet]:
    """Return every facet that has something to choose from."""
    counts = found.narrowed.counts
    kinds: list[tuple[str, str, Names]] = [
        ("time", _("Time"), time_names()),
        ("cost", _("Cost"), dict(Cost.choices)),
        ("format", _("Format"), dict(Format.choices)),
        ("type", _("Type"), dict(ResourceKind.choices)),
    ]
    facets = [_for_me(found, search)] if is_mine else []
    facets += [_facet(name, key, names, found, search) for key, name, names in kinds]
    facets.append(_levels(found, search))
    facets += _competencies(found.competencies, found, search)
    codes = {*counts["language"], *search.chosen.get("language", ())}
    languages = {code: language_name(code) for code in codes}
    named = {*counts["licence"], *search.chosen.get("licence", ())}
    licences = {name: name for name in named}
    facets += [
        _by_count(_("Language"), "language", languages, found, search),
        _by_count(_("Licence"), "licence", licences, found, search),
        _by_count(_("Provider"), "provider", found.providers, found, search),
    ]
    return [facet for facet in facets if facet.options]


def time_names() -> dict[str, str]:
    words = [_("1 hour at most"), _("3 hours at most"), _("10 hours at most")]
    bounds = {key: words[place] for place, (key, _most) in enumerate(TIMES)}
    return bounds | {LONGER: _("longer"), UNSAID: _("not said")}


def _for_me(found: Found, search: Search) -> Facet:
    names = {"start": _("I can start it now"), "above": _("Ends above my level")}
    options = [_option(name, key, YES, found, search) for key, name in names.items()]
    return Facet(_("For you"), [each for each in options if each])


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


def _levels(found: Found, search: Search) -> Facet:
    ranks = sorted({*found.narrowed.counts["reaches"]} - {"0"}, key=int)
    names = {rank: _("level %s") % rank for rank in ranks}
    return _facet(_("Level reached"), "reaches", names, found, search)


def _competencies(
    competencies: Iterable[Competency], found: Found, search: Search
) -> list[Facet]:
    """Return a facet for each framework; names repeat, so that keys tell them apart."""
    return [
        _facet(framework, "competency", {c.key: c.name for c in of_one}, found, search)
        for framework, of_one in groupby(
            (c for c in competencies if c.key), key=lambda c: c.framework
        )
    ]


def _option(
    name: StrOrPromise, facet: str, value: str, found: Found, search: Search
) -> Option | None:
    """Return a choice that leaves something, or that is made already."""
    count, is_on = found.narrowed.counts[facet][value], search.has(facet, value)
    if not count and not is_on:
        return None
    url = search.toggled(facet, value).address()
    return Option(capfirst(str(name)), url, count, is_on)


def removals_of(search: Search, facets: Sequence[Facet], skill: str) -> list[Removal]:
    """Return all that is chosen, each with the way to leave it out."""
    removals = []
    if search.words:
        removals.append(Removal(f"“{search.words}”", search.without_words().address()))
    if search.skill:
        url = search.without_skill().address()
        removals.append(Removal(skill or search.skill, url))
    if search.from_rank is not None:
        words = _("from level %(start)d to %(end)d") % {
            "start": search.from_rank,
            "end": search.from_rank + 1,
        }
        removals.append(Removal(words, search.without_step().address()))
    for facet in facets:
        on = [o for o in (*facet.options, *facet.rest) if o.is_on]
        removals += [Removal(option.name, option.url) for option in on]
    return [*removals, *_of_no_facet(search, removals)]


def _of_no_facet(search: Search, known: Sequence[Removal]) -> list[Removal]:
    """Return choices that no record has, which an address can still ask for."""
    shown = {removal.url for removal in known}
    found = [
        Removal(value, search.toggled(facet, value).address())
        for facet, values in search.for_everybody().chosen.items()
        for value in values
    ]
    return [each for each in found if each.url not in shown]
