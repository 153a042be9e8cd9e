"""What somebody could grow into for the team, and what training serves most of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from charts.levels import wash
from competencies.teaching import TeachingResource, resources_for
from competencies.tree import SkillNode
from curation.link_states import State
from profiles.holdings import holdings_of
from profiles.models import Profile, SkillRemark
from profiles.models.evidence import Interest
from teams.coverage import Risk
from teams.crew import Crew
from teams.growing import Chance, Serving, chances, serving
from training.kinds import Format
from training.plan_reading import Offer, offers_in

MOST_CHANCES = 20
MOST_SERVING = 10
LIVE = (Format.LIVE_ONLINE, Format.IN_PERSON)


@dataclass(frozen=True, slots=True)
class ChanceLine:
    """A gap that the reader could fill: from where to where, why they, by what."""

    chance: Chance
    skill: SkillNode
    from_wash: int
    to_wash: int
    why: str
    resources: tuple[TeachingResource, ...]


@dataclass(frozen=True, slots=True)
class ServingLine:
    """A resource that serves the team: whom, how far, and in how much of its time."""

    serving: Serving
    offer: Offer
    learners: str
    closes: str
    time: str
    is_live: bool


class OwnGrowth:
    """The gaps of a team that one member could fill, of their own private answers."""

    def __init__(self, person: User, crew: Crew) -> None:
        self.person, self.crew = person, crew

    @cached_property
    def profile(self) -> Profile | None:
        mine = Profile.objects.visible_to(self.person)
        return mine.filter(framework=self.crew.framework).first()

    @cached_property
    def chances(self) -> list[Chance]:
        if self.profile is None:
            return []
        held = holdings_of(self.profile).answers
        said = SkillRemark.objects.visible_to(self.person).filter(profile=self.profile)
        interest = dict(said.values_list("skill", "interest"))
        found = chances(
            self.crew.covers,
            {skill: answer.rank for skill, answer in held.items()},
            keen={s for s, much in interest.items() if much == Interest.STRONG},
            averse={s for s, much in interest.items() if much == Interest.NONE},
        )
        return found[:MOST_CHANCES]

    @cached_property
    def lines(self) -> list[ChanceLine]:
        taught = resources_for([each.cover.skill for each in self.chances])
        return [self._line(each, taught[each.cover.skill]) for each in self.chances]

    def _line(self, chance: Chance, taught: list[TeachingResource]) -> ChanceLine:
        highest = self.crew.scale.highest
        return ChanceLine(
            chance=chance,
            skill=self.crew.outline.skills[chance.cover.skill],
            from_wash=wash(chance.held, highest),
            to_wash=wash(chance.aim, highest),
            why=why_grow(chance),
            resources=tuple(r for r in taught if r.helps_from(chance.held))[:2],
        )


def why_grow(chance: Chance) -> str:
    """Say why somebody and the team would gain by it."""
    steps = ngettext(
        "%(count)d level for you", "%(count)d levels for you", chance.steps
    ) % {"count": chance.steps}
    needs = {
        Risk.NOBODY: _("nobody named holds it"),
        Risk.ONE: _("it rests on one person"),
        Risk.SOME: _("more are wanted"),
    }
    parts = [steps, needs[chance.cover.risk]]
    return ", ".join([*parts, _("and you are keen on it")] if chance.is_keen else parts)


class TeamGrowth:
    """What of the catalogue closes most of the team's gap for an hour: for managers."""

    def __init__(self, crew: Crew, *, today: date) -> None:
        self.crew, self.today = crew, today

    @cached_property
    def offers(self) -> Mapping[str, Offer]:
        """What teaches anything wanted and works: six queries."""
        found = offers_in(self.crew.framework, self.crew.wanted, today=self.today)
        return {slug: offer for slug, offer in found.items() if not _is_broken(offer)}

    @cached_property
    def lines(self) -> list[ServingLine]:
        live = {s for s, offer in self.offers.items() if offer.resource.format in LIVE}
        found = serving(
            (offer.candidate for offer in self.offers.values()),
            self.crew.wanted,
            self.crew.held,
            live=live,
        )
        return [self._line(each, each.key in live) for each in found[:MOST_SERVING]]

    def _line(self, found: Serving, is_live: bool) -> ServingLine:  # noqa: FBT001
        hours = f"{found.hours:.0f}" if found.hours >= 1 else f"{found.hours:.1f}"
        words = _("%(hours)s h, together") if is_live else _("%(hours)s h in all")
        closes = ngettext(
            "%(count)d level nearer", "%(count)d levels nearer", found.closes
        )
        return ServingLine(
            serving=found,
            offer=self.offers[found.key],
            learners=", ".join(self.crew.names[key] for key in found.learners),
            closes=closes % {"count": found.closes},
            time=words % {"hours": hours},
            is_live=is_live,
        )


def _is_broken(offer: Offer) -> bool:
    return offer.health is not None and offer.health.state == State.BROKEN
