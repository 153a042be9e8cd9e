"""What one community is to another."""

from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.kinds import RelationKind
from communities.models.communities import Community


# Each write is kept by a trigger, whoever writes (docs/adr/0024).
@pghistory.track(
    pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
)
class Relation(models.Model):
    """Reads from `community` to `other`: "beRSErc is part of de-RSE"."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="relations"
    )
    kind = models.CharField(_("relation"), max_length=20, choices=RelationKind)
    other = models.ForeignKey(
        Community,
        on_delete=models.CASCADE,
        related_name="related_from",
        verbose_name=_("other community"),
    )
    note = models.CharField(_("note"), max_length=200, blank=True, default="")

    class Meta:
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(
                fields=["community", "kind", "other"], name="community_relation_once"
            ),
            models.UniqueConstraint(
                fields=["community"],
                condition=models.Q(kind=RelationKind.PART_OF),
                name="community_part_of_one",
                violation_error_message=_("It is part of another one already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(community=models.F("other")),
                name="community_relation_to_another",
                violation_error_message=_("Choose another community."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=RelationKind.values),
                name="community_relation_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community} {self.get_kind_display()} {self.other}"
