"""What a profile from elsewhere would do to one's own, and what one decides: no Django.

Level 0 of DIRECT means "none, or not applicable". The hub keeps these apart, so it
asks. What one has rated already stays as it is unless one ticks it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from competencies.importers.neutral import MAX_NAME, MAX_RANK, UnreadableFile
from competencies.importers.reading import as_text, fitting
from competencies.importers.slugs import derive_slug
from competencies.tree import SkillNode
from profiles.answers import Answer
from profiles.importers.direct import MOST_RATINGS, Rating

NONE, NOT_APPLICABLE, LEAVE = "none", "na", "leave"
ZEROS = (NONE, NOT_APPLICABLE, LEAVE)
ZERO = "zero-"
NEW, SAME, DIFFERS = "new", "same", "differs"


class InvalidChoiceError(Exception):
    """A choice can't be carried out; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One skill that the file rates and the framework has."""

    skill: SkillNode
    rank: int
    held: Answer | None

    @property
    def is_zero(self) -> bool:
        return self.rank == 0

    @property
    def state(self) -> str:
        """Say whether the file tells what is held; its 0 tells both none and n/a."""
        if self.held is None:
            return NEW
        if self.is_zero:
            return SAME if not self.held.rank else DIFFERS
        return SAME if self.held.rank == self.rank else DIFFERS

    @property
    def token(self) -> str:
        """Name the skill and what is held of it, for a tick that means just that."""
        return f"{self.skill.slug}:{self.held}"


@dataclass(frozen=True, slots=True)
class Matched:
    """What a file says, beside what one has."""

    offers: tuple[Offer, ...]
    unknown: tuple[str, ...]
    """Names that no skill of the version has."""
    off_scale: tuple[Rating, ...]

    def of(self, state: str) -> list[Offer]:
        return [offer for offer in self.offers if offer.state == state]

    @property
    def zeros(self) -> list[Offer]:
        """Return the skills whose level 0 has to be asked about."""
        return [each for each in self.offers if each.is_zero and each.state != SAME]


def match(
    ratings: Iterable[Rating],
    skills: Sequence[SkillNode],
    held: Mapping[int, Answer],
    highest: int,
) -> Matched:
    """Find the skill that each rating means: by its name, then by its slug."""
    find = _Finder(skills)
    offers: dict[int, Offer] = {}
    unknown, off_scale = [], []
    for rating in ratings:
        skill = find(rating.skill)
        if skill is None or skill.pk in offers:
            unknown.append(rating.skill)
        elif rating.rank > highest:
            off_scale.append(rating)
        else:
            offers[skill.pk] = Offer(skill, rating.rank, held.get(skill.pk))
    return Matched(tuple(offers.values()), tuple(unknown), tuple(off_scale))


class _Finder:
    """Finds a skill by its trimmed name, whatever the letter case, then by slug."""

    def __init__(self, skills: Sequence[SkillNode]) -> None:
        # The first of two skills of one name is as good as the other.
        self.by_name = {s.name.strip().casefold(): s for s in reversed(skills)}
        self.by_slug = {skill.slug: skill for skill in skills}

    def __call__(self, name: str) -> SkillNode | None:
        wanted = name.strip()
        named = self.by_name.get(wanted.casefold())
        slug = self.by_slug.get(wanted) or self.by_slug.get(derive_slug(wanted))
        return named or slug


# --- what one decides ---


@dataclass(frozen=True, slots=True)
class Choices:
    """What to do about level 0, for all and for some, and which answers to replace."""

    zeros: str = ""
    zero: Mapping[str, str] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one skill; without an answer, what is held stays."""

    offer: Offer
    answer: Answer | None


def choices_in(form: Mapping[str, str], taken: Iterable[str]) -> Choices:
    """Return what a form says. Raises InvalidChoiceError for what it doesn't offer."""
    zeros, own = form.get("zeros", ""), own_zeros(form)
    if any(said not in ZEROS for said in (*own.values(), *([zeros] if zeros else []))):
        raise InvalidChoiceError(
            "Level 0 is none yet, not applicable, or left out. Choose one of these."
        )
    return Choices(zeros, own, frozenset(taken))


def own_zeros(form: Mapping[str, Any]) -> dict[str, str]:
    """Return what a form says of single skills of level 0, by the skill's slug."""
    return {
        key.removeprefix(ZERO): said
        for key, said in form.items()
        if key.startswith(ZERO) and isinstance(said, str) and said
    }


def decide(matched: Matched, choices: Choices) -> list[Decision]:
    """Return what becomes of every skill that the file rates.

    Raises InvalidChoiceError when level 0 was not decided for a skill that has it.
    """
    return [Decision(offer, _answer(offer, choices)) for offer in matched.offers]


def _answer(offer: Offer, choices: Choices) -> Answer | None:
    is_kept = offer.state == DIFFERS and offer.token not in choices.taken
    if offer.state == SAME or is_kept:
        return None
    if not offer.is_zero:
        return Answer(offer.rank)
    said = choices.zero.get(offer.skill.slug) or choices.zeros
    if not said:
        raise InvalidChoiceError(
            "Say what level 0 means: none yet, not applicable, or leave it out. "
            "Nothing was saved."
        )
    return {NONE: Answer(0), NOT_APPLICABLE: Answer(None), LEAVE: None}[said]


# --- the ratings on their way through the page, which keeps nothing ---


def packed(ratings: Sequence[Rating]) -> str:
    """Return ratings as a text that a form carries."""
    pairs = [[rating.skill, rating.rank] for rating in ratings]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> tuple[Rating, ...]:
    """Read what `packed` wrote. Raises InvalidChoiceError for anything else."""
    try:
        pairs = json.loads(text)
        if not isinstance(pairs, list) or len(pairs) > MOST_RATINGS:
            raise InvalidChoiceError(LOST)
        return tuple(_rating(*pair) for pair in pairs)
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidChoiceError(LOST) from error


def _rating(skill: object, rank: object) -> Rating:
    if isinstance(rank, bool) or rank not in range(MAX_RANK + 1):
        raise InvalidChoiceError(LOST)
    try:
        return Rating(fitting(as_text(skill, ""), "", MAX_NAME), int(str(rank)))
    except UnreadableFile as error:
        raise InvalidChoiceError(LOST) from error


LOST = "What the file said was lost on the way. Upload it again."
