"""What to say about links on pages: for apps above, in one query for any number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from curation.addresses import normalise
from curation.link_models import Url
from curation.link_states import State
from curation.link_words import found_words, state_words


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of one link. Only a `broken` one is worth leaving out of plans."""

    state: State = State.UNCHECKED
    since: datetime | None = None
    checked_at: datetime | None = None
    final_url: str = ""
    code: str = ""
    until: datetime | None = None

    @property
    def words(self) -> str:
        """Return it as a sentence without its full stop, with the day."""
        return state_words(
            self.state, since=self.since, checked_at=self.checked_at, until=self.until
        )

    @property
    def why(self) -> str:
        """Return what was found, where that explains the state."""
        explained = {State.UNVERIFIED, State.SUSPECT, State.BROKEN}
        return found_words(self.code) if self.state in explained else ""

    @property
    def is_broken(self) -> bool:
        return self.state is State.BROKEN


UNCHECKED = Health()


def health_of(addresses: Iterable[str]) -> dict[str, Health]:
    """Return the health of each address, under the spelling that was asked: one query.

    An address that nobody has looked at is "not checked yet".
    """
    spelt = {address: normalise(address)[:1000] for address in addresses if address}
    rows = Url.objects.filter(address__in=set(spelt.values()))
    known = {url.address: health(url) for url in rows}
    return {asked: known.get(kept, UNCHECKED) for asked, kept in spelt.items()}


def health(url: Url) -> Health:
    """Return what is known of an address that is at hand."""
    return Health(
        state=State(url.state),
        since=url.since,
        checked_at=url.checked_at,
        final_url=url.final_address,
        code=url.code,
        until=url.ignored_until,
    )
