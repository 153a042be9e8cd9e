"""Dates that are known to the day, the month or the year: fields and their rule."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from communities.kinds import Precision


def date_field(label: StrOrPromise) -> models.DateField[str | date | None, date | None]:
    return models.DateField(
        label,
        null=True,
        blank=True,
        help_text=_("Of a month or a year, its first day."),
    )


def precision_field() -> models.CharField[str, str]:
    return models.CharField(
        _("how exactly"), max_length=10, choices=Precision, blank=True, default=""
    )


def goes_with_precision(stem: str, name: str) -> models.CheckConstraint:
    """Let a date say how exactly it is known, and nothing else say that."""
    on, exact = f"{stem}_on", f"{stem}_precision"
    return models.CheckConstraint(
        condition=models.Q(**{f"{on}__isnull": True, exact: ""})
        | models.Q(**{f"{on}__isnull": False, f"{exact}__in": Precision.values}),
        name=name,
        violation_error_message=_("Give a date together with how exactly it is known."),
    )


def ends_after(start: str, end: str, name: str) -> models.CheckConstraint:
    """Refuse an end before the start, where both are known."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{start}__isnull": True})
        | models.Q(**{f"{end}__isnull": True})
        | models.Q(**{f"{end}__gte": models.F(start)}),
        name=name,
        violation_error_message=_("Give an end that is not before its start."),
    )
