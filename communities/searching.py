"""What the search finds of the directory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy, ngettext_lazy

from communities.countries import country_names
from communities.models import Community
from search.sources import Found, Hit, Person, Source, part_of

EXAMPLES = 1


def communities(words: str, user: Person, part: slice) -> Found:
    """Find communities by their names, themes and text, as the directory does."""
    rows = Community.objects.visible_to(user).listed().matching(words)
    return part_of(rows, part, _hit)


def _hit(community: Community) -> Hit:
    where = tuple(country_names(community.countries[:3]))
    return Hit(
        title=community.name,
        url=community.get_absolute_url(),
        text=community.summary or community.description,
        context=where,
    )


def example_communities(user: Person) -> Sequence[str]:
    """Return the one that changed last."""
    rows = Community.objects.visible_to(user).listed().order_by("-updated_at", "pk")
    return list(rows.values_list("name", flat=True)[:EXAMPLES])


def community_texts() -> Iterator[str]:
    rows = Community.objects.listed()
    fields = rows.values_list("name", "acronym", "summary", "description")
    for texts in fields.iterator():
        yield from texts


SOURCES = (
    Source(
        kind="communities",
        place=50,
        name=gettext_lazy("Communities"),
        counted=ngettext_lazy("%(count)d community", "%(count)d communities", "count"),
        about=gettext_lazy("Communities around research software, by name or topic."),
        search=communities,
        list_view="communities:community-list",
        list_takes_words=True,
        texts=community_texts,
    ),
)
