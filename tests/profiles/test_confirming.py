from profiles.confirming import confirm, take_back
from profiles.holdings import holdings_of, profile_for
from tests.factories import make_profile


def test_confirming_moves_the_date_and_nothing_else(alice, world):
    profile = make_profile(world, alice, {"testing": 2, "mentoring": 1})
    testing = world.skills["testing"].pk
    before = holdings_of(profile).by_skill[testing]

    confirmed = confirm(profile=profile, skills=[testing])

    after = holdings_of(profile).by_skill[testing]
    assert confirmed.before == {testing: before.confirmed_at}
    assert after.confirmed_at == confirmed.at > before.confirmed_at
    assert (after.answer, after.assessed_at) == (before.answer, before.assessed_at)


def test_a_confirmation_is_taken_back(alice, world):
    profile = make_profile(world, alice, {"testing": 2, "mentoring": 1})
    before = holdings_of(profile).by_skill

    confirmed = confirm(profile=profile, skills=list(before))

    assert take_back(profile=profile, confirmed=confirmed) == 2
    assert holdings_of(profile).by_skill == before


def test_what_was_answered_since_stays(alice, world):
    profile = make_profile(world, alice, {"testing": 2, "mentoring": 1})
    confirmed = confirm(profile=profile, skills=list(holdings_of(profile).by_skill))
    confirm(profile=profile, skills=[world.skills["testing"].pk])

    assert take_back(profile=profile, confirmed=confirmed) == 1


def test_a_profile_not_begun_has_nothing_to_confirm(alice, world):
    assert confirm(profile=profile_for(alice, "craft"), skills=[1]).before == {}
