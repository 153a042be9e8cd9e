"""What the hours of a resource weigh: more where there is doubt or a price.

Popularity weighs nothing. What cannot be used at all (broken, over budget, a language
that somebody does not read) is no matter of weight; callers exclude it with a reason.
"""

from __future__ import annotations

ESTIMATED, STALE, UNVERIFIED, PAID, OTHER = 1.25, 1.1, 1.1, 1.25, 1.2
LOWEST_OUTCOME = 1.3
"""The most that evidence of a low outcome may add."""
HELD_BEFOREHAND, MISSED_BEFOREHAND = 4, 1
"""What is assumed before anybody says anything, as if five had: four held the level."""


def effort(
    hours: float,
    *,
    is_estimated: bool = False,
    is_stale: bool = False,
    is_unverified: bool = False,
    is_paid: bool = False,
    is_other_language_or_format: bool = False,
    outcome: float = 1.0,
) -> float:
    """Return the hours times what speaks against each of them.

    Estimated: nobody stated the time. Stale: not reviewed for two years. Unverified:
    the link could not be checked. Paid: unless the person has said that this is fine.
    """
    doubts = (
        (is_estimated, ESTIMATED),
        (is_stale, STALE),
        (is_unverified, UNVERIFIED),
        (is_paid, PAID),
        (is_other_language_or_format, OTHER),
    )
    for holds, factor in doubts:
        hours *= factor if holds else 1
    return hours * min(max(outcome, 1.0), LOWEST_OUTCOME)


def outcome_weight(held: int, asked: int) -> float:
    """Return what it weighs that so many of those asked held the level afterwards.

    As often as one would have to go through it, against what is assumed; a few answers
    move that little. Better than assumed weighs nothing: 1.

    >>> round(outcome_weight(9, 12), 2), outcome_weight(11, 12), outcome_weight(1, 20)
    (1.05, 1.0, 1.3)
    """
    assumed = HELD_BEFOREHAND + MISSED_BEFOREHAND
    now = (HELD_BEFOREHAND + held) / (assumed + asked)
    return min(max(HELD_BEFOREHAND / assumed / now, 1.0), LOWEST_OUTCOME)
