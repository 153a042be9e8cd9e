"""Dates that are known to the day, the month or the year, as words."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

FORMATS = {"day": "j F Y", "month": "F Y", "year": "Y"}


def day_words(day: date | None, precision: str) -> str:
    """Return a date as exactly as it is known; "" where it isn't."""
    if day is None:
        return ""
    if precision == "about":
        return _("about %s") % format_date(day, "Y")
    return format_date(day, FORMATS.get(precision, "j F Y"))
