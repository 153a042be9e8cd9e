"""How much hangs on a record's links: what upper apps say, for the order of the work.

An app registers a source in its `registrations` module (docs/adr/0004), such as how
many people's plans hold a resource. The sum of a link's records is kept with it, so
that lists can be in that order, and is renewed whenever links are looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Protocol

from curation.link_models import Url, UrlUse

LARGEST_WEIGHT = 2_000_000_000


class WeightSource(Protocol):
    def __call__(self, records: Collection[str]) -> Mapping[str, int]:
        """Return how many people or things need each record, by UUID: one query."""
        ...


_sources: dict[str, WeightSource] = {}


def register(kind: str, source: WeightSource) -> None:
    """Let `source` answer for the records of a kind."""
    _sources[kind] = source


def renew_weights() -> None:
    """Ask every source anew, and keep with each link what its records add up to."""
    wanted = _weights()
    changed = []
    for url in Url.objects.only("pk", "weight"):
        if url.weight != wanted[url.pk]:
            url.weight = wanted[url.pk]
            changed.append(url)
    Url.objects.bulk_update(changed, ["weight"], batch_size=500)


def _weights() -> Counter[int]:
    total: Counter[int] = Counter()
    for kind, source in sorted(_sources.items()):
        uses = UrlUse.objects.filter(kind=kind, url__isnull=False)
        urls = list(uses.values_list("record", "url_id"))
        needed = source({record for record, _url in urls})
        for record, url in urls:
            if url is not None:
                total[url] = min(total[url] + needed.get(record, 0), LARGEST_WEIGHT)
    return total
