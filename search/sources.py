"""What can be searched, and the door by which every app joins the search.

An app registers its sources in its `registrations.py` (see docs/adr/0016). What passes
the door is plain values; the search knows no model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet, Window
from django.utils.functional import Promise

from accounts.models import User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Person = User | AnonymousUser
Words = str | Promise


@dataclass(frozen=True, slots=True)
class AtLevel:
    """The level that the text of a hit speaks of, and the shade of its mark."""

    rank: int
    wash: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that was found, in plain text: the page marks the words."""

    title: str
    url: str
    text: str = ""
    """A line about it, or the one that holds the words. It may be long."""
    context: tuple[str, ...] = ()
    """Where it belongs: its framework, its provider."""
    level: AtLevel | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Some of what a source found, and how much that is in all."""

    total: int = 0
    hits: tuple[Hit, ...] = ()


class Search(Protocol):
    def __call__(self, words: str, user: Person, part: slice) -> Found:
        """Return the part of what holds the words and `user` may read, best first.

        In one query, and beginning at a `visible_to`.
        """


def no_examples(_user: Person) -> Sequence[str]:
    return ()


def no_texts() -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record that can be searched."""

    kind: str
    """Its name in addresses: `/search/?q=…&kind=skills`."""
    place: int
    """Where it stands among the others: lowest first."""
    name: Words
    counted: _StrPromise
    """Its name with a number, from `ngettext_lazy` with the key "count"."""
    about: Words
    """What it is searched by, in one line."""
    search: Search
    list_view: str
    """The name of the page that lists all of the kind."""
    list_takes_words: bool = False
    """Whether that page takes `?q=` too, and finds the same."""
    is_personal: bool = False
    """Whether it holds only what is one's own: nothing for those not signed in."""
    examples: Callable[[Person], Sequence[str]] = no_examples
    """A few words that find something, for those who don't know what to ask."""
    texts: Callable[[], Iterable[str]] = no_texts
    """All that it finds by, of what everybody may read: misspelt searches are mended
    to words that are in there."""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Add a kind to the search; called once, from a `registrations` module."""
    _sources[source.kind] = source


def all_sources() -> list[Source]:
    """Return every source, whoever may search it."""
    return list(_sources.values())


def sources_for(user: Person) -> list[Source]:
    """Return what this person can search, in the order of the page."""
    return sorted(
        (s for s in _sources.values() if user.is_authenticated or not s.is_personal),
        key=lambda source: source.place,
    )


def part_of(rows: QuerySet[Any], part: slice, hit: Callable[[Any], Hit]) -> Found:
    """Read a part of the rows, with the number of all of them: one query."""
    listed = list(rows.annotate(found_in_all=Window(Count("pk")))[part])
    total = listed[0].found_in_all if listed else 0
    return Found(total, tuple(hit(row) for row in listed))
