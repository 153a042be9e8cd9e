"""Search as typed; where that finds nothing, as the hub's texts would spell it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

from search.vocabulary import correction
from search.words import words_of

T = TypeVar("T")
AS_TYPED = "as_typed"


@dataclass(frozen=True, slots=True)
class Searched(Generic[T]):
    """What was found, by which words, and what was typed where that differs."""

    words: str
    found: T
    typed: str = ""


def search_mended(
    request: HttpRequest, find: Callable[[str], T], is_empty: Callable[[T], bool]
) -> Searched[T]:
    """Find what `?q=` asks for; with `as_typed` in the address, just that."""
    words = words_of(request)
    found = find(words)
    if not is_empty(found) or AS_TYPED in request.GET:
        return Searched(words, found)
    meant = correction(words)
    if meant:
        instead = find(meant)
        if not is_empty(instead):
            return Searched(meant, instead, typed=words)
    return Searched(words, found)
