"""What the search finds of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.utils.translation import gettext_lazy, ngettext_lazy

from search.sources import Found, Hit, Person, Source, part_of
from training.event_pages import line_of
from training.models import Event, LearningPath, LearningResource, Provider

EXAMPLES = 1


def resources(words: str, user: Person, part: slice) -> Found:
    """Find resources by their title, text and provider, as the catalogue does."""
    rows = LearningResource.objects.visible_to(user).listed().matching(words)
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


def events(words: str, user: Person, part: slice) -> Found:
    """Find events that are not over by their title, text and place."""
    rows = Event.objects.visible_to(user).upcoming().matching(words)
    return part_of(rows, part, _event_hit)


def _event_hit(event: Event) -> Hit:
    line = line_of(event)
    context = tuple(part for part in (line.when, line.zone, event.place) if part)
    return Hit(event.title, event.get_absolute_url(), event.description, context)


def paths(words: str, user: Person, part: slice) -> Found:
    """Find learning paths by their title and what is said of them."""
    rows = LearningPath.objects.visible_to(user).matching(words)
    return part_of(rows, part, _path_hit)


def _path_hit(path: LearningPath) -> Hit:
    return Hit(path.title, path.get_absolute_url(), path.description)


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


def event_texts() -> Iterator[str]:
    events = Event.objects.visible_to(AnonymousUser()).upcoming()
    for row in events.values_list("title", "description"):
        yield from row


def path_texts() -> Iterator[str]:
    paths = LearningPath.objects.visible_to(AnonymousUser())
    for row in paths.values_list("title", "description"):
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
    Source(
        kind="events",
        place=42,
        name=gettext_lazy("Training events"),
        counted=ngettext_lazy("%(count)d event", "%(count)d events", "count"),
        about=gettext_lazy("Courses and workshops at a time, by title, text or place."),
        search=events,
        list_view="training:event-list",
        list_takes_words=True,
        texts=event_texts,
    ),
    Source(
        kind="paths",
        place=43,
        name=gettext_lazy("Learning paths"),
        counted=ngettext_lazy("%(count)d path", "%(count)d paths", "count"),
        about=gettext_lazy("Resources in an order worth following."),
        search=paths,
        list_view="training:path-list",
        texts=path_texts,
    ),
)
