"""A list of words as a text field with one a line."""

from __future__ import annotations

from typing import Any

from django import forms


def words_in(text: str) -> list[str]:
    """Return the lines that say something, without the space around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class LinesField(forms.CharField):
    """Edits a list of strings, one a line; empty lines are left out."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else "\n".join(map(str, value or []))

    def clean(self, value: Any) -> Any:
        return words_in(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return words_in(data or "") != list(initial or [])
