"""What the address of a list asks for: a page of it, and the words that narrow it."""

import re

from django.http import HttpRequest

from curation.paging import PAGE_SIZE, page_of

__all__ = ["PAGE_SIZE", "page_of", "slug_in", "words_of"]

LONGEST_SEARCH = 200


def words_of(request: HttpRequest) -> str:
    """Return what `?q=` searches for, bounded."""
    return request.GET.get("q", "")[:LONGEST_SEARCH].strip()


def slug_in(request: HttpRequest, name: str) -> str:
    """Return the slug that a parameter of the address holds, or nothing."""
    value = request.GET.get(name, "")
    return value if re.fullmatch(r"[-\w]{1,120}", value, re.ASCII) else ""
