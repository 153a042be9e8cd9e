"""What the search page shows: groups of hits, with the words marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from search.marking import Piece, excerpt, pieces
from search.sources import AtLevel, Found, Hit, Person, Source

IN_A_GROUP = 5
ON_A_PAGE = 50
MOST_PAGES = 1_000
MOST_EXAMPLES = 6


@dataclass(frozen=True, slots=True)
class MarkedHit:
    """A hit as the page shows it, escaped, with the words in `<mark>`."""

    title: SafeString
    url: str
    text: SafeString
    context: tuple[str, ...]
    level: AtLevel | None


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind."""

    kind: str
    name: str
    heading: str
    """The kind with its number: "23 skills"."""
    total: int
    hits: list[MarkedHit]
    url: str
    """Where all of them are listed; the address of this very list, too."""

    @property
    def is_part(self) -> bool:
        return self.total > len(self.hits)


def groups_of(sources: Sequence[Source], words: str, user: Person) -> list[Group]:
    """Ask every source for its best hits: one query each."""
    part = slice(0, IN_A_GROUP)
    groups = [_group(each, words, each.search(words, user, part)) for each in sources]
    return [group for group in groups if group.total]


def page_of_kind(
    source: Source, words: str, user: Person, number: str
) -> tuple[Group, Page[int]]:
    """Return one page of all that a source finds; out of range gives the first."""
    wanted = int(number) if number.isdecimal() and len(number) <= len("1000") else 1
    start = (min(max(wanted, 1), MOST_PAGES) - 1) * ON_A_PAGE
    found = source.search(words, user, slice(start, start + ON_A_PAGE))
    if start and not found.hits:
        return page_of_kind(source, words, user, "1")
    group = _group(source, words, found)
    page = Paginator(range(found.total), ON_A_PAGE).page(start // ON_A_PAGE + 1)
    return group, page


def examples_for(sources: Sequence[Source], user: Person) -> list[str]:
    """Return words that find something: at most one query a source."""
    words = [word for source in sources for word in source.examples(user)]
    return list(dict.fromkeys(words))[:MOST_EXAMPLES]


def _group(source: Source, words: str, found: Found) -> Group:
    return Group(
        kind=source.kind,
        name=str(source.name),
        heading=source.counted % {"count": found.total},
        total=found.total,
        hits=[_marked_hit(hit, words) for hit in found.hits],
        url=_list_url(source, words),
    )


def _list_url(source: Source, words: str) -> str:
    if source.list_takes_words:
        return f"{reverse(source.list_view)}?{urlencode({'q': words})}"
    return f"{reverse('search:search')}?{urlencode({'q': words, 'kind': source.kind})}"


def _marked_hit(hit: Hit, words: str) -> MarkedHit:
    return MarkedHit(
        title=marked(hit.title, words),
        url=hit.url,
        text=marked(excerpt(hit.text, words), words),
        context=tuple(each for each in hit.context if each),
        level=hit.level,
    )


def marked(text: str, words: str) -> SafeString:
    """Return the text, escaped, with what answers the words in `<mark>`."""
    shown = ((_shown(piece),) for piece in pieces(text, words))
    return format_html_join("", "{}", shown)


def _shown(piece: Piece) -> str:
    return format_html("<mark>{}</mark>", piece.text) if piece.is_found else piece.text
