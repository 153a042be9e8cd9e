"""The page that searches everything."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search.mending import search_mended
from search.pages import examples_for, groups_of, page_of_kind
from search.sources import Person, Source, sources_for
from search.words import words_of


@require_safe
@login_not_required
def search(request: HttpRequest) -> HttpResponse:
    words = words_of(request)
    sources = sources_for(request.user)
    context: dict[str, Any] = {"words": words, "sources": sources, "section": "search"}
    if words:
        context |= _searched(request, sources)
    else:
        context["examples"] = examples_for(sources, request.user)
    return render(request, "search/search.html", context)


def _searched(request: HttpRequest, sources: list[Source]) -> dict[str, Any]:
    searched = search_mended(
        request,
        lambda words: _found(request, words, sources),
        lambda found: not found["total"],
    )
    return {**searched.found, "words": searched.words, "typed": searched.typed}


def _found(request: HttpRequest, words: str, sources: list[Source]) -> dict[str, Any]:
    """Return all of one kind, where the address asks for that, else some of each."""
    user: Person = request.user
    asked = request.GET.get("kind")
    one_kind = next((source for source in sources if source.kind == asked), None)
    if one_kind:
        number = request.GET.get("page", "1")
        group, page = page_of_kind(one_kind, words, user, number)
        return {
            "groups": [group],
            "page": page,
            "one_kind": one_kind,
            "total": group.total,
        }
    groups = groups_of(sources, words, user)
    return {"groups": groups, "total": sum(group.total for group in groups)}
