"""Looking at the links that are due: the one place that decides to ask the web.

Off unless the operator has turned it on (`HUB_CHECK_LINKS`); then nothing is asked.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from curation.actions import settle_urls
from curation.link_agent import agent, agent_name
from curation.link_doubts import is_doubted
from curation.link_looking import Looker
from curation.link_models import LinkCheck, Url
from curation.link_outcomes import Finding, finding_of
from curation.link_states import State, after, next_due
from curation.link_turns import AT_ONCE, end_turn, next_turn, note_sites, take_turn
from curation.link_weights import renew_weights
from curation.web_answers import Answer, Failure

log = logging.getLogger(__name__)

KEPT_CHECKS = 20
MOST_AT_ONE_GO = 500


@dataclass(frozen=True, slots=True)
class Run:
    """How many links to look at, for how long, and how."""

    most: int = MOST_AT_ONE_GO
    within: timedelta = timedelta(minutes=10)
    looker: Looker | None = None
    now: Callable[[], datetime] = timezone.now
    pause: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Tally:
    """What a run did; `is_off` when the hub may ask nothing."""

    is_off: bool = False
    looked_at: int = 0
    states: dict[str, int] = field(default_factory=dict)

    def add(self, state: str) -> None:
        self.looked_at += 1
        self.states[state] = self.states.get(state, 0) + 1


def check_due_links(run: Run | None = None) -> Tally:
    """Look at what is due, four sites at once, each of them one page at a time."""
    if not settings.CHECK_LINKS:
        return Tally(is_off=True)
    settle_urls()
    renew_weights()
    note_sites()
    return _Round(run or Run()).go()


Turn = tuple[int, str, str]


class _Round:
    """One run: this thread takes turns and writes; the others wait for the web."""

    def __init__(self, run: Run) -> None:
        self.run, self.tally = run, Tally()
        self.looker = run.looker or Looker(agent(), agent_name())
        self.ends_at = run.now() + run.within
        self.begun = 0
        self.waiting: dict[Future[Answer], Turn] = {}

    def go(self) -> Tally:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while self._begin(pool) or self.waiting:
                done, _ = wait(self.waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    self._end(future)
        return self.tally

    def _begin(self, pool: ThreadPoolExecutor) -> bool:
        """Take as many turns as there are; with none in hand, wait for a site."""
        while len(self.waiting) < AT_ONCE and (url := self._next()):
            future = pool.submit(self.looker.look_at, url.address)
            self.waiting[future] = (url.pk, url.address, url.site)
        if self.waiting:
            return True
        return self._has_waited()

    def _next(self) -> Url | None:
        if self.begun >= self.run.most or self.run.now() >= self.ends_at:
            return None
        url = take_turn(self.run.now())
        self.begun += url is not None
        return url

    def _has_waited(self) -> bool:
        """Wait until a site may be asked again, if that is within this run."""
        free_at = next_turn(self.run.now())
        if free_at is None or free_at >= self.ends_at or self.begun >= self.run.most:
            return False
        self.run.pause(max((free_at - self.run.now()).total_seconds(), 0.0))
        return True

    def _end(self, future: Future[Answer]) -> None:
        key, address, site = self.waiting.pop(future)
        answer, at = _answer_of(future, address), self.run.now()
        finding = finding_of(address, answer, at)
        state = note_finding(key, finding, at, ended_at=answer.address)
        gap = timedelta(seconds=self.looker.gap)
        end_turn(site, at + max(gap, finding.wait or gap))
        if state is not None:
            self.tally.add(state)


def _answer_of(future: Future[Answer], address: str) -> Answer:
    """Return the answer; one link that breaks the looking itself holds up no other."""
    if (error := future.exception()) is not None:
        log.error("Looking at a link failed", exc_info=error)
        return Answer(address, failure=Failure.GARBAGE)
    return future.result()


@transaction.atomic
def note_finding(
    key: int, finding: Finding, at: datetime, *, ended_at: str = ""
) -> State | None:
    """Keep what one look found, and what it makes of the link; None if that is gone."""
    url = Url.objects.select_for_update().filter(pk=key).first()
    if url is None:
        return None
    _keep(url, finding, at, ended_at)
    if url.ignored_until is not None and url.ignored_until > at:
        url.next_due = url.ignored_until
    else:
        _go_on(url, finding, at)
    url.save()
    return State(url.state)


def _go_on(url: Url, finding: Finding, at: datetime) -> None:
    course = after(url.course, finding.outcome, at, is_doubted=is_doubted(url))
    url.course = course
    url.checked_at, url.code = at, finding.code
    url.final_address = finding.moved_to
    jitter = _jitter(url.address)
    url.next_due = next_due(course, at, wait=finding.wait, jitter=jitter)


def _keep(url: Url, finding: Finding, at: datetime, ended_at: str) -> None:
    LinkCheck.objects.create(
        url=url,
        at=at,
        outcome=finding.outcome,
        code=finding.code,
        final_address="" if ended_at == url.address else ended_at[:2000],
    )
    newest = url.checks.order_by("-at", "-pk").values("pk")[:KEPT_CHECKS]
    url.checks.exclude(pk__in=list(newest.values_list("pk", flat=True))).delete()


def _jitter(address: str) -> float:
    """Return a number from -1 to 1 that is always the same for an address."""
    digest = hashlib.sha256(address.encode("utf-8", "replace")).digest()
    return digest[0] / 127.5 - 1
