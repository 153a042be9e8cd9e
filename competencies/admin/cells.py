"""Forms whose fields stand in the cells of a table."""

from __future__ import annotations

from typing import Any, TypeVar

from django import forms
from django.db.models import Model

from competencies.admin.choices import tell_known

M = TypeVar("M", bound=Model)


class CellsForm(forms.ModelForm[M]):
    """A row whose fields say their own names: in a table none has a label beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_known(self)
        for field in self.fields.values():
            field.widget.attrs.setdefault("aria-label", field.label)
