"""Whose turn it is: which link is next, so that no site is asked twice at once.

Several workers may take turns at the same time. A turn is a lease: a worker that dies
holds its site up for two minutes, and no transaction is open while one waits for the
web.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import OuterRef, Q, Subquery

from curation.link_models import LinkSite, Url

AT_ONCE = 4
LEASE = timedelta(minutes=2)
# Taking a turn takes a few milliseconds; this makes the limit of four a limit for all.
LOCK = 0x4C494E4B


def note_sites() -> None:
    """Have a row for each site that is linked to, and for no other."""
    named = Url.objects.values_list("site", flat=True).order_by().distinct()
    wanted = set(named)
    known = set(LinkSite.objects.values_list("name", flat=True))
    rows = [LinkSite(name=name) for name in sorted(wanted - known)]
    LinkSite.objects.bulk_create(rows, ignore_conflicts=True)
    LinkSite.objects.filter(name__in=known - wanted).delete()


@transaction.atomic
def take_turn(at: datetime) -> Url | None:
    """Return the link that waits longest at a site that is free, which is busy then."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    if LinkSite.objects.filter(busy_until__gt=at).count() >= AT_ONCE:
        return None
    due = Url.objects.due(at).filter(site=OuterRef("name"))
    free = Q(busy_until=None) | Q(busy_until__lte=at)
    sites = (
        LinkSite.objects.filter(free, free_at__lte=at)
        .annotate(waits_since=Subquery(due.values("next_due")[:1]))
        .filter(waits_since__isnull=False)
        .order_by("waits_since", "name")
    )
    site = sites.select_for_update(skip_locked=True, of=("self",)).first()
    if site is None:
        return None
    LinkSite.objects.filter(pk=site.pk).update(busy_until=at + LEASE)
    return Url.objects.due(at).filter(site=site.name).first()


def end_turn(site: str, free_at: datetime) -> None:
    """Let the site be asked again, but not before it wants to be."""
    LinkSite.objects.filter(pk=site).update(busy_until=None, free_at=free_at)


def next_turn(at: datetime) -> datetime | None:
    """Return when a site whose links are due is free, if that is to come."""
    due = Url.objects.due(at).filter(site=OuterRef("name"))
    waiting = LinkSite.objects.annotate(
        waits_since=Subquery(due.values("next_due")[:1])
    ).filter(waits_since__isnull=False, free_at__gt=at)
    first = waiting.order_by("free_at").first()
    return first.free_at if first else None
