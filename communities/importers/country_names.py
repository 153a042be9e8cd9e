"""Countries by their ISO 3166 codes, and the names that people give them.

The list is the one that comes with the time zones, so that no other is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources

# Names that the list has in a short or odd form.
OWN_NAMES = {
    "BO": "Bolivia",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "FM": "Micronesia",
    "GB": "United Kingdom",
    "KP": "North Korea",
    "KR": "South Korea",
    "MF": "Saint Martin",
    "MM": "Myanmar",
    "SX": "Sint Maarten",
    "AS": "American Samoa",
    "WS": "Samoa",
    "VG": "British Virgin Islands",
    "VI": "US Virgin Islands",
}
ALIASES = {
    "GB": "uk, great britain, britain, england, scotland, wales, northern ireland, "
    "united kingdom of great britain and northern ireland",
    "US": "usa, us, u.s., u.s.a., united states of america, america",
    "DE": "deutschland",
    "NL": "the netherlands, holland, nederland",
    "CZ": "czechia, czech republic",
    "ZA": "rsa, republic of south africa",
    "KR": "korea, republic of korea, korea republic of",
    "RU": "russian federation",
    "CI": "ivory coast, cote d'ivoire",
    "TZ": "united republic of tanzania",
    "VN": "viet nam, vietnam",
    "SZ": "swaziland, eswatini",
    "TR": "turkiye, turkey",
    "CN": "peoples republic of china",
    "TW": "taiwan",
    "IR": "islamic republic of iran",
    "CV": "cabo verde, cape verde",
    "MK": "macedonia, north macedonia",
    "CH": "schweiz, suisse, svizzera",
    "AT": "osterreich",
    "ES": "espana",
    "BR": "brasil",
    "BE": "belgie, belgique",
    "AE": "uae, emirates",
    "NZ": "aotearoa, aotearoa new zealand",
    "CD": "dr congo, drc, congo-kinshasa",
    "CG": "congo, congo-brazzaville",
    "GM": "the gambia",
    "BA": "bosnia, bosnia and herzegovina",
}
# What is written where a country should stand, and names none.
SEVERAL = frozenset(
    {
        *("multiple countries", "multiple", "several", "several countries", "various"),
        *("international", "global", "worldwide", "online", "virtual", "many"),
    }
)


@cache
def country_names() -> dict[str, str]:
    """Return the English name of each country by its code of two letters."""
    file = resources.files("tzdata") / "zoneinfo" / "iso3166.tab"
    lines = file.read_text(encoding="utf-8").splitlines()
    named = dict(line.split("\t", 1) for line in lines if not line.startswith("#"))
    return {code: OWN_NAMES.get(code, name) for code, name in named.items()}


@cache
def _known() -> dict[str, str]:
    found = {folded(name): code for code, name in country_names().items()}
    for code, names in ALIASES.items():
        found |= {folded(name): code for name in names.split(", ")}
    return found


def folded(name: str) -> str:
    """Return a name in the form that its spellings share."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = letters.replace(".", "").replace(",", "").split()
    return " ".join("saint" if word == "st" else word for word in words)


def country_code(said: str) -> str:
    """Return the code of a country that is named or coded, or nothing."""
    code = said.strip().upper()
    return code if code in country_names() else _known().get(folded(said), "")


def names_several(said: str) -> bool:
    """Say whether words stand for more than one country without naming any."""
    return folded(said) in SEVERAL


def country_name(code: str) -> str:
    return country_names().get(code, code)


def listed(codes: Iterable[str]) -> str:
    """Return the names of countries, in their order, with commas between them."""
    return ", ".join(sorted(country_name(code) for code in codes))
