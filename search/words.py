"""The words that somebody searches for, bounded and taken apart."""

import re

from django.http import HttpRequest

LONGEST_SEARCH = 200
MOST_WORDS = 12
# What PostgreSQL's web search takes as more than words.
OPERATORS = re.compile(r'"|(?:^|\s)-|(?:^|\s)or(?:\s|$)', re.IGNORECASE)


def words_of(request: HttpRequest) -> str:
    """Return what `?q=` searches for, bounded."""
    return request.GET.get("q", "")[:LONGEST_SEARCH].strip()


def plain_words(words: str) -> list[str]:
    """Return the single words; none where quotes, a minus or `or` say more."""
    return [] if OPERATORS.search(words) else words.split()[:MOST_WORDS]


def beginning(words: str) -> str:
    """Return the last word, as the start of words to find; "" if it is no start.

    One letter is the start of too much, and a word that ends in a sign is whole.
    """
    plain = plain_words(words)
    return plain[-1] if plain and re.fullmatch(r"\w{2,}", plain[-1]) else ""
