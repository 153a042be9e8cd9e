"""Coming meetings as Atom, for whoever follows by a feed reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from communities.calendar_reading import Meeting

ATOM = "application/atom+xml; charset=utf-8"
MOST_ENTRIES = 100
# What XML 1.0 has no way to write.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def feed_of(
    meetings: Iterable[Meeting], absolute: Callable[[str], str], page: str, feed: str
) -> str:
    """Return meetings as a feed; an entry is known by its record and its time."""
    made = Atom1Feed(
        title=_written(f"{settings.SITE_NAME}: {_('Meetings of communities')}"),
        link=absolute(page),
        description="",
        language=settings.LANGUAGE_CODE,
        feed_url=absolute(feed),
        author_name=settings.SITE_NAME,
    )
    for each in list(meetings)[:MOST_ENTRIES]:
        made.add_item(
            title=_written(f"{each.community}: {each.title}"),
            link=each.url or absolute(each.community.get_absolute_url()),
            description=_written(when_words(each)),
            unique_id=f"urn:uuid:{each.identifier.replace('/', ':')}",
            updateddate=each.changed,
            author_name=_written(str(each.community)),
        )
    return made.writeString("utf-8")


def when_words(meeting: Meeting) -> str:
    """Return when and where, by the clock of the place."""
    local = meeting.local_start
    day = date_format(local, "DATE_FORMAT")
    when = day if meeting.is_all_day else f"{day}, {local:%H:%M} ({meeting.zone})"
    where = meeting.place or (_("online") if meeting.is_online else "")
    off = _("called off") if meeting.is_off else ""
    return ". ".join(filter(None, (off, when, where)))


def _written(text: str) -> str:
    return UNWRITABLE.sub("", text)
