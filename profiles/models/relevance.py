"""What a person says of whether a skill is relevant to them (docs/adr/0038)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from competencies.models import Skill
from profiles.models.profiles import Profile


class SkillRelevance(models.Model):
    """The person's own word: it wins over their roles and organisations.

    No row means that nothing is said; `is_relevant` brings back what others hide. It
    is no answer: "not applicable" is one, and stays a `SkillAssessment`.
    """

    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="relevances"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    is_relevant = models.BooleanField(_("relevant to me"))
    said_at = models.DateTimeField(_("said"))

    class Meta:
        verbose_name = _("mark of relevance")
        verbose_name_plural = _("marks of relevance")
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "skill"], name="relevance_once_a_skill"
            )
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.is_relevant}"
