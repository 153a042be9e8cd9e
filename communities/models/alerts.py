"""What maintainers have been told of the end of their money."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from communities.funding import ALERTS
from communities.models.communities import Community


class FundingAlert(models.Model):
    """One mail about one end: so many months before it, or at it."""

    community = models.ForeignKey(
        Community, on_delete=models.CASCADE, related_name="alerts"
    )
    ends_on = models.DateField(_("end of the money"))
    months = models.PositiveSmallIntegerField(_("months before"))
    sent_at = models.DateTimeField(_("sent"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("word about the end of money")
        verbose_name_plural = _("words about the end of money")
        constraints = [
            models.UniqueConstraint(
                fields=["community", "ends_on", "months"], name="funding_alert_once"
            ),
            models.CheckConstraint(
                condition=models.Q(months__in=ALERTS), name="funding_alert_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.community}, {self.months} months before {self.ends_on}"
