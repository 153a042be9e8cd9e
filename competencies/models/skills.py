"""The stable concepts: what ratings, roles, goals and training point at."""

from __future__ import annotations

import uuid

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from competencies.models.frameworks import Framework
from competencies.tree import UNGROUPED
from search.matching import Folded


def _named(concept: SkillGroup | Skill) -> str:
    """Return the name, where the query brought it along, and what never changes."""
    name = getattr(concept, "newest_name", None)
    return f"{name} ({concept.slug})" if name else concept.slug


class SkillGroup(models.Model):
    """A group of skills (a domain, a competency), the same through all versions."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="groups"
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120)
    uri = models.CharField(
        _("address where it comes from"),
        max_length=500,
        blank=True,
        default="",
        editable=False,
    )

    class Meta:
        verbose_name = _("group of skills")
        verbose_name_plural = _("groups of skills")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "slug"], name="group_once_a_framework"
            ),
            models.CheckConstraint(
                condition=~models.Q(slug=UNGROUPED),
                name="group_slug_is_no_page",
                violation_error_message=_("The hub uses this address itself."),
            ),
        ]

    def __str__(self) -> str:
        return _named(self)


class Skill(models.Model):
    """One thing a person can be able to do, the same through all versions."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="skills"
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120)
    uri = models.CharField(
        _("address where it comes from"),
        max_length=500,
        blank=True,
        default="",
        editable=False,
    )

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "slug"], name="skill_once_a_framework"
            )
        ]

    def __str__(self) -> str:
        return _named(self)

    def get_absolute_url(self) -> str:
        return reverse(
            "competencies:skill-detail", args=[self.framework.slug, self.slug]
        )


class Tool(models.Model):
    """A tool, language or method that a skill is done with."""

    class Kind(models.TextChoices):
        TOOL = "tool", _("tool")
        LANGUAGE = "language", _("language")
        METHODOLOGY = "methodology", _("method")

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="tools"
    )
    slug = models.SlugField(_("address"), max_length=120)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.TOOL
    )
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(_("web address"), max_length=500, blank=True)
    folded = models.GeneratedField(
        expression=Folded("name"), output_field=models.TextField(), db_persist=True
    )

    class Meta:
        verbose_name = _("tool, language or method")
        verbose_name_plural = _("tools, languages and methods")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "slug"], name="tool_once_a_framework"
            )
        ]

    def __str__(self) -> str:
        return self.name


class SkillRelation(models.Model):
    """A directed tie between two skills, which may be of two frameworks."""

    class Kind(models.TextChoices):
        RELATED = "related", _("is related to")
        REQUIRES = "requires", _("requires")
        EXACT_MATCH = "exact_match", _("is the same as")
        CLOSE_MATCH = "close_match", _("is nearly the same as")
        BROAD_MATCH = "broad_match", _("is part of the broader")
        NARROW_MATCH = "narrow_match", _("covers the narrower")
        REPLACED_BY = "replaced_by", _("is replaced by")

    from_skill = models.ForeignKey(
        Skill, on_delete=models.CASCADE, related_name="relations"
    )
    to_skill = models.ForeignKey(
        Skill, on_delete=models.CASCADE, related_name="relations_back"
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.RELATED
    )

    class Meta:
        verbose_name = _("relation between skills")
        verbose_name_plural = _("relations between skills")
        constraints = [
            models.UniqueConstraint(
                fields=["from_skill", "to_skill", "kind"], name="relation_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_skill=models.F("to_skill")),
                name="relation_between_two",
                violation_error_message=_("A skill can't be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_skill} {self.get_kind_display()} {self.to_skill}"
