"""Which words the hub's public texts use, kept in a table for misspelt searches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db import transaction

from search.models import SearchWord
from search.sources import all_sources
from search.spelling import (
    KnownWord,
    mended,
    nearest,
    numbers_of,
    typed_words,
    unknown_words,
    words_in,
)

AT_ONCE = 2_000


def learn(texts: Iterable[str]) -> int:
    """Add the words of new texts; returns how many were new. The rest stays."""
    counted = words_in(texts)
    known = SearchWord.objects.values_list("word", flat=True)
    return _write({w: counted[w] for w in counted.keys() - set(known)})


@transaction.atomic
def refresh() -> int:
    """Read every public text anew; returns how many words are in use.

    Words that nothing uses any more go. A word that is learnt meanwhile and goes with
    them is back with the next refresh.
    """
    counted: Counter[str] = Counter()
    for source in all_sources():
        counted.update(words_in(source.texts()))
    known = dict(SearchWord.objects.values_list("word", "uses"))
    SearchWord.objects.filter(word__in=known.keys() - counted.keys()).delete()
    _write({w: uses for w, uses in counted.items() if known.get(w) != uses})
    return len(counted)


def _write(uses: dict[str, int]) -> int:
    """Write in the order of the words, so that two writers never wait in a ring."""
    SearchWord.objects.bulk_create(
        (
            SearchWord(word=word, uses=uses[word], traces=numbers_of(word))
            for word in sorted(uses)
        ),
        batch_size=AT_ONCE,
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=["uses"],
    )
    return len(uses)


def correction(words: str) -> str:
    """Return the search as the hub's texts spell it: one query.

    Nothing where every word is known, or none of the others is near a known one.
    """
    typed = typed_words(words)
    if not typed:
        return ""
    rows = SearchWord.objects.near(typed).values_list("word", "uses")
    known = [KnownWord(*row) for row in rows]
    unknown = unknown_words(words, [each.word for each in known])
    found = {word: nearest(word, known) for word in unknown}
    instead = {word: meant for word, meant in found.items() if meant}
    return mended(words, instead) if instead else ""
