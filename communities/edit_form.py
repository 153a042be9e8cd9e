"""The whole entry in one form, for those who change it at once."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from curation.forms import OF_RECORD
from curation.kinds import Field
from curation.models import LONGEST_REASON
from curation.values import Value, Values, changed, tidy


class EditForm(forms.Form):
    """The fields of an entry, and a word for its history."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        fields: Sequence[Field],
        now: Values,
        seen: str,
    ) -> None:
        self.keys = [field.key for field in fields]
        self.now = now
        initial = {f"{OF_RECORD}{key}": now.get(key) for key in self.keys}
        super().__init__(data, initial=initial | {"seen": seen})
        for field in fields:
            self.fields[f"{OF_RECORD}{field.key}"] = field.make()
        self.fields["reason"] = forms.CharField(
            label=_("Why, for the history"), required=False, max_length=LONGEST_REASON
        )

    def changes(self) -> dict[str, Value]:
        """Return what is wanted otherwise than the entry says."""
        wanted = {key: self.cleaned_data[f"{OF_RECORD}{key}"] for key in self.keys}
        known = {key: tidy(self.now.get(key)) for key in self.keys}
        return changed(known, wanted)
