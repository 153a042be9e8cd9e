"""What the page of needs and offers shows: each match with its reason in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from communities.countries import country_name
from communities.kinds import NeedKind
from communities.languages import language_name
from communities.match_reading import Exchange
from communities.matching import (
    ANYWHERE,
    ELIGIBLE,
    KIND,
    LANGUAGE,
    OPEN,
    PLACE,
    Answer,
    Match,
    Reason,
)
from communities.models import Need, Offer

AGAINST: dict[str, StrOrPromise] = {
    PLACE: gettext_lazy("for other places"),
    LANGUAGE: gettext_lazy("in other languages"),
    ELIGIBLE: gettext_lazy("asking for more than its entry tells"),
    OPEN: gettext_lazy("closed by now"),
}


@dataclass(frozen=True, slots=True)
class Fit:
    offer: Offer
    reason: str


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One need, with what fits it or why nothing does."""

    need: Need
    fits: Sequence[Fit]
    finding: str


@dataclass(frozen=True, slots=True)
class KindBatch:
    name: str
    lines: Sequence[NeedLine]
    has_no_offer: bool


@dataclass(frozen=True, slots=True)
class ExchangePage:
    batches: Sequence[KindBatch]
    unmet: Sequence[str]
    """The kinds that somebody needs and nobody offers, in words."""
    offers: Sequence[Offer]


def page_of_exchange(found: Exchange, kind: str = "") -> ExchangePage:
    """Return needs by kind, in the order of the kinds."""
    shown = [kind] if kind else list(NeedKind.values)
    batches = [batch for each in shown if (batch := _batch(each, found))]
    return ExchangePage(
        batches=batches,
        unmet=[batch.name for batch in batches if batch.has_no_offer],
        offers=[each for each in found.offers.values() if each.kind in shown],
    )


def _batch(kind: str, found: Exchange) -> KindBatch | None:
    needs = [need for need in found.needs if need.kind == kind]
    if not needs:
        return None
    lines = [_line(need, found.answers[need.pk], found) for need in needs]
    has_none = all(found.answers[need.pk].has_no_offer for need in needs)
    return KindBatch(str(NeedKind(kind).label), lines, has_none)


def _line(need: Need, answer: Answer, found: Exchange) -> NeedLine:
    fits = [Fit(found.offers[m.offer], reason_words(m)) for m in answer.matches]
    return NeedLine(need, fits, "" if fits else _finding(answer))


def _finding(answer: Answer) -> str:
    if answer.has_no_offer:
        return _("No offer exists.")
    why = ", ".join(str(AGAINST[each]) for each in answer.hindrances)
    return _("There are offers, but %(why)s.") % {"why": why}


def reason_words(match: Match) -> str:
    """Return why an offer fits: "same kind, covers South Africa, English, open"."""
    return ", ".join(filter(None, (_words(each) for each in match.reasons)))


def _words(reason: Reason) -> str:
    if reason.kind == KIND:
        return _("same kind")
    if reason.kind == PLACE:
        return _covers(reason.values)
    if reason.kind == LANGUAGE:
        return ", ".join(language_name(code) for code in reason.values)
    if reason.kind == ELIGIBLE:
        return _("meets what it asks")
    if not reason.values:
        return _("open")
    day = date_format(date.fromisoformat(reason.values[0]))
    return _("open until %s") % day


def _covers(values: Sequence[str]) -> str:
    if values == (ANYWHERE,):
        return _("covers any place")
    return _("covers %s") % ", ".join(country_name(code) for code in values)
