"""The form that asks what each column of a table holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from curation.columns import ColumnMap, Target
from curation.importers import ColumnReader, Importer, Sample

SHOWN_CELL = 80
SETTING, OPTION = "setting-", "option-"


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """One column with the field that asks about it, and what its first rows say."""

    name: str
    field: forms.BoundField
    values: tuple[str, ...]


def words_of(target: Target) -> str:
    """Return what a column may hold, in the words of the page."""
    return _(target.label) % {"number": target.number}


class ColumnForm(forms.Form):
    """A field for each column, and what the reader and the importer ask for beside."""

    save_as = forms.CharField(max_length=100, required=False)

    def __init__(
        self,
        *data: Any,
        importer: Importer,
        reader: ColumnReader,
        sample: Sample,
        said: ColumnMap,
        options: Mapping[str, str],
    ) -> None:
        super().__init__(*data)
        self.sample = sample
        choices = [("", _("nothing for the hub")), *_choices(reader)]
        for place, column in enumerate(sample.columns):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=column,
                choices=choices,
                required=False,
                initial=said.columns.get(column, ""),
            )
        self._ask(SETTING, reader.settings(), said.settings)
        self._ask(OPTION, importer.options(), options)
        self.fields["save_as"].label = _("Keep this mapping under the name")
        self.fields["save_as"].help_text = _(
            "For the next file of this kind. A mapping that has the name already is "
            "replaced."
        )

    def _ask(
        self, prefix: str, fields: Mapping[str, forms.Field], known: Mapping[str, str]
    ) -> None:
        for name, field in fields.items():
            field.initial = known.get(name, field.initial)
            self.fields[f"{prefix}{name}"] = field

    def columns(self) -> Iterator[ShownColumn]:
        for place, name in enumerate(self.sample.columns):
            values = (" ".join(row[place].split()) for row in self.sample.rows)
            shown = tuple(value[:SHOWN_CELL] for value in values if value)
            yield ShownColumn(name, self[f"column-{place}"], shown)

    def beside(self) -> list[forms.BoundField]:
        """Return what is asked for beside the columns; the name for it comes last."""
        asked = [self[name] for name in self.fields if name.startswith(OPTION)]
        asked += [self[name] for name in self.fields if name.startswith(SETTING)]
        return [*asked, self["save_as"]]

    def said(self) -> ColumnMap:
        """Return what was said, of a valid form."""
        columns = {
            column: held
            for place, column in enumerate(self.sample.columns)
            if (held := self.cleaned_data[f"column-{place}"])
        }
        return ColumnMap(columns, self._answers(SETTING))

    def options(self) -> dict[str, str]:
        return self._answers(OPTION)

    def _answers(self, prefix: str) -> dict[str, str]:
        return {
            name.removeprefix(prefix): value
            for name, value in self.cleaned_data.items()
            if name.startswith(prefix)
        }


def _choices(reader: ColumnReader) -> list[tuple[str, str]]:
    return [(target.key, words_of(target)) for target in reader.targets]
