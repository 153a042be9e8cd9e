"""The form that asks which of two entries stays, and which words of which are taken."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from curation.kinds import said
from training.merging import FIELDS
from training.models import LearningResource

SHOWN = 300


class MergeForm(forms.Form):
    """Two resources side by side; fields that say the same are not asked about."""

    def __init__(self, pair: list[LearningResource], *data: Any) -> None:
        super().__init__(*data)
        self.pair = pair
        self.fields["stays"] = forms.ChoiceField(
            label=_("Which one stays"),
            choices=[(str(r.pk), f"{r.title} (/{r.slug}/)") for r in pair],
            initial=str(pair[0].pk),
            widget=forms.RadioSelect,
        )
        for name in FIELDS:
            first, second = (shown(resource, name) for resource in pair)
            if first != second:
                self._ask(name, first, second)

    def _ask(self, name: str, first: str, second: str) -> None:
        field = LearningResource._meta.get_field(name)
        label = capfirst(str(getattr(field, "verbose_name", name)))
        words = [each or _("nothing") for each in (first, second)]
        keys = [str(resource.pk) for resource in self.pair]
        self.fields[f"field-{name}"] = forms.ChoiceField(
            label=label,
            choices=list(zip(keys, words, strict=True)),
            initial=keys[0] if first else keys[1],
            widget=forms.RadioSelect,
        )

    def decided(self) -> tuple[LearningResource, LearningResource, list[str]]:
        """Return which stays, which goes, and the fields taken from that one."""
        by_key = {str(resource.pk): resource for resource in self.pair}
        stays = by_key.pop(self.cleaned_data["stays"])
        [gone] = by_key.values()
        taken = [
            name
            for name in FIELDS
            if self.cleaned_data.get(f"field-{name}") == str(gone.pk)
        ]
        return stays, gone, taken


def shown(resource: LearningResource, name: str) -> str:
    """Return what a field says, in words short enough to choose by."""
    value = getattr(resource, name)
    if name == "minutes" and value:
        words = f"{value} ({resource.get_minutes_source_display()})"
    elif hasattr(resource, f"get_{name}_display"):
        words = str(getattr(resource, f"get_{name}_display")())
    else:
        words = said(value)
    return str(Truncator(words).chars(SHOWN))
