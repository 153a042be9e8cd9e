"""What the page about columns asks of a table that holds a framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from django import forms
from django.utils.translation import gettext as _

from competencies.importers import column_targets as target
from competencies.importers.neutral import UnreadableFile
from competencies.importers.presets import guess
from competencies.importers.sheets import read_sheet
from curation.columns import ColumnMap
from curation.importers import ColumnReader, Sample
from curation.kinds import RefusedError

SHOWN_ROWS = 3


class FrameworkColumns(ColumnReader):
    kind = target.KIND
    targets = target.TARGETS

    def sample(self, path: Path) -> Sample:
        try:
            sheet = read_sheet(path, [])
        except UnreadableFile as error:
            raise RefusedError(str(error)) from error
        rows = tuple(line.cells for line in sheet.lines[:SHOWN_ROWS])
        return Sample(sheet.columns, rows, len(sheet.lines))

    def guess(self, columns: Sequence[str]) -> ColumnMap:
        return guess(columns)

    def settings(self) -> Mapping[str, forms.Field]:
        return {
            target.FRAMEWORK: _words(
                _("Name of the framework"), 200, _("Left empty, the name of the file.")
            ),
            target.LEVEL_NAMES: _words(
                _("Names of the levels"),
                1_000,
                _("From the lowest up, with commas between them."),
            ),
            target.SEPARATOR: forms.ChoiceField(
                label=_("What stands between the parts of a list"),
                choices=[
                    ("|", _("an upright line |")),
                    (";", _("a semicolon ;")),
                    (",", _("a comma ,")),
                    ("line", _("a new line")),
                ],
                required=False,
            ),
            target.FILL_DOWN: forms.ChoiceField(
                label=_("An empty group means"),
                choices=[("", _("no group")), ("yes", _("the same as the row above"))],
                required=False,
            ),
            target.GROUP: _words(_("Group of the skills that name none"), 200),
            target.LICENCE: _words(_("Licence"), 100, _("Such as CC-BY-4.0.")),
            target.SOURCE: _words(_("Web address it comes from"), 300),
        }


def _words(label: str, longest: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=longest, required=False, help_text=help_text
    )
