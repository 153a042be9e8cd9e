"""Links that people say are broken: their word is a hint, never a verdict.

Two people who flag a record as having a broken link make its links doubtful, until a
curator settles what they said. A machine that finds the page there does not outvote
them: the page may say something else by now.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from curation.link_models import Url, UrlUse
from curation.link_states import doubted, undoubted
from curation.models import Flag

PEOPLE = 2


def doubted_records() -> QuerySet[Flag, tuple[str, UUID]]:
    """Return kind and UUID of the records whose links two people call broken.

    Visitors who are not signed in can't be told apart, and count as one.
    """
    said = Flag.objects.open().filter(what=Flag.What.BROKEN)
    people = Count("reporter", distinct=True)
    visitors = Count("pk", filter=Q(reporter=None))
    counted = said.values("kind", "record").annotate(people=people, visitors=visitors)
    enough = Q(people__gte=PEOPLE) | Q(people=PEOPLE - 1, visitors__gte=1)
    return counted.filter(enough).values_list("kind", "record")


def is_doubted(url: Url) -> bool:
    """Say whether a record that uses the address is called broken by two people."""
    uses = set(url.uses.values_list("kind", "record"))
    return any((kind, str(record)) in uses for kind, record in doubted_records())


def heed_flags(kind: str, record: UUID) -> None:
    """Let what people say of a record stand at its links, and look at them soon."""
    at = timezone.now()
    for url in _urls_of(kind, record):
        wanted = doubted if is_doubted(url) else undoubted
        course = wanted(url.course, at)
        if course != url.course:
            url.course = course
            url.next_due = at
            url.save()


def _urls_of(kind: str, record: UUID) -> Iterable[Url]:
    uses = UrlUse.objects.filter(kind=kind, record=str(record), url__isnull=False)
    return Url.objects.filter(pk__in=uses.values("url")).select_for_update()
