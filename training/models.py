"""The catalogue: who provides which resource, and which skills it teaches."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Skill, SkillEdition
from competencies.models.frameworks import Status
from search.matching import Folded, best_first, name_holds, text_vector

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

# The second part of /training/<slug>/ that other pages use.
RESERVED_RESOURCE_SLUGS = ("coverage", "plan", "providers")


class ProviderQuerySet(models.QuerySet["Provider"]):
    def visible_to(self, user: User | AnonymousUser) -> ProviderQuerySet:
        """Keep the providers that `user` may read: the catalogue is public."""
        return self

    def matching(self, words: str) -> ProviderQuerySet:
        """Keep the providers whose name or text hold `words`, best first."""
        rows = self.annotate(
            folded=Folded("name"), search=text_vector("name", "description")
        )
        return best_first(rows, words)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Provider(models.Model):
    """Who gives or keeps training."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=200)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    ror = models.CharField(_("ROR identifier"), max_length=100, blank=True)
    description = models.TextField(_("description"), blank=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("training:provider-detail", args=[self.slug])


def _language_name(code: str) -> str:
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


class LearningResourceQuerySet(models.QuerySet["LearningResource"]):
    def visible_to(self, user: User | AnonymousUser) -> LearningResourceQuerySet:
        """Keep the resources that `user` may read: the catalogue is public."""
        return self

    def matching(self, words: str) -> LearningResourceQuerySet:
        """Keep the resources whose title, text or provider hold `words`, best first."""
        named = Provider.objects.annotate(folded=Folded("name"))
        by_provider = models.Q(
            provider__in=named.filter(name_holds(words)).values("pk")
        )
        return best_first(self, words, or_else=by_provider)

    def teaching_skill(self, slug: str) -> LearningResourceQuerySet:
        """Keep the resources that teach the skill with this slug."""
        links = TeachesSkill.objects.filter(skill__slug=slug)
        return self.filter(pk__in=links.values("resource"))

    def teaching_competency(
        self, framework: str, competency: str
    ) -> LearningResourceQuerySet:
        """Keep the resources that teach a skill of this competency, as in force."""
        editions = SkillEdition.objects.filter(
            version__status=Status.PUBLISHED,
            version__framework__slug=framework,
            group__group__slug=competency,
        )
        links = TeachesSkill.objects.filter(skill__in=editions.values("skill"))
        return self.filter(pk__in=links.values("resource"))


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["search", "folded"],
)
class LearningResource(models.Model):
    """Something to learn from, elsewhere on the web."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("web address"), max_length=500)
    description = models.TextField(_("description"), blank=True)
    provider = models.ForeignKey(
        Provider,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resources",
    )
    languages = models.JSONField(
        _("languages"), default=list, blank=True, help_text=_("Codes such as en or es.")
    )
    # Stored and indexed by the database, so that no write path can forget it.
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("description", weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    folded = models.GeneratedField(
        expression=Folded("title"), output_field=models.TextField(), db_persist=True
    )

    objects = LearningResourceQuerySet.as_manager()

    if TYPE_CHECKING:
        teaches: RelatedManager[TeachesSkill]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_RESOURCE_SLUGS),
                name="resource_slug_is_no_page",
                violation_error_message=_("The hub uses this address itself."),
            )
        ]
        indexes = [GinIndex("search", name="resource_search")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:resource-detail", args=[self.slug])

    def language_names(self) -> list[str]:
        """Return the languages in their own words; a code that is unknown as it is."""
        return [_language_name(code) for code in self.languages]


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class TeachesSkill(models.Model):
    """A resource takes a person from one level of a skill to another.

    Both levels are empty where nobody has said yet which they are.
    """

    resource = models.ForeignKey(
        LearningResource, on_delete=models.CASCADE, related_name="teaches"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="taught_by")
    from_rank = models.PositiveSmallIntegerField(_("from level"), null=True, blank=True)
    to_rank = models.PositiveSmallIntegerField(_("to level"), null=True, blank=True)

    class Meta:
        verbose_name = _("skill taught")
        verbose_name_plural = _("skills taught")
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "skill"], name="taught_once_a_resource"
            ),
            models.CheckConstraint(
                condition=models.Q(from_rank__isnull=True, to_rank__isnull=True)
                | models.Q(to_rank__gt=models.F("from_rank")),
                name="teaching_goes_up",
                violation_error_message=_(
                    "Give both levels, the second above the first, or neither."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource} teaches {self.skill}"
