"""What there is to learn from, which skills it teaches and which it asks for."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.core.validators import (
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Skill, Tool
from search.matching import Folded, best_first, name_holds
from training.kinds import Cost, Format, MinutesSource, ResourceKind
from training.models.providers import Provider

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

# The second part of /training/<slug>/ that other pages use.
RESERVED_RESOURCE_SLUGS = (
    "coverage",
    "events",
    "mine",
    "paths",
    "plan",
    "providers",
    "searches",
)


LONGEST_MINUTES = 60_000  # a thousand hours

is_doi = RegexValidator(
    r"^10\.\d{4,9}/\S+\Z", _("Give a DOI as 10.1234/abc, without an address before.")
)
is_licence = RegexValidator(
    r"^[A-Za-z0-9.+-]+\Z", _("Give an SPDX identifier such as CC-BY-4.0 or MIT.")
)


def language_name(code: str) -> str:
    """Return a language's own word for itself; a code that is unknown as it is."""
    try:
        return str(get_language_info(code)["name_local"])
    except KeyError:
        return code


class LearningResourceQuerySet(models.QuerySet["LearningResource"]):
    def visible_to(self, user: User | AnonymousUser) -> LearningResourceQuerySet:
        """Keep the resources that `user` may read: the catalogue is public."""
        return self

    def listed(self) -> LearningResourceQuerySet:
        """Keep what the catalogue offers: neither withdrawn nor one with another."""
        return self.filter(withdrawn_on__isnull=True, merged_into__isnull=True)

    def matching(self, words: str) -> LearningResourceQuerySet:
        """Keep the resources whose title, text, tools or provider hold `words`.

        The best match comes first.
        """
        providers = Provider.objects.annotate(folded=Folded("name"))
        named = name_holds(words)
        by_tool = self.model.tools.through._default_manager.filter(
            tool__in=Tool.objects.filter(named).values("pk")
        )
        or_else = models.Q(provider__in=providers.filter(named).values("pk"))
        or_else |= models.Q(pk__in=by_tool.values("learningresource"))
        return best_first(self, words, or_else=or_else)

    def teaching_skill(
        self, slug: str, *, framework: str = "", from_rank: int | None = None
    ) -> LearningResourceQuerySet:
        """Keep the resources that teach the skill with this slug.

        With `from_rank`: those that lead from this level of it to the next.
        """
        links = TeachesSkill.objects.filter(skill__slug=slug)
        if framework:
            links = links.filter(skill__framework__slug=framework)
        if from_rank is not None:
            links = links.filter(from_rank__lte=from_rank, to_rank__gt=from_rank)
        return self.filter(pk__in=links.values("resource"))


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["search", "folded", "imported", "created_at", "updated_at"],
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
    doi = models.CharField(
        _("DOI"), max_length=200, blank=True, default="", validators=[is_doi]
    )
    authors = models.JSONField(
        _("authors"), default=list, blank=True, help_text=_("Names, one a line.")
    )
    keywords = models.JSONField(
        _("keywords"), default=list, blank=True, help_text=_("One a line.")
    )
    kind = models.CharField(
        _("type"), max_length=20, choices=ResourceKind, blank=True, default=""
    )
    format = models.CharField(
        _("format"), max_length=20, choices=Format, blank=True, default=""
    )
    cost = models.CharField(
        _("cost"), max_length=20, choices=Cost, blank=True, default=""
    )
    licence = models.CharField(
        _("licence"),
        max_length=60,
        blank=True,
        default="",
        validators=[is_licence],
        help_text=_("Its SPDX identifier, such as CC-BY-4.0."),
    )
    minutes = models.PositiveIntegerField(
        _("time it takes, in minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
    )
    minutes_source = models.CharField(
        _("where the time comes from"),
        max_length=20,
        choices=MinutesSource,
        blank=True,
        default="",
    )
    audience = models.CharField(
        _("who it is for"), max_length=300, blank=True, default=""
    )
    outcomes = models.TextField(_("what you can do afterwards"), blank=True, default="")
    version_date = models.DateField(_("date of this version"), null=True, blank=True)
    reviewed_on = models.DateField(_("last reviewed"), null=True, blank=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)
    tools = models.ManyToManyField(
        Tool, verbose_name=_("tools"), related_name="resources", blank=True
    )
    withdrawn_on = models.DateField(
        _("withdrawn"),
        null=True,
        blank=True,
        help_text=_("From that day on it is no longer offered; its page stays."),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("the same as"),
    )
    locked = models.JSONField(
        _("fields that imports leave alone"), default=list, blank=True
    )
    imported = models.JSONField(
        _("what the last import brought"), default=dict, editable=False
    )
    created_at = models.DateTimeField(_("added"), db_default=Now(), editable=False)
    # Moved on by a trigger, so that no write path can forget it.
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)
    # Stored and indexed by the database, so that no write path can forget it.
    search = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="english")
        + SearchVector("description", weight="B", config="english")
        + SearchVector("outcomes", "keywords", weight="C", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    folded = models.GeneratedField(
        expression=Folded("title"), output_field=models.TextField(), db_persist=True
    )

    objects = LearningResourceQuerySet.as_manager()

    if TYPE_CHECKING:
        teaches: RelatedManager[TeachesSkill]
        requires: RelatedManager[RequiresSkill]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=RESERVED_RESOURCE_SLUGS),
                name="resource_slug_is_no_page",
                violation_error_message=_("The hub uses this address itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(minutes__isnull=True, minutes_source="")
                | models.Q(minutes__gt=0) & ~models.Q(minutes_source=""),
                name="resource_time_has_a_source",
                violation_error_message=_(
                    "Give a time together with where it comes from."
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("pk")),
                name="resource_is_not_merged_into_itself",
            ),
        ]
        indexes = [GinIndex("search", name="resource_search")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("training:resource-detail", args=[self.slug])

    def language_names(self) -> list[str]:
        """Return the languages in their own words; a code that is unknown as it is."""
        return [language_name(code) for code in self.languages]


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
    is_confirmed = models.BooleanField(
        _("confirmed by a curator"),
        db_default=False,
        default=False,
    )
    imported_as = models.CharField(
        _("imported as"),
        max_length=200,
        blank=True,
        default="",
        editable=False,
        help_text=_("What its source says in its own words."),
    )
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


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class RequiresSkill(models.Model):
    """A level of a skill that a resource asks for at its start."""

    resource = models.ForeignKey(
        LearningResource, on_delete=models.CASCADE, related_name="requires"
    )
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, related_name="required_by"
    )
    rank = models.PositiveSmallIntegerField(_("level at least"))

    class Meta:
        verbose_name = _("skill asked for")
        verbose_name_plural = _("skills asked for")
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "skill"], name="required_once_a_resource"
            ),
            models.CheckConstraint(
                condition=models.Q(rank__gt=0), name="required_level_is_some"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.resource} asks for {self.skill}"
