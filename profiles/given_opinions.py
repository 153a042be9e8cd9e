"""What somebody says of another's skills, as a form or the API sends it.

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ENDORSED = "endorsed"
LONGEST_REASON = 1000


class InvalidOpinionError(Exception):
    """An opinion that can't be kept; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class GivenOpinion:
    """A level with its reason, or an endorsement (None), of one skill by its slug."""

    skill: str
    rank: int | None
    reason: str


def opinions_in(
    form: Mapping[str, str], skills: Iterable[str], *, highest: int
) -> list[GivenOpinion]:
    """Return what was said of these skills; one left open says nothing.

    Raises InvalidOpinionError for what is not on the scale, a level without a reason,
    a reason that is too long, or when nothing was said at all.
    """
    given = [_opinion(form, skill, highest) for skill in skills]
    said = [opinion for opinion in given if opinion is not None]
    if not said:
        raise InvalidOpinionError(
            "Say something of at least one skill. Nothing was sent."
        )
    return said


def _opinion(form: Mapping[str, str], skill: str, highest: int) -> GivenOpinion | None:
    said = form.get(f"opinion-{skill}", "")
    reason = form.get(f"reason-{skill}", "").strip()
    if len(reason) > LONGEST_REASON:
        raise InvalidOpinionError(
            f"Shorten each reason to {LONGEST_REASON} characters or fewer."
        )
    if not said:
        return None
    if said == ENDORSED:
        return GivenOpinion(skill, None, reason)
    return GivenOpinion(skill, _rank(said, highest), _needed(reason))


def _rank(said: str, highest: int) -> int:
    if re.fullmatch(r"[0-9]{1,2}", said) and int(said) <= highest:
        return int(said)
    raise InvalidOpinionError(
        f"There is no such level here: choose one from 0 to {highest}."
    )


def _needed(reason: str) -> str:
    if not reason:
        raise InvalidOpinionError("Say in a few words why you give a level.")
    return reason
