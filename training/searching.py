"""What the search finds of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.utils.translation import gettext_lazy, ngettext_lazy

from search.sources import Found, Hit, Person, Source, part_of
from training.models import LearningResource, Provider

EXAMPLES = 1


def resources(words: str, user: Person, part: slice) -> Found:
    """Find resources by their title, text and provider, as the catalogue does."""
    rows = LearningResource.objects.visible_to(user).matching(words)
    return part_of(rows.select_related("provider"), part, _resource_hit)


def _resource_hit(resource: LearningResource) -> Hit:
    return Hit(
        title=resource.title,
        url=resource.get_absolute_url(),
        text=resource.description,
        context=(resource.provider.name,) if resource.provider else (),
    )


def providers(words: str, user: Person, part: slice) -> Found:
    """Find providers by their name and what is said of them."""
    rows = Provider.objects.visible_to(user).matching(words)
    return part_of(rows, part, _provider_hit)


def _provider_hit(provider: Provider) -> Hit:
    return Hit(provider.name, provider.get_absolute_url(), provider.description)


def example_providers(user: Person) -> Sequence[str]:
    """Return who gives most."""
    counted = Provider.objects.visible_to(user).annotate(given=Count("resources"))
    ordered = counted.order_by("-given", "name", "pk")
    return list(ordered.values_list("name", flat=True)[:EXAMPLES])


def resource_texts() -> Iterator[str]:
    resources = LearningResource.objects.visible_to(AnonymousUser())
    for row in resources.values_list("title", "description"):
        yield from row


def provider_texts() -> Iterator[str]:
    providers = Provider.objects.visible_to(AnonymousUser())
    for row in providers.values_list("name", "description"):
        yield from row


SOURCES = (
    Source(
        kind="training",
        place=40,
        name=gettext_lazy("Training"),
        counted=ngettext_lazy("%(count)d resource", "%(count)d resources", "count"),
        about=gettext_lazy("Courses, lessons and books, by title, text or provider."),
        search=resources,
        list_view="training:resource-list",
        list_takes_words=True,
        texts=resource_texts,
    ),
    Source(
        kind="providers",
        place=45,
        name=gettext_lazy("Providers"),
        counted=ngettext_lazy("%(count)d provider", "%(count)d providers", "count"),
        about=gettext_lazy("Who gives or keeps training."),
        search=providers,
        list_view="training:provider-list",
        examples=example_providers,
        texts=provider_texts,
    ),
)
