"""A row of funding, written by those who keep the entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communities.amounts import amount_in
from communities.entry_values import date_columns, partial_of
from communities.kinds import FundingKind, RowState
from communities.models import FundingRow
from communities.partial_field import PartialDateField

DATE_HELP = _("As exactly as you know it: 2025-03-31, March 2025, 2025.")


class FundingForm(forms.ModelForm[FundingRow]):
    """What is saved by it stands: somebody has said it."""

    starts = PartialDateField(label=_("From"), required=False, help_text=DATE_HELP)
    ends = PartialDateField(label=_("Until"), required=False, help_text=DATE_HELP)

    class Meta:
        model = FundingRow
        fields = (
            *("funder", "kind", "is_in_kind", "amount_raw", "starts", "ends"),
            *("is_open_ended", "purpose", "reference", "source", "visibility"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts"].initial = partial_of(self.instance, "starts")
        self.fields["ends"].initial = partial_of(self.instance, "ends")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends.latest < starts.earliest:
            self.add_error("ends", gettext("Give an end that is not before its start."))
        if ends and cleaned.get("is_open_ended"):
            message = gettext("Give an end, or say that it has none.")
            self.add_error("is_open_ended", message)
        if cleaned.get("kind") == FundingKind.NOTHING and cleaned.get("amount_raw"):
            self.add_error("amount_raw", gettext("Where nothing pays, leave it empty."))
        return cleaned

    def _post_clean(self) -> None:
        self._fill_columns()
        super()._post_clean()  # type: ignore[misc]

    def _fill_columns(self) -> None:
        """Put what was read of dates and the amount where the table has it."""
        said = self.cleaned_data
        ends = said.get("ends")
        sum_ = amount_in(said.get("amount_raw", ""))
        columns = {
            **date_columns("starts", said.get("starts")),
            **date_columns("ends", ends),
            "amount": sum_.value if sum_ else None,
            "currency": sum_.currency if sum_ else "",
            "state": RowState.ACCEPTED,
        }
        for name, value in columns.items():
            setattr(self.instance, name, value)
