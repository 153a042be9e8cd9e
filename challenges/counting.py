"""The measures that the hub's own data offers."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Count as CountOf
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from challenges.measures import Count, Measure
from communities.kinds import Status
from communities.models import Community
from communities.still_right import HALF_A_YEAR
from competencies.models import SkillEdition
from competencies.models.frameworks import PUBLIC_STATUSES
from curation.link_models import UrlUse
from training.models import LearningResource, TeachesSkill

RECENT = timedelta(days=30)


def skills_taught() -> Count:
    """Count the skills of public frameworks that some resource teaches."""
    editions = SkillEdition.objects.filter(version__status__in=PUBLIC_STATUSES)
    skills = set(editions.values_list("skill", flat=True).distinct())
    taught = TeachesSkill.objects.filter(
        skill__in=skills, resource__withdrawn_on=None, resource__merged_into=None
    )
    return Count(taught.values("skill").distinct().count(), len(skills))


def resources_checked() -> Count:
    """Count the resources whose link somebody, or the hub, looked at this month."""
    listed = LearningResource.objects.listed()
    recent = UrlUse.objects.filter(
        kind="resource",
        record__in=[str(uuid) for uuid in listed.values_list("uuid", flat=True)],
        url__checked_at__gte=timezone.now() - RECENT,
    )
    return Count(recent.values("record").distinct().count(), listed.count())


def resources_described() -> Count:
    """Count the resources that say what they teach."""
    counts = LearningResource.objects.listed().aggregate(
        all=CountOf("pk", distinct=True),
        known=CountOf("pk", distinct=True, filter=Q(teaches__isnull=False)),
    )
    return Count(counts["known"], counts["all"])


def communities_verified() -> Count:
    """Count the active communities that somebody confirmed in the last six months."""
    listed = Community.objects.listed()
    since = timezone.now() - HALF_A_YEAR
    known = listed.filter(status=Status.ACTIVE, verified_at__gte=since)
    return Count(known.count(), listed.count())


def _catalogue() -> str:
    return reverse("training:resource-list")


MEASURES = (
    Measure(
        "communities-verified",
        _("communities that are active, and were confirmed in the last six months"),
        communities_verified,
        lambda: reverse("communities:community-list"),
    ),
    Measure(
        "skills-taught",
        _("skills that a resource teaches"),
        skills_taught,
        lambda: reverse("training:coverage"),
    ),
    Measure(
        "resources-checked",
        _("resources whose link was looked at in the last 30 days"),
        resources_checked,
        _catalogue,
    ),
    Measure(
        "resources-described",
        _("resources that say which skills they teach"),
        resources_described,
        _catalogue,
    ),
)
