"""Role profiles: the levels that a role expects."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models.frameworks import PUBLIC_STATUSES, Framework, may_see_drafts
from competencies.models.skills import Skill
from search.matching import Folded, best_first, text_vector

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from competencies.models.relevance import RoleIrrelevance


class RoleQuerySet(models.QuerySet["Role"]):
    def visible_to(self, user: User | AnonymousUser) -> RoleQuerySet:
        """Keep the published roles of public frameworks; curators see all."""
        if may_see_drafts(user):
            return self
        framework_is_public = models.Exists(
            Framework.objects.filter(
                pk=models.OuterRef("framework"), versions__status__in=PUBLIC_STATUSES
            )
        )
        return self.filter(framework_is_public, is_published=True)

    def matching(self, words: str) -> RoleQuerySet:
        """Keep the roles whose name or text hold `words`, best match first."""
        rows = self.annotate(
            folded=Folded("name"), search=text_vector("name", "description")
        )
        return best_first(rows, words)


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Role(models.Model):
    """A role in research, as the levels that it expects."""

    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="roles"
    )
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("address"), max_length=120)
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    is_published = models.BooleanField(_("published"), default=False)

    objects = RoleQuerySet.as_manager()

    if TYPE_CHECKING:
        skills: RelatedManager[RoleSkill]
        irrelevances: RelatedManager[RoleIrrelevance]

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "slug"], name="role_once_a_framework"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse(
            "competencies:role-detail", args=[self.framework.slug, self.slug]
        )


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class RoleSkill(models.Model):
    """The level a role expects in one skill. The database checks that it exists."""

    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="skills")
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, related_name="role_skills"
    )
    rank = models.PositiveSmallIntegerField(_("expected level"))

    class Meta:
        verbose_name = _("expected level")
        verbose_name_plural = _("expected levels")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"], name="expected_level_once_a_skill"
            )
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.rank}"
