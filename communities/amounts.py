"""Sums of money as people write them: "EUR 1.500,00", "£12,500", "1.5 million USD".

Only what is sure is read: a sum without a currency stays words, and so does effort such
as "1.5 FTE for two years".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

SIGNS = {"€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "us$": "USD", "a$": "AUD"}
SIGNS |= {"c$": "CAD", "nz$": "NZD", "$": "USD", "r": "ZAR"}
CODES = frozenset(
    {
        *("AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR", "GBP"),
        *("GHS", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "MXN"),
        *("MYR", "NGN", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TRY"),
        *("TWD", "UGX", "USD", "ZAR", "ARS"),
    }
)
TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
TIMES |= {"mio": 1_000_000}
MONEY = r"us\$|a\$|c\$|nz\$|[€£¥₹$]|[a-z]{3}(?![a-z])|r(?=\s?\d)"
NUMBER = r"\d{1,12}(?:[.,' ]\d{1,3})*"
DASH = r"[-\u2013]"
FIGURES = rf"({NUMBER})\s?(k|thousand|m|mio|million)?(?![a-z\d]|\s?{DASH}\s?\d)"
BEFORE = re.compile(rf"(?<![a-z])({MONEY})\s?{FIGURES}")
AFTER = re.compile(rf"(?<![\d.,\-\u2013]){FIGURES}\s?({MONEY})")
LARGEST = Decimal(10) ** 12
THOUSANDS = 3


@dataclass(frozen=True, slots=True)
class Amount:
    value: Decimal
    currency: str


def amount_in(said: str) -> Amount | None:
    """Return the one sum that words name, or None where it is none or several."""
    text = " ".join(said.casefold().split())[:300]
    found = [_made(f[2], f[3], f[1]) for f in BEFORE.finditer(text)]
    if not any(found):
        found = [_made(f[1], f[2], f[3]) for f in AFTER.finditer(text)]
    sure = {each for each in found if each}
    return sure.pop() if len(sure) == 1 else None


def _made(figures: str, times: str | None, money: str) -> Amount | None:
    currency = SIGNS.get(money, money.upper())
    value = _number(figures)
    if value is None or currency not in CODES:
        return None
    value *= TIMES.get(times or "", 1)
    return Amount(value, currency) if value <= LARGEST else None


def _number(figures: str) -> Decimal | None:
    """Return a number whose marks are those of any country, where they are clear.

    A last mark with one or two digits behind it is the decimal mark; marks with three
    digits behind each stand between thousands.
    """
    parts = re.split(r"[.,' ]", figures)
    if len(parts) > 1 and len(parts[-1]) < THOUSANDS:
        whole, rest = parts[:-1], parts[-1]
    else:
        whole, rest = parts, "0"
    if any(len(part) != THOUSANDS for part in whole[1:]):
        return None
    return Decimal(f"{''.join(whole)}.{rest}")
