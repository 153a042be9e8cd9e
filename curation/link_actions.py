"""What curators do with links: look again, vouch for one, take the new address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urldefrag

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from curation.actions import settle_urls
from curation.kinds import Kind, RefusedError, kind_of, looks_after
from curation.link_models import Url, UrlUse
from curation.link_states import Course, State
from curation.provenance import told
from curation.web_addresses import with_host


def look_again(keys: Iterable[int]) -> int:
    """Have links looked at as soon as their sites are free; return how many."""
    chosen = Url.objects.filter(pk__in=list(keys))
    verified = chosen.filter(state=State.IGNORED)
    verified.update(state=State.UNCHECKED, since=None, ignored_until=None)
    return chosen.update(next_due=timezone.now())


@transaction.atomic
def vouch_for(keys: Iterable[int], until: datetime) -> int:
    """Note that a curator has seen that links work; no machine looks until then."""
    urls = list(Url.objects.filter(pk__in=list(keys)).select_for_update())
    for url in urls:
        url.course = Course(State.IGNORED, timezone.now())
        url.ignored_until = url.next_due = until
        url.code = url.final_address = ""
        url.save()
    return len(urls)


@dataclass(slots=True)
class Moved:
    """How many fields got the new address, and which records kept the old, and why."""

    count: int = 0
    kept: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NewAddress:
    """What a field of a record is to say instead."""

    use: UrlUse
    wanted: str


def take_new_address(url: Url, *, by: User) -> Moved:
    """Let each record that uses a link use the address that it moved to."""
    if not url.is_moved:
        return Moved()
    uses = url.uses.order_by("kind", "record", "field")
    wanted = [NewAddress(use, _with_part(url.final_address, use.raw)) for use in uses]
    return rewrite_uses(wanted, by=by, reason=_("The page moved for good"))


def _with_part(address: str, raw: str) -> str:
    """Return the address with the part of the page that the old one led to."""
    part = urldefrag(raw).fragment
    return f"{address}#{part}" if part else address


def at_another_host(old: str, new: str) -> list[NewAddress]:
    """Return what replacing a host in every record's addresses would write."""
    uses = UrlUse.objects.filter(raw__icontains=old).order_by("kind", "record", "field")
    wanted = [NewAddress(use, with_host(use.raw, old, new)) for use in uses]
    return [each for each in wanted if each.wanted]


@transaction.atomic
def rewrite_uses(wanted: Iterable[NewAddress], *, by: User, reason: str) -> Moved:
    """Write new addresses into records, each by its own kind's rules.

    What those refuse stays as it is, and the history says who did it and why.
    """
    moved = Moved()
    for each in wanted:
        try:
            with transaction.atomic(), told(user=by, reason=reason):
                _rewrite(each.use, each.wanted, by)
            moved.count += 1
        except RefusedError as error:
            moved.kept.append(f"{each.use}: {error}")
        except ValidationError as error:
            moved.kept.append(f"{each.use}: {' '.join(error.messages)}")
    settle_urls()
    return moved


def _rewrite(use: UrlUse, wanted: str, by: User) -> None:
    kind = kind_of(use.kind)
    if kind is None:
        raise RefusedError(_("Such records are changed on their own page here."))
    record = _record_of(use, kind, by)
    if kind.read(record, working=True).get(use.field) != use.raw:
        raise RefusedError(_("It says something else by now."))
    kind.apply(record=record, values={use.field: wanted})


def _record_of(use: UrlUse, kind: Kind, by: User) -> Any:
    """Return the record, kept from others; refuse it to who does not look after it."""
    records = kind.visible_to(by).select_for_update(of=("self",))
    record = records.filter(uuid=use.record).first()
    if record is None or not looks_after(kind, by, record):
        raise RefusedError(_("You don't look after this record."))
    return record
