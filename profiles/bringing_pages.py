"""What the pages of moving over show, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from competencies.outlines import Scale
from profiles.answers import Answer
from profiles.bringing_over import DIFFERS, NEW, SAME, Decision, Matched, Offer


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """One skill: what one has, what the file says, and how the form calls it."""

    name: str
    slug: str
    token: str
    has: str
    says: str
    is_zero: bool
    is_ticked: bool
    zero: str


@dataclass(frozen=True, slots=True)
class ShownDecision:
    name: str
    was: str
    now: str


def in_words(answer: Answer | None, scale: Scale) -> str:
    """Return an answer as a person reads it."""
    if answer is None:
        return _("not assessed")
    if answer.rank is None:
        return _("not applicable")
    return f"{answer.rank} {scale.name(answer.rank)}"


class MovingPage:
    """The preview: what is new, what differs, what is the same, what is unknown."""

    def __init__(
        self,
        matched: Matched,
        scale: Scale,
        ticked: Sequence[str] = (),
        zero: dict[str, str] | None = None,
    ) -> None:
        self.matched, self.scale = matched, scale
        self.ticked, self.zero = set(ticked), zero or {}
        self.new = [self._shown(each) for each in matched.of(NEW)]
        self.differing = [self._shown(each) for each in matched.of(DIFFERS)]
        self.same = len(matched.of(SAME))
        self.zeros = len(matched.zeros)

    def _shown(self, offer: Offer) -> ShownOffer:
        both = _("0, none or not applicable")
        return ShownOffer(
            name=offer.skill.name,
            slug=offer.skill.slug,
            token=offer.token,
            has=in_words(offer.held, self.scale),
            says=both if offer.is_zero else in_words(Answer(offer.rank), self.scale),
            is_zero=offer.is_zero,
            is_ticked=offer.token in self.ticked,
            zero=self.zero.get(offer.skill.slug, ""),
        )

    @property
    def has_choice(self) -> bool:
        return bool(self.new or self.differing)


class MovedPage:
    """The report: what became of every rating of the file."""

    def __init__(
        self, decisions: Sequence[Decision], matched: Matched, scale: Scale
    ) -> None:
        self.matched, self.scale = matched, scale
        written = [each for each in decisions if each.answer is not None]
        kept = [each for each in decisions if each.answer is None]
        self.added = self._shown(written, NEW)
        self.replaced = self._shown(written, DIFFERS)
        self.kept = self._shown(kept, DIFFERS)
        self.left = self._shown(kept, NEW)
        self.same = len(matched.of(SAME))

    def _shown(self, decisions: Sequence[Decision], state: str) -> list[ShownDecision]:
        return [
            ShownDecision(
                name=each.offer.skill.name,
                was=in_words(each.offer.held, self.scale),
                now=in_words(each.answer, self.scale),
            )
            for each in decisions
            if each.offer.state == state
        ]
