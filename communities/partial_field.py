"""A field for dates that are known to the day, the month or the year."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from communities.partial_dates import PartialDate, partial_date

LONGEST = 40


class PartialDateField(forms.CharField):
    """Takes "March 2025", "2025-03-31", "2025" or "about 2025"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONGEST, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.said() if isinstance(value, PartialDate) else value

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        found = partial_date(said) if said else None
        if said and found is None:
            raise ValidationError(_("Give a date such as 2025-03-31, 2025-03 or 2025."))
        return found
