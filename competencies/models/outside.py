"""How a skill stands to something that the hub doesn't have."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from competencies.models.skills import Skill, SkillRelation


class OutsideRelation(models.Model):
    """A directed tie from a skill to a term elsewhere, as a file told it.

    When the hub gets to know that term as a skill, the tie is a `SkillRelation`.
    """

    from_skill = models.ForeignKey(
        Skill,
        on_delete=models.CASCADE,
        related_name="outside_relations",
        verbose_name=_("skill"),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=SkillRelation.Kind, default="related"
    )
    target_uri = models.CharField(_("address of the other"), max_length=500, blank=True)
    target_identifier = models.CharField(
        _("identifier of the other"), max_length=200, blank=True
    )
    target_title = models.CharField(_("title of the other"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("relation to something elsewhere")
        verbose_name_plural = _("relations to things elsewhere")
        constraints = [
            models.UniqueConstraint(
                fields=["from_skill", "kind", "target_uri", "target_identifier"],
                name="outside_relation_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(target_uri="", target_identifier=""),
                name="outside_relation_leads_somewhere",
                violation_error_message=_("Give an address or an identifier."),
            ),
        ]

    def __str__(self) -> str:
        other = self.target_title or self.target_uri or self.target_identifier
        return f"{self.from_skill} {self.get_kind_display()} {other}"
