"""What the page of meetings shows: days, clocks, and choices that leave something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from communities.calendar_reading import Meeting
from communities.calendar_search import CalendarSearch
from communities.countries import country_name
from communities.kinds import CommunityKind, Status
from communities.languages import language_name
from communities.models import Community
from communities.search_address import theme_slug
from curation.kinds import Person

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Line:
    """One meeting as a line of the page."""

    meeting: Meeting
    clock: str
    where: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of the filter: its name, its words, and what can be chosen."""

    name: str
    label: str
    options: Sequence[tuple[str, str, bool]]
    """Each with its value, its name, and whether it is chosen."""


def lines_of(meetings: Iterable[Meeting]) -> list[Line]:
    return [_line(each) for each in meetings]


def _line(meeting: Meeting) -> Line:
    starts, ends = meeting.local_start, meeting.local_end
    clock = "" if meeting.is_all_day else f"{starts:%H:%M}-{ends:%H:%M}"
    where = meeting.place or (_("online") if meeting.is_online else "")
    return Line(meeting, clock, where)


def choices_for(user: Person, search: CalendarSearch) -> list[Choice]:
    """Return what the meetings can be narrowed by: one query."""
    rows = list(
        Community.objects.visible_to(user)
        .exclude(status__in=[Status.RETIRED, Status.MERGED])
        .only("slug", "name", "countries", "themes", "kind", "languages")
        .order_by(Lower("name"), "pk")
    )
    kinds = dict(CommunityKind.choices)
    themes = {theme_slug(str(t)): str(t) for row in rows for t in row.themes}
    named: list[tuple[str, str, Choices]] = [
        ("country", _("Country"), _named(rows, "countries", country_name)),
        ("theme", _("Theme"), sorted(themes.items(), key=lambda p: p[1].lower())),
        (
            "kind",
            _("Kind"),
            sorted({(row.kind, str(kinds[row.kind])) for row in rows if row.kind}),
        ),
        ("language", _("Language"), _named(rows, "languages", language_name)),
        ("community", _("Community"), [(row.slug, row.name) for row in rows]),
    ]
    return [
        Choice(name, label, [(v, words, search.has(name, v)) for v, words in options])
        for name, label, options in named
    ]


def _named(
    rows: Iterable[Community], field: str, name_of: Callable[[str], str]
) -> Choices:
    codes = {str(code) for row in rows for code in getattr(row, field)}
    pairs = [(code, name_of(code)) for code in codes]
    return sorted(pairs, key=lambda pair: pair[1].lower())
