"""What a skill or a group is in one version: its words and its place in the tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import (
    FrameworkVersion,
    FrameworkVersionQuerySet,
    place_of_status,
)
from competencies.models.skills import Skill, SkillGroup, Tool
from search.matching import Folded, folded_value, in_order, name_holds, text_query

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class SkillGroupEdition(models.Model):
    version = models.ForeignKey(
        FrameworkVersion, on_delete=models.CASCADE, related_name="group_editions"
    )
    group = models.ForeignKey(
        SkillGroup, on_delete=models.PROTECT, related_name="editions"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    # What a file said that the hub has no field for, by format (docs/adr/0029).
    extra = models.JSONField(
        _("what only other formats say"), default=dict, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("group in a version")
        verbose_name_plural = _("groups in a version")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "group"], name="group_once_a_version"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SkillEditionQuerySet(models.QuerySet["SkillEdition"]):
    def in_tree_order(self) -> SkillEditionQuerySet:
        """Order as the framework does inside a group; trees are put together apart."""
        return self.order_by("position", "pk")

    def concepts(self, versions: FrameworkVersionQuerySet) -> SkillEditionQuerySet:
        """Keep each skill once: in the version in force, or the last that had it.

        Only `versions` are looked at: those that the person may read.
        """
        within = self.filter(version__in=versions.values("pk"))
        newest = within.order_by(
            "skill", place_of_status("version__"), "-version__published_at", "-version"
        ).distinct("skill")
        return SkillEdition.objects.filter(pk__in=newest.values("pk"))

    def matching(self, words: str) -> SkillEditionQuerySet:
        """Keep the skills whose text, tools or levels hold `words`, best match first.

        Levels count with their examples: "pull request" finds who reviews them.
        """
        just_the_tool = Tool.objects.filter(folded=folded_value(words))
        return in_order(
            self.filter(pk__in=self._found(words)),
            words,
            like_a_name=models.Q(pk__in=just_the_tool.values("skill_editions")),
        )

    def _found(self, words: str) -> models.QuerySet[SkillEdition, Any]:
        """Return the keys of what holds the words, each way by an index of its own.

        One condition with `or` would have every row read instead.
        """
        own, query = self.order_by(), text_query(words)
        levels = LevelDescriptor.objects.filter(search=query)
        tools = Tool.objects.filter(name_holds(words), skill_editions__isnull=False)
        by_text: models.QuerySet[SkillEdition, Any] = own.filter(search=query).values(
            "pk"
        )
        return by_text.union(
            own.filter(name_holds(words)).values("pk"),
            levels.values("skill_edition"),
            tools.values("skill_editions"),
        )


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["search", "folded"],
)
class SkillEdition(models.Model):
    version = models.ForeignKey(
        FrameworkVersion, on_delete=models.CASCADE, related_name="skill_editions"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="editions")
    group = models.ForeignKey(
        SkillGroupEdition,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="skill_editions",
    )
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    tools = models.ManyToManyField(
        Tool, blank=True, related_name="skill_editions", verbose_name=_("tools")
    )
    # What a file said that the hub has no field for, by format (docs/adr/0029).
    extra = models.JSONField(
        _("what only other formats say"), default=dict, blank=True, editable=False
    )
    # Stored and indexed by the database, so that no write path can forget it.
    search = models.GeneratedField(
        expression=SearchVector("name", weight="A", config="english")
        + SearchVector("description", weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    folded = models.GeneratedField(
        expression=Folded("name"), output_field=models.TextField(), db_persist=True
    )

    objects = SkillEditionQuerySet.as_manager()

    if TYPE_CHECKING:
        descriptors: RelatedManager[LevelDescriptor]

    class Meta:
        verbose_name = _("skill in a version")
        verbose_name_plural = _("skills in a version")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "skill"], name="skill_once_a_version"
            )
        ]
        indexes = [GinIndex("search", name="skill_edition_search")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(
            "competencies:skill-edition",
            args=[self.version.framework.slug, self.version.version, self.skill.slug],
        )


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["search"],
)
class LevelDescriptor(models.Model):
    """What one level looks like for this skill, with examples from real work."""

    skill_edition = models.ForeignKey(
        SkillEdition, on_delete=models.CASCADE, related_name="descriptors"
    )
    rank = models.PositiveSmallIntegerField(_("rank"))
    description = models.TextField(_("what it looks like"))
    examples = models.TextField(
        _("examples"), blank=True, help_text=_("One a line, from real work.")
    )
    search = models.GeneratedField(
        expression=SearchVector("description", "examples", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("level of a skill")
        verbose_name_plural = _("levels of a skill")
        constraints = [
            models.UniqueConstraint(
                fields=["skill_edition", "rank"], name="descriptor_once_a_level"
            )
        ]
        indexes = [GinIndex("search", name="descriptor_search")]

    def __str__(self) -> str:
        return f"{self.skill_edition}, {self.rank}"
