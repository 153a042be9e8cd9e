"""What the catalogue answers for the apps below it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import F
from django.db.models.functions import Lower

from accounts import personal_data
from accounts.personal_data import declare_impersonal
from competencies import catalogue, teaching
from competencies.teaching import TeachingResource
from curation import kinds, link_weights, waiting
from search import sources
from training import merging
from training.carrying import carry_over
from training.cataloguing import catalogue_of
from training.curated import ProviderKind, ResourceKind
from training.curated_events import EventKind
from training.curated_paths import LearningPathKind
from training.models import TeachesSkill
from training.personal import HOLDER
from training.plan_reading import plans_with
from training.searching import SOURCES
from training.waiting import waiting_for_curators


def resources_teaching(
    skills: Collection[int],
) -> Mapping[int, Sequence[TeachingResource]]:
    """Return the resources that teach each skill; those with a known step first."""
    links = (
        TeachesSkill.objects.filter(
            skill__in=skills,
            resource__withdrawn_on=None,
            resource__merged_into=None,
        )
        .select_related("resource__provider")
        .order_by(F("from_rank").asc(nulls_last=True), Lower("resource__title"), "pk")
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
catalogue.register(catalogue_of)
waiting.register(waiting_for_curators)
merging.register(carry_over)
link_weights.register("resource", plans_with)
kinds.register(ResourceKind())
kinds.register(ProviderKind())
kinds.register(EventKind())
kinds.register(LearningPathKind())
personal_data.register(HOLDER)
for source in SOURCES:
    sources.register(source)
declare_impersonal(
    "the catalogue; who changed it stands in the history's contexts",
    [
        f"training.{table}"
        for table in (
            *("provider", "providerevent", "learningresource", "teachesskill"),
            *("learningresourceevent", "teachesskillevent"),
            *("requiresskill", "requiresskillevent", "event", "eventevent"),
            *("learningpath", "learningpathevent", "pathstep", "pathstepevent"),
            "learningresource_tools",
        )
    ],
)
