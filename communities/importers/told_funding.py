"""Sentences that tell of money or help, and when: rows of funding to be judged."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communities.amounts import amount_in
from communities.importers.markdown_parts import LINK, plain
from communities.importers.neutral import MAX_LINE, MAX_NAME, FundingRow
from communities.partial_dates import MONTHS, PartialDate, partial_date

KINDS = (
    ("contract", r"\bcontract|\bappointed\b"),
    ("grant", r"\bgrants?\b|\baward"),
    ("sponsorship", r"\bsponsor|\bunder (its|their|his|her) wing\b|\bhosted by\b"),
    ("donation", r"\bdonat"),
    ("fees", r"\b(membership )?fees?\b"),
    ("mentoring", r"\bmentor"),
    ("grant", r"\bfund(s|ed|ing|ers?)?\b"),
)
IN_KIND = re.compile(
    r"\bin[- ]kind\b|\bmentor|\bunder (its|their) wing\b|\bvolunteer"
    r"|\binfrastructure\b",
    re.IGNORECASE,
)
ENDS = re.compile(r"\b(end(s|ed|ing)?|until|till|expire[sd]?|ran out)\b", re.IGNORECASE)
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}}\s+)?(?:{MONTH})\.?\s+)?(?:19|20)\d\d\b", re.IGNORECASE
)
BETWEEN = re.compile(r"\b(from|between)\b|\d{4}\s*(-|\u2013|to)\s*", re.IGNORECASE)


def suggested_from(sentences: Iterable[str], name: str) -> tuple[FundingRow, ...]:
    """Return a row for each sentence that has a date and a word of money or help.

    `name` is the community's own, so that it is not taken for who pays.
    """
    rows = (_row(sentence, name) for sentence in sentences)
    return tuple(row for row in rows if row is not None)


def _row(sentence: str, name: str) -> FundingRow | None:
    text = plain(sentence)
    kind = next((k for k, said in KINDS if re.search(said, text, re.I)), "")
    dates = _dates(text)
    if not kind or not dates:
        return None
    starts, ends = _span(text, dates)
    amount = text if amount_in(text) else ""
    return FundingRow(
        funder=_funder(sentence, name)[:MAX_NAME],
        kind=kind,
        is_in_kind=bool(IN_KIND.search(text)),
        amount=amount[:MAX_LINE],
        starts=starts,
        ends=ends,
        source=text[:MAX_LINE],
    )


def _dates(text: str) -> list[PartialDate]:
    found = (partial_date(match[0]) for match in DATE.finditer(text))
    return [each for each in found if each is not None]


def _span(
    text: str, dates: list[PartialDate]
) -> tuple[PartialDate | None, PartialDate | None]:
    """Return when it began and ended, as far as one date or two say so."""
    if len(dates) > 1 and BETWEEN.search(text):
        return dates[0], dates[-1]
    return (None, dates[0]) if ENDS.search(text) else (dates[0], None)


def _funder(sentence: str, name: str) -> str:
    """Return who is linked to, or named after "with", "by" or "from"."""
    linked = [words for words, _address in LINK.findall(sentence) if words != name]
    if linked:
        return plain(linked[0])
    found = re.search(
        r"\b(?:with|by|from)\s+(?:the\s+)?((?:[A-Z][\w&-]*\s?){1,5})", plain(sentence)
    )
    return found[1].strip() if found and found[1].strip() != name else ""
