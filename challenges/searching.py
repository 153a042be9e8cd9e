"""What the search finds of challenges."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy, ngettext_lazy

from challenges.models import Challenge
from search.sources import Found, Hit, Person, Source, part_of


def challenges(words: str, user: Person, part: slice) -> Found:
    """Find challenges by their title and what they are about."""
    rows = Challenge.objects.visible_to(user).matching(words)
    return part_of(rows, part, _hit)


def _hit(challenge: Challenge) -> Hit:
    context = (str(challenge.get_category_display()),) if challenge.category else ()
    return Hit(
        title=challenge.title,
        url=challenge.get_absolute_url(),
        text=challenge.description,
        context=context,
    )


def challenge_texts() -> Iterator[str]:
    rows = Challenge.objects.visible_to(AnonymousUser())
    for row in rows.values_list("title", "description"):
        yield from row


SOURCES = (
    Source(
        kind="challenges",
        place=50,
        name=gettext_lazy("Challenges"),
        counted=ngettext_lazy("%(count)d challenge", "%(count)d challenges", "count"),
        about=gettext_lazy("What the profession struggles with, by title or text."),
        search=challenges,
        list_view="challenges:challenge-list",
        list_takes_words=True,
        texts=challenge_texts,
    ),
)
