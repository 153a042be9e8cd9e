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
from django.db.models.functions import Coalesce, Concat

from search.words import beginning, plain_words

CONFIG = "english"
# From so many letters on, a word is looked for inside of others: "git" is in "digital".
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
    """Ask for a name that has every word, or that is just these words.

    A short word begins one of the name's; a longer one may stand inside of one.
    """
    is_name = Q(folded=folded_value(words))
    plain = plain_words(words)
    if not any(len(word) > 1 for word in plain):
        return is_name
    has_all = Q()
    for word in plain:
        has_all &= _has(word)
    return is_name | has_all


def _has(word: str) -> Q:
    if len(word) >= LONG_ENOUGH:
        return Q(folded__contains=folded_value(word))
    begins_another = Q(folded__contains=Concat(Value(" "), folded_value(word)))
    return Q(folded__startswith=folded_value(word)) | begins_another


def folded_value(words: str) -> Folded:
    """Return words as the database folds a name, with single spaces."""
    return Folded(Value(" ".join(words.split())))


def best_first(
    rows: Rows, words: str, *, or_else: Q = NOTHING, like_a_name: Q = NOTHING
) -> Rows:
    """Keep the rows that hold the words, or meet one of two more conditions.

    The best match comes first: a name that is just these words, one that begins with
    them, one that holds them or what is `like_a_name`, each with what the text adds;
    last what only `or_else` found.
    """
    found = Q(search=text_query(words)) | name_holds(words) | or_else | like_a_name
    return in_order(rows.filter(found), words, like_a_name=like_a_name)


def in_order(rows: Rows, words: str, *, like_a_name: Q = NOTHING) -> Rows:
    """Put rows that were found into the order of how well they match."""
    score = _score(words, like_a_name)
    return rows.annotate(match=score).order_by("-match", "pk")


def _score(words: str, like_a_name: Q) -> CombinedExpression:
    phrase = folded_value(words)
    name = Case(
        When(folded=phrase, then=Value(EXACT)),
        When(folded__startswith=phrase, then=Value(BEGINS)),
        When(name_holds(words) | like_a_name, then=Value(HOLDS)),
        default=Value(0.0),
        output_field=FloatField(),
    )
    text = Coalesce(SearchRank(F("search"), text_query(words)), Value(0.0))
    return name + text
