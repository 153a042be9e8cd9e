"""What the catalogue answers for the apps below it, the search among them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from competencies import teaching
from competencies.teaching import TeachingResource
from search.sources import Source, register
from training import searching
from training.models import TeachesSkill


def resources_teaching(
    skills: Collection[int],
) -> Mapping[int, Sequence[TeachingResource]]:
    """Return the resources that teach each skill; those with a known step first."""
    links = (
        TeachesSkill.objects.filter(skill__in=skills)
        .select_related("resource__provider")
        .order_by(F("from_rank").asc(nulls_last=True), "resource__title", "pk")
    )
    found = defaultdict(list)
    for link in links:
        provider = link.resource.provider
        found[link.skill_id].append(
            TeachingResource(
                title=link.resource.title,
                url=link.resource.get_absolute_url(),
                provider=provider.name if provider else "",
                from_rank=link.from_rank,
                to_rank=link.to_rank,
            )
        )
    return found


teaching.register(resources_teaching)

register(
    Source(
        kind="training",
        place=40,
        name=_("Training"),
        counted=ngettext_lazy("%(count)d resource", "%(count)d resources", "count"),
        about=_("Courses, lessons and books, by title, text or provider."),
        search=searching.resources,
        list_view="training:resource-list",
        list_takes_words=True,
    )
)
register(
    Source(
        kind="providers",
        place=45,
        name=_("Providers"),
        counted=ngettext_lazy("%(count)d provider", "%(count)d providers", "count"),
        about=_("Who gives or keeps training."),
        search=searching.providers,
        list_view="training:provider-list",
        examples=searching.example_providers,
    )
)
