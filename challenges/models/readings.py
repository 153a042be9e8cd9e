"""What live measures said, day by day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeasureReading(models.Model):
    """One measure on one day: so many of so many."""

    measure = models.CharField(_("measure"), max_length=60)
    day = models.DateField(_("day"))
    value = models.PositiveIntegerField(_("count"))
    total = models.PositiveIntegerField(_("of"), null=True, blank=True)

    class Meta:
        verbose_name = _("reading of a measure")
        verbose_name_plural = _("readings of measures")
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "day"], name="measure_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(total__isnull=True)
                | models.Q(value__lte=models.F("total")),
                name="measure_is_part_of_its_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.day}"
