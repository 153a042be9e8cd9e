"""One look at one link: robots.txt, HEAD, and the page itself where that says more."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from curation.fetching import PUBLIC_WEB, Web, fetch
from curation.link_outcomes import wants_another_look
from curation.robots import may_ask, robots_address
from curation.web_answers import Answer, Failure

SECONDS = 15.0  # for each of the at most three questions


@dataclass(frozen=True, slots=True)
class Looker:
    """How links are looked at: as whom, and how slowly.

    `pause` stands between two questions to the same site.
    """

    agent: str
    agent_name: str
    gap: float = 2.0
    seconds: float = SECONDS
    web: Web = PUBLIC_WEB
    pause: Callable[[float], None] = time.sleep
    robots: dict[str, str] = field(default_factory=dict)

    def look_at(self, address: str) -> Answer:
        """Return what a server says of a page, in as few questions as can be."""
        if not may_ask(self._robots_of(address), self.agent_name, address):
            return Answer(address, failure=Failure.ROBOTS)
        answer = self._asked(address, "HEAD")
        if not wants_another_look(answer):
            return answer
        self.pause(self.gap)
        return self._asked(address, "GET")

    def _robots_of(self, address: str) -> str:
        """Return the site's robots.txt, asked for once a run; without one, nothing."""
        where = robots_address(address)
        if where and where not in self.robots:
            answer = self._asked(where, "GET")
            self.robots[where] = answer.text if answer.is_success else ""
            if answer.status is not None:
                self.pause(self.gap)
        return self.robots.get(where, "")

    def _asked(self, address: str, method: str) -> Answer:
        return fetch(
            address,
            agent=self.agent,
            method=method,
            seconds=self.seconds,
            web=self.web,
        )
