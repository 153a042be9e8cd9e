"""Rows of a form in the admin that know the record they hang on."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms import BaseInlineFormSet


class RowsOfOne(BaseInlineFormSet[Any, Any, Any]):
    """Says of each row what it hangs on, which Django would ask for row by row."""

    def get_queryset(self) -> QuerySet[Any]:
        rows = super().get_queryset()
        for row in rows:
            setattr(row, self.fk.name, self.instance)
        return rows
