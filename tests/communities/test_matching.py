"""Needs and offers that meet, and why."""

from datetime import date

import pytest

from communities import matching
from communities.matching import (
    ELIGIBLE,
    KIND,
    LANGUAGE,
    OPEN,
    PLACE,
    Match,
    NeedFacts,
    OfferFacts,
    Reason,
    answers_for,
)

TODAY = date(2026, 5, 1)
NEED = NeedFacts(
    key=1,
    kind="forum",
    community=10,
    countries=frozenset({"ZA"}),
    languages=frozenset({"en"}),
    points=frozenset({"presence"}),
)


def answer(*offers, need=NEED):
    return answers_for([need], offers, TODAY)[0]


def test_an_offer_of_the_same_kind_fits_with_a_reason():
    offer = OfferFacts(
        7,
        "forum",
        20,
        countries=frozenset({"ZA", "NA"}),
        languages=frozenset({"en", "fr"}),
        open_until=date(2026, 6, 1),
    )

    assert answer(offer).matches == (
        Match(
            7,
            (
                Reason(KIND),
                Reason(PLACE, ("ZA",)),
                Reason(LANGUAGE, ("en",)),
                Reason(OPEN, ("2026-06-01",)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("given", "hindrance"),
    [
        ({"countries": frozenset({"DE"})}, PLACE),
        ({"languages": frozenset({"de"})}, LANGUAGE),
        ({"asks": frozenset({"conduct"})}, ELIGIBLE),
        ({"open_until": date(2026, 4, 30)}, OPEN),
        ({"is_open": False}, OPEN),
    ],
)
def test_what_keeps_an_offer_from_fitting_is_told(given, hindrance):
    found = answer(OfferFacts(7, "forum", 20, **given))

    assert (found.matches, found.hindrances) == ((), (hindrance,))
    assert not found.has_no_offer


def test_no_offer_of_the_kind_is_a_finding():
    assert answer(OfferFacts(7, "money", 20)).has_no_offer


def test_a_communitys_own_offer_is_none_to_itself():
    assert answer(OfferFacts(7, "forum", NEED.community)).has_no_offer


def test_an_offer_to_anywhere_covers_a_community_without_a_place():
    need = NeedFacts(1, "forum", 10)

    assert answer(OfferFacts(7, "forum", 20), need=need).matches[0].reasons == (
        Reason(KIND),
        Reason(PLACE, (matching.ANYWHERE,)),
        Reason(OPEN),
    )


def test_an_offer_to_some_countries_is_not_given_to_an_unknown_place():
    need = NeedFacts(1, "forum", 10)
    offer = OfferFacts(7, "forum", 20, countries=frozenset({"ZA"}))

    assert answer(offer, need=need).hindrances == (PLACE,)


def test_a_need_that_is_met_asks_for_nothing():
    met = NeedFacts(1, "forum", 10, is_met=True)

    assert answers_for([met], [OfferFacts(7, "forum", 20)], TODAY) == []
