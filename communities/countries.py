"""Countries by their codes: names, and what a name or a code may mean."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pycountry
from anyascii import anyascii

# Names that people write and that no list of the standard has.
ALSO = {
    "uk": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "united states of america": "US",
    "russia": "RU",
    "turkey": "TR",
    "czech republic": "CZ",
    "ivory coast": "CI",
    "cape verde": "CV",
    "swaziland": "SZ",
    "south korea": "KR",
    "korea": "KR",
    "the netherlands": "NL",
    "holland": "NL",
    "deutschland": "DE",
    "espana": "ES",
    "brasil": "BR",
}


@cache
def countries() -> dict[str, str]:
    """Return the usual English name of every country, by its code of two letters."""
    return {
        each.alpha_2: str(getattr(each, "common_name", each.name))
        for each in sorted(pycountry.countries, key=lambda one: str(one.name))
    }


def country_name(code: str) -> str:
    """Return a country's name; a code that is unknown as it is."""
    return countries().get(code, code)


def country_names(codes: Iterable[str]) -> list[str]:
    """Return names in the order of the alphabet."""
    return sorted(country_name(code) for code in codes)


def alpha_3(code: str) -> str:
    """Return the code of three letters, by which maps know shapes."""
    found = pycountry.countries.get(alpha_2=code)
    return str(found.alpha_3) if found else ""


def _plain(text: str) -> str:
    words = anyascii(text).casefold().replace(".", "").replace("-", " ")
    return " ".join(words.split())


@cache
def _known() -> dict[str, str]:
    """Return codes by every spelling of the standard, and by what people write."""
    known = dict(ALSO)
    for each in pycountry.countries:
        names = {each.name, getattr(each, "official_name", each.name)}
        names |= {getattr(each, "common_name", each.name), each.alpha_2, each.alpha_3}
        known |= {_plain(name): each.alpha_2 for name in names}
    return known


def country_code(text: str) -> str:
    """Return the code of a name or a code, or "" where it is none of a country."""
    return _known().get(_plain(text), "")
