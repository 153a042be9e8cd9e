"""Where the chain of a challenge is broken: from plain contents to what to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from challenges.article import Article, Line
from challenges.models import Status
from challenges.parts import ACTION, EVIDENCE, OBJECTIVE, OUTPUT, TARGET

STALE = timedelta(days=365)
OPEN = ("", Status.NOT_STARTED, Status.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to mend, and where."""

    challenge: Any
    words: str
    anchor: str
    add: str = ""
    """The part of which one more would mend it."""


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of gaps."""

    key: str
    label: StrOrPromise
    why: StrOrPromise
    find: Callable[[Article], Iterator[Gap]]


def _lines(
    part: str, is_gap: Callable[[Line], bool], add: str = ""
) -> Callable[[Article], Iterator[Gap]]:
    def find(article: Article) -> Iterator[Gap]:
        for line in article.lines[part]:
            if is_gap(line):
                yield Gap(article.held.challenge, line.title, line.anchor, add)

    return find


def _no_evidence(article: Article) -> Iterator[Gap]:
    if not article.lines[EVIDENCE]:
        challenge = article.held.challenge
        yield Gap(challenge, challenge.title, "evidence", EVIDENCE)


def _no_lead(line: Line) -> bool:
    has_lead = line.row.lead or line.row.communities
    return not has_lead and line.row.status in OPEN


def _dangling(article: Article) -> Iterator[Gap]:
    for lines in article.lines.values():
        for line in lines:
            for number in line.dangling:
                words = f"{line.title} → {number}"
                yield Gap(article.held.challenge, words, line.anchor)


def _stale(article: Article) -> Iterator[Gap]:
    challenge = article.held.challenge
    changed: datetime = challenge.updated_at
    if changed.date() < article.today - STALE:
        yield Gap(challenge, challenge.title, "")


SORTS: Sequence[Sort] = (
    Sort(
        "no-evidence",
        _("No evidence"),
        _("Nothing shows yet that the problem is there."),
        _no_evidence,
    ),
    Sort(
        "target-without-objective",
        _("Impact targets without an objective"),
        _("Nothing that is aimed at leads there."),
        _lines(TARGET, lambda line: not line.comes_from, OBJECTIVE),
    ),
    Sort(
        "objective-without-output",
        _("Objectives without an output"),
        _("No action leaves anything behind that would reach them."),
        _lines(OBJECTIVE, lambda line: not _from(line, OUTPUT), OUTPUT),
    ),
    Sort(
        "output-without-objective",
        _("Outputs without an objective"),
        _("Nobody says what they are for."),
        _lines(OUTPUT, lambda line: not line.leads_to),
    ),
    Sort(
        "action-without-lead",
        _("Actions that nobody leads"),
        _("A person or a community could take them on."),
        _lines(ACTION, _no_lead),
    ),
    Sort(
        "overdue",
        _("Actions that are overdue"),
        _("Their day is over, and they are not done."),
        _lines(ACTION, lambda line: line.is_late),
    ),
    Sort(
        "dangling",
        _("References that lead nowhere"),
        _("The number names nothing in its challenge."),
        _dangling,
    ),
    Sort(
        "stale",
        _("Nobody changed it for a year"),
        _("Say what is new, or that it is right as it is."),
        _stale,
    ),
)


def _from(line: Line, part: str) -> bool:
    return any(ref.anchor.startswith(f"{part}-") for ref in line.comes_from)


def gaps_of(articles: Sequence[Article]) -> list[tuple[Sort, list[Gap]]]:
    """Return the gaps of challenges, by their sort; sorts without one too."""
    return [
        (sort, [gap for article in articles for gap in sort.find(article)])
        for sort in SORTS
    ]
