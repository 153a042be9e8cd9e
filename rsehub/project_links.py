"""The links of the project under headings: what is to come first, what is past last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from rsehub.models import Kind, ProjectLink


@dataclass(frozen=True, slots=True)
class Shelf:
    """Links of one sort under a heading."""

    title: StrPromise
    links: list[ProjectLink]
    is_past: bool = False


def shelves_of(links: Iterable[ProjectLink], today: date) -> list[Shelf]:
    """Sort links under headings; a heading without links is left out."""
    ordered = sorted(links, key=lambda link: (link.position, link.title))
    past = [link for link in _of(Kind.MEETING, ordered) if link.has_ended(today)]
    ahead = [link for link in _of(Kind.MEETING, ordered) if link not in past]
    coming = [link for link in ahead if link.starts_on]
    regular = [link for link in ahead if not link.starts_on]
    shelves = [
        Shelf(_("Coming meetings"), _soonest_first(coming)),
        Shelf(_("Regular meetings"), regular),
        Shelf(_("Where people talk"), _of(Kind.CHANNEL, ordered)),
        Shelf(_("Code"), _of(Kind.CODE, ordered)),
        Shelf(_("Documents that people write together"), _of(Kind.DOCUMENT, ordered)),
        Shelf(_("Notes of events"), _newest_first(_of(Kind.NOTES, ordered))),
        Shelf(_("Earlier meetings"), _newest_first(past), is_past=True),
    ]
    return [shelf for shelf in shelves if shelf.links]


def _of(kind: Kind, links: list[ProjectLink]) -> list[ProjectLink]:
    return [link for link in links if link.kind == kind]


def _soonest_first(links: list[ProjectLink]) -> list[ProjectLink]:
    return sorted(links, key=lambda link: link.starts_on or date.max)


def _newest_first(links: list[ProjectLink]) -> list[ProjectLink]:
    """Order by the last day; those without one keep their order, after the others."""
    return sorted(links, key=lambda link: link.last_day or date.min, reverse=True)
