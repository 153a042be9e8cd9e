"""Writes that curation asks for: changes of entries and channels, and new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from communities.channel_lines import channel_line, read_channel
from communities.models import RESERVED_COMMUNITY_SLUGS, Channel, Community
from competencies.admin.refusals import refusal
from curation.kinds import RefusedError
from curation.records import (
    free_slug,
    make_record,
    refuse_unknown,
    split_rows,
    write_fields,
)
from curation.values import Value, Values

DATES = ("founded_on", "registered_on", "retired_on")
OWN_FIELDS = (
    *("name", "acronym", "former_names", "summary", "description", "kind", "scope"),
    *("status", "countries", "region", "city", "themes", "languages"),
    *("founded_on", "founded_precision", "registered_on", "registered_precision"),
    *("retired_on", "retired_precision", "governance", "elections", "succession"),
    *("conduct_url", "membership_is_open", "contact_url", "contact_email"),
    *("legal_form", "registration", "ror", "can_receive_money", "fiscal_host"),
    *("fees", "staff", "is_seeking_funding"),
)
CHANNELS = "channels"
COMMUNITY_FIELDS = (*OWN_FIELDS, CHANNELS)


@transaction.atomic
def rewrite_community(*, community: Community, values: Values) -> None:
    """Change an entry; `channels` are lines, `channel-<key>` is one, or None."""
    own, rows = split_rows(values, "channel")
    refuse_unknown(own, COMMUNITY_FIELDS)
    lines = own.pop(CHANNELS, None)
    try:
        with transaction.atomic():
            write_fields(community, with_dates(own))
            if isinstance(lines, list):
                set_channels(community, lines)
            _put_rows(community, rows)
    except IntegrityError as error:
        raise RefusedError(str(refusal(error))) from error


def with_dates(values: Values) -> dict[str, Value]:
    """Put days in the place of how they are written; nothing is None."""
    written = dict(values)
    for name in set(DATES) & set(written):
        written[name] = _day(name, written[name])  # type: ignore[assignment]
    return written


def _day(name: str, value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError as error:
        raise ValidationError({name: _("Give a day such as 2019-04-01.")}) from error


def set_channels(community: Community, lines: Iterable[str]) -> None:
    """Have just these channels, in this order; what is known of those that stay stays.

    Raises ValidationError for a line that is none.
    """
    wanted = [read_channel(line) for line in lines]
    kept = {channel.url: channel for channel in community.channels.all()}
    for url in set(kept) - {each.url for each in wanted}:
        kept[url].delete()
    for place, each in enumerate(wanted):
        channel = kept.get(each.url) or Channel(community=community, url=each.url)
        channel.kind, channel.access, channel.position = each.kind, each.access, place
        channel.full_clean(validate_constraints=False)
        channel.save()


def _put_rows(community: Community, rows: Mapping[int, Value]) -> None:
    """Put single channels back as the history had them."""
    for key, line in rows.items():
        if line is None:
            Channel.objects.filter(community=community, pk=key).delete()
            continue
        read = read_channel(str(line))
        Channel.objects.update_or_create(
            community=community,
            url=read.url,
            defaults={"kind": read.kind, "access": read.access},
        )


@transaction.atomic
def make_community(*, values: Values) -> Community:
    """Add a community to the directory, at an address made from its name."""
    refuse_unknown(values, COMMUNITY_FIELDS)
    slug = free_slug(Community, values.get("name"), RESERVED_COMMUNITY_SLUGS)
    community = Community(slug=slug)
    lines = values.get(CHANNELS)
    own = {k: v for k, v in values.items() if k != CHANNELS and v is not None}
    make_record(community, with_dates(own))
    if isinstance(lines, list):
        set_channels(community, lines)
    return community


def line_of(channel: Channel) -> str:
    """Return a channel, or a row of its history, as one line."""
    return channel_line(channel.kind, channel.url, channel.access)
