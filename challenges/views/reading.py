"""Challenges to read: all, one, its theory of change, and what is missing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from challenges.article import Article
from challenges.contents import contents, contents_of
from challenges.curated import ChallengeKind
from challenges.feeds import feed_of
from challenges.finding import listing
from challenges.gaps import gaps_of
from challenges.linked_data import challenge_term
from challenges.markdown_export import export
from challenges.models import Challenge
from challenges.pages import DetailPage
from challenges.theory import theory_of
from curation.pages import standing_of

CHALLENGES = ChallengeKind()


def challenge_or_404(request: HttpRequest, slug: str) -> Challenge:
    """Return a challenge that this person may read."""
    rows = Challenge.objects.visible_to(request.user).select_related("parent")
    return get_object_or_404(rows, slug=slug)


@require_safe
@login_not_required
def challenge_list(request: HttpRequest) -> HttpResponse:
    if request.GET.get("format") == "atom":
        return feed_of(request)
    context = {"listing": listing(request), "section": "challenges"}
    return render(request, "challenges/challenge_list.html", context)


@require_safe
@login_not_required
def challenge_detail(request: HttpRequest, slug: str) -> HttpResponse:
    challenge = challenge_or_404(request, slug)
    held = contents(challenge)
    context = {
        "page": DetailPage(held, request.user),
        "challenge": challenge,
        "standing": standing_of(CHALLENGES, challenge),
        "term": challenge_term(held, request.build_absolute_uri),
        "section": "challenges",
    }
    return render(request, "challenges/challenge_detail.html", context)


@require_safe
@login_not_required
def theory_of_change(request: HttpRequest, slug: str) -> HttpResponse:
    challenge = challenge_or_404(request, slug)
    article = Article(contents(challenge))
    context = {
        "challenge": challenge,
        "theory": theory_of(article, challenge.get_absolute_url()),
        "section": "challenges",
    }
    return render(request, "challenges/theory_of_change.html", context)


@require_safe
@login_not_required
def challenge_markdown(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a challenge as the document that communities exchange."""
    challenge = challenge_or_404(request, slug)
    text = export(contents(challenge).document())
    response = HttpResponse(text, content_type="text/markdown; charset=utf-8")
    name = slugify(challenge.slug)
    response["Content-Disposition"] = f'attachment; filename="{name}.md"'
    return response


@require_safe
@login_not_required
def challenge_gaps(request: HttpRequest) -> HttpResponse:
    challenges = Challenge.objects.visible_to(request.user).order_by("position", "pk")
    held = contents_of(challenges)
    articles = [Article(each) for each in held.values()]
    context = {
        "sorts": gaps_of(articles),
        "count": len(articles),
        "section": "challenges",
    }
    return render(request, "challenges/gaps.html", context)
