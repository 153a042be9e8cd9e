"""Why something is in a plan, or is not, in words. The planner says it in values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from training.cards import length_words
from training.plan_reading import MINUTES, Excluded
from training.plan_values import (
    Alternative,
    Blocked,
    Blocking,
    LeftOut,
    Need,
    PlanResult,
    Step,
    Transition,
    WhyLeftOut,
    WhyNotInstead,
)

MOST_TITLES = 2

EXCLUDED: Mapping[str, Callable[[], str]] = {
    Excluded.BROKEN: lambda: _("its link is broken"),
    Excluded.DONE: lambda: _("you did it"),
    Excluded.NOT_FOR_ME: lambda: _("you said that it is not for you"),
    Excluded.LEFT_OUT: lambda: _("you left it out"),
    Excluded.NOT_FREE: lambda: _("it is not said to be free"),
    Excluded.FORMAT: lambda: _("it has another format than you want"),
    Excluded.LANGUAGE: lambda: _("it is in another language than you want"),
}


def hours_words(hours: float) -> str:
    """Return hours as a person says them, such as "2 h 30 min"."""
    return length_words(round(hours * MINUTES))


@dataclass(frozen=True, slots=True)
class Names:
    """What skills and resources are called, by the planner's keys."""

    skills: Mapping[str, str]
    titles: Mapping[str, str]

    def skill(self, key: str) -> str:
        return self.skills.get(key, key)

    def title(self, key: str) -> str:
        return self.titles.get(key, key)

    def listed(self, keys: Sequence[str]) -> str:
        """Return the titles of the first few, and how many more there are."""
        shown = ", ".join(f"“{self.title(key)}”" for key in keys[:MOST_TITLES])
        more = len(keys) - MOST_TITLES
        if more <= 0:
            return shown
        return ngettext(
            "%(titles)s and %(more)d more", "%(titles)s and %(more)d more", more
        ) % {"titles": shown, "more": more}

    def needs(self, needs: Sequence[Need]) -> str:
        """Return entry levels, such as "Git 2, Testing 1"."""
        return ", ".join(f"{self.skill(need.skill)} {need.rank}" for need in needs)

    def lacks(self, lacks: Sequence[Transition]) -> str:
        return ", ".join(f"{self.skill(each.skill)} {each.to_rank}" for each in lacks)


def why_step(
    step: Step, goals: Mapping[str, int], names: Names, *, is_started: bool = False
) -> str:
    """Say what a step is for, in a sentence or two. What is started stays in."""
    said = []
    if is_started:
        said += [_("You started it; your goal does not need it.")] * step.is_extra
    elif step.is_extra:
        said.append(_("You asked for it; your goal does not need it."))
    elif step.is_pinned:
        said.append(_("You asked for it."))
    if step.unlocks:
        said.append(_("Comes before %s.") % names.listed(step.unlocks))
    reached = [
        names.skill(each.skill)
        for each in step.serves
        if each.to_rank >= goals.get(each.skill, each.to_rank + 1)
    ]
    if reached:
        said.append(_("Reaches your goal in %s.") % ", ".join(reached))
    if any(each.starts_below for each in step.brings):
        said.append(_("You know a part of it already."))
    return " ".join(said)


def why_not_instead(alternative: Alternative, names: Names) -> str:
    """Say why an alternative was not chosen, after its title."""
    more = hours_words(abs(alternative.hours_more))
    words: Mapping[WhyNotInstead, Callable[[], str]] = {
        WhyNotInstead.LONGER: lambda: _("%s longer for the same levels") % more,
        WhyNotInstead.COUNTS_FOR_MORE: lambda: _(
            "no longer, but counts for more: a guess, a price, or not reviewed"
        ),
        WhyNotInstead.NEEDS_MORE: lambda: (
            _("needs %s first") % names.needs(alternative.needs)
        ),
        WhyNotInstead.TEACHES_LESS: lambda: (
            _("does not reach %s") % names.lacks(alternative.lacks)
        ),
        WhyNotInstead.AS_GOOD: lambda: _("just as good"),
        WhyNotInstead.PINNED: lambda: _("you asked for the other"),
    }
    return words[alternative.why_not]()


def why_left_out(left_out: LeftOut, names: Names) -> str:
    """Say why a resource is not in the plan, after its title."""
    needs = names.needs(left_out.needs)
    words: Mapping[WhyLeftOut, Callable[[], str]] = {
        WhyLeftOut.EXCLUDED: EXCLUDED.get(left_out.reason, lambda: left_out.reason),
        WhyLeftOut.TEACHES_NOTHING: lambda: _("it takes nobody up a level"),
        WhyLeftOut.BELOW_YOUR_LEVEL: lambda: _("you are past what it teaches"),
        WhyLeftOut.OFF_GOAL: lambda: _("your goal does not ask for what it teaches"),
        WhyLeftOut.STARTS_ABOVE: lambda: (
            _("it asks for %s, and nothing here leads there") % needs
        ),
        WhyLeftOut.NEEDS_MORE_FIRST: lambda: (
            _("it asks for %s first, and another way is shorter") % needs
        ),
        WhyLeftOut.NOT_SHORTER: lambda: _("another way is as short or shorter"),
    }
    return words[left_out.why]()


def why_unreached(blocking: Blocking, names: Names) -> str:
    """Say at which step a skill ends, and why."""
    said = {
        "skill": names.skill(blocking.skill),
        "start": blocking.from_rank,
        "end": blocking.to_rank,
        "title": names.title(blocking.nearest or ""),
        "needs": names.needs(blocking.needs),
    }
    if blocking.why is Blocked.NOTHING_TEACHES:
        words = _("Nothing in the catalogue takes %(skill)s from %(start)d to %(end)d.")
    elif blocking.why is Blocked.ONLY_EXCLUDED:
        words = _(
            "Only “%(title)s” takes %(skill)s from %(start)d to %(end)d, and that is "
            "left out."
        )
    else:
        words = _(
            "“%(title)s” would take %(skill)s from %(start)d to %(end)d. It asks for "
            "%(needs)s, and nothing leads there."
        )
    return words % said


def certificate_words(result: PlanResult) -> str:
    """Say how far the plan can be from the shortest that there is."""
    if not result.steps:
        return ""
    if result.is_proved:
        return _("No set of resources in this catalogue does the same in less.")
    return _(
        "At most %d %% longer than the shortest way that this catalogue could have, "
        "as the plan counts hours."
    ) % (result.at_most_percent_longer)
