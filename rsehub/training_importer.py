"""Files of training that curators import with a preview, as the command does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from competencies.importers.neutral import Report, UnreadableFile
from curation.columns import ColumnMap
from curation.importers import ColumnReader, Importer, Options, Sample
from curation.kinds import RefusedError
from curation.plans import Plan
from rsehub.importers import or_refuse, plan_of, said_columns
from rsehub.training_imports import import_training
from training.importers import column_targets as target
from training.importers.detect import sheet_at
from training.importers.presets import guess

SHOWN_ROWS = 3


class TrainingColumns(ColumnReader):
    """What the page about columns asks of a table, or a YAML list, of training."""

    kind = target.KIND
    targets = target.TARGETS

    def sample(self, path: Path) -> Sample:
        try:
            sheet = sheet_at(path)
        except UnreadableFile as error:
            raise RefusedError(str(error)) from error
        rows = tuple(line.cells for line in sheet.lines[:SHOWN_ROWS])
        return Sample(sheet.columns, rows, len(sheet.lines))

    def guess(self, columns: Sequence[str]) -> ColumnMap:
        return guess(columns)

    def settings(self) -> Mapping[str, forms.Field]:
        return {
            target.PROVIDER_NAME: forms.CharField(
                label=_("Provider of those that name none"),
                max_length=200,
                required=False,
            ),
            target.LANGUAGE: forms.CharField(
                label=_("Language of those that name none"),
                max_length=20,
                required=False,
                help_text=_("A code such as en."),
            ),
            target.SEPARATOR: forms.ChoiceField(
                label=_("What stands between the parts of a list"),
                choices=[
                    ("", _("whichever of these a cell has")),
                    ("|", _("an upright line |")),
                    (";", _("a semicolon ;")),
                    (",", _("a comma ,")),
                    ("*", _("a star between blanks *")),
                    ("line", _("a new line")),
                ],
                required=False,
            ),
        }


class TrainingImporter(Importer):
    key = "training"
    label = gettext_lazy("Training")
    about = gettext_lazy(
        "The hub's own CSV, DIRECT's resources (or a zip of the folder), TeSS's or "
        "DALIA's CSV, JSON-LD of schema.org or a saved page that holds some, an "
        "iCalendar file, RSS or Atom (as suggestions), a YAML list, or any table: then "
        "you say what its columns hold. What a curator wrote stays as it is."
    )
    kinds = {
        "provider": gettext_lazy("Providers of training"),
        "resource": gettext_lazy("Training resources"),
        "event": gettext_lazy("Events"),
        "path": gettext_lazy("Learning paths"),
        "suggestion": gettext_lazy("Suggestions, for curators to decide"),
    }
    records = {
        "provider": "providers",
        "resource": "resources",
        "event": "events",
        "path": "paths",
        "suggestion": "suggestions",
    }
    columns = TrainingColumns()

    def may_import(self, user: User) -> bool:
        tables = ("learningresource", "event", "provider", "learningpath")
        rights = [f"training.{verb}_{t}" for t in tables for verb in ("add", "change")]
        return user.is_staff and user.has_perms(rights)

    def options(self) -> Mapping[str, forms.Field]:
        return {}

    def read(self, path: Path, options: Options) -> Plan:
        return self._import(path, options, (), is_dry=True)

    def apply(self, path: Path, options: Options, left_out: Collection[str]) -> Plan:
        return self._import(path, options, left_out, is_dry=False)

    def _import(
        self, path: Path, options: Options, left_out: Collection[str], *, is_dry: bool
    ) -> Plan:
        def work() -> Report:
            return import_training(
                path,
                columns=said_columns(options),
                dry_run=is_dry,
                left_out=left_out,
            )

        return plan_of(or_refuse(work), self.records, ())
