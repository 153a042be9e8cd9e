"""Which skills a role has nothing to do with (docs/adr/0038)."""

from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from competencies.models.roles import Role
from competencies.models.skills import Skill


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class RoleIrrelevance(models.Model):
    """A skill that isn't asked of whoever aims at the role.

    The database refuses one of another framework, and one that the role expects.
    """

    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, related_name="irrelevances"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("skill that isn't relevant")
        verbose_name_plural = _("skills that aren't relevant")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"], name="irrelevance_once_a_skill"
            )
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.skill}"
