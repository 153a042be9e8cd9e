"""Which rows hold the words, the same on every list and in the search over all.

Rows need two fields, stored by the database or annotated: `search`, their text as a
search vector, and `folded`, their name without case and accents.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db.models import (
    Case,
    F,
    FloatField,
    Func,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce

from search.words import beginning, plain_words

CONFIG = "english"
# From so many letters on, a word is looked for inside of others: "hub" is in much.
LONG_ENOUGH = 4
EXACT, BEGINS, HOLDS = 8.0, 0.5, 0.25

NOTHING = Q(pk__in=[])

Rows = TypeVar("Rows", bound=QuerySet[Any, Any])
TextQuery = SearchQuery | Func


class Folded(Func):
    """Text in lower case and without accents. Needs no extension, can be stored."""

    template = (
        r"lower(regexp_replace(normalize(%(expressions)s, NFD),"
        r" '[\u0300-\u036f]', '', 'g'))"
    )
    arity = 1
    output_field = TextField()


def text_vector(name: str, text: str) -> CombinedExpression:
    """Return the words of a record, those of its name weighing more."""
    return SearchVector(name, weight="A", config=CONFIG) + SearchVector(
        text, weight="B", config=CONFIG
    )


def text_query(words: str) -> TextQuery:
    """Return the question to a search vector: as on the web, or begun words.

    Words are stemmed as English; quotes, `or` and a minus sign work as in a web search.
    """
    query = SearchQuery(words, config=CONFIG, search_type="websearch")
    last = beginning(words)
    if not last:
        return query
    begun = SearchQuery(f"'{last}':*", config=CONFIG, search_type="raw")
    before = plain_words(words)[:-1]
    if before:
        begun = SearchQuery(" ".join(before), config=CONFIG) & begun
    return query | begun


def name_holds(words: str) -> Q:
    """Ask for a name that holds every word somewhere, or that is all of them."""
    is_name = Q(folded=_folded(" ".join(words.split())))
    plain = plain_words(words)
    if not any(len(word) >= LONG_ENOUGH for word in plain):
        return is_name
    holds_all = Q()
    for word in plain:
        holds_all &= Q(folded__contains=_folded(word))
    return is_name | holds_all


def _folded(words: str) -> Folded:
    return Folded(Value(words))


def named(rows: Rows, words: str) -> Rows:
    """Keep the rows of a small table whose `name` holds the words."""
    by_name = rows.annotate(
        folded=Folded("name"), search=SearchVector("name", config=CONFIG)
    )
    return by_name.filter(Q(search=text_query(words)) | name_holds(words))


def same_name(rows: Rows, words: str) -> Rows:
    """Keep the rows of a small table whose `name` is just the words."""
    phrase = _folded(" ".join(words.split()))
    return rows.annotate(folded=Folded("name")).filter(folded=phrase)


def best_first(
    rows: Rows, words: str, *, or_else: Q = NOTHING, like_a_name: Q = NOTHING
) -> Rows:
    """Keep the rows that hold the words, or meet one of two more conditions.

    The best match comes first: a name that is just these words, one that begins with
    them, one that holds them or what is `like_a_name`, each with what the text adds;
    last what only `or_else` found.
    """
    found = Q(search=text_query(words)) | name_holds(words) | or_else | like_a_name
    score = _score(words, like_a_name)
    return rows.filter(found).annotate(match=score).order_by("-match", "pk")


def _score(words: str, like_a_name: Q) -> CombinedExpression:
    phrase = _folded(" ".join(words.split()))
    name = Case(
        When(folded=phrase, then=Value(EXACT)),
        When(folded__startswith=phrase, then=Value(BEGINS)),
        When(name_holds(words) | like_a_name, then=Value(HOLDS)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    text = Coalesce(SearchRank(F("search"), text_query(words)), Value(0.0))
    return name + text
