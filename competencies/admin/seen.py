"""Forms that notice when somebody else saved the same record in the meantime."""

from __future__ import annotations

import hashlib
from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

M = TypeVar("M", bound=Model)


def digest(record: Model, rows: tuple[str, ...] = ()) -> str:
    """Return a fingerprint of the record and of its rows, by their related names."""
    fields = [f for f in record._meta.concrete_fields if not f.generated]
    said: list[object] = [field.value_from_object(record) for field in fields]
    for name in rows:
        said += getattr(record, name).order_by("pk").values_list()
    return hashlib.sha256(repr(said).encode()).hexdigest()


class SeenField(forms.CharField):
    """Carries the fingerprint of what the page showed; it is never a change itself."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class SeenForm(forms.ModelForm[M]):
    """Refuses to save over what somebody else changed since the page was opened."""

    rows: ClassVar[tuple[str, ...]] = ()
    seen = SeenField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = digest(self.instance, self.rows)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        seen = self.cleaned_data.get("seen")
        if seen and seen != self.initial.get("seen"):
            raise ValidationError(
                _(
                    "Somebody else saved this while you were writing. What you wrote "
                    "is still here: copy it, open the page again and put it in there."
                )
            )
        return cleaned
