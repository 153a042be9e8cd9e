"""Files of communities that curators import with a preview, as the command does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from communities.importers import column_targets as target
from communities.importers.detect import sheet_at
from competencies.importers.neutral import Report, UnreadableFile
from curation.columns import ColumnMap
from curation.importers import ColumnReader, Importer, Options, Sample
from curation.kinds import RefusedError
from curation.plans import Plan
from rsehub.community_imports import import_communities
from rsehub.importers import or_refuse, plan_of, said_columns

SHOWN_ROWS = 3


class CommunityColumns(ColumnReader):
    """What the page about columns asks of a table, or a YAML list, of communities."""

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
        return target.guess(columns)

    def settings(self) -> Mapping[str, forms.Field]:
        return {
            target.SOURCE: forms.CharField(
                label=_("Where the list comes from"), max_length=300, required=False
            ),
            target.LICENCE: forms.CharField(
                label=_("Licence of the list"),
                max_length=60,
                required=False,
                help_text=_("Such as CC-BY-4.0."),
            ),
            target.SEPARATOR: forms.ChoiceField(
                label=_("What stands between the parts of a list"),
                choices=[
                    ("", _("whichever of these a cell has")),
                    ("|", _("an upright line |")),
                    (";", _("a semicolon ;")),
                    (",", _("a comma ,")),
                    ("line", _("a new line")),
                ],
                required=False,
            ),
        }


class CommunitiesImporter(Importer):
    key = "communities"
    label = gettext_lazy("Communities")
    about = gettext_lazy(
        "A case study in Markdown, the hub's own JSON, a YAML list, or any table: then "
        "you say what its columns hold. What a person wrote stays as it is. Sentences "
        "about money become rows that somebody has to accept."
    )
    kinds = {
        "community": gettext_lazy("Communities"),
        "hint": gettext_lazy("Sentences about money, to be judged"),
    }
    records = {"community": "communities", "hint": "suggested_funding_rows"}
    columns = CommunityColumns()

    def may_import(self, user: User) -> bool:
        rights = ("communities.add_community", "communities.change_community")
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
            return import_communities(
                path,
                columns=said_columns(options),
                dry_run=is_dry,
                left_out=left_out,
            )

        return plan_of(or_refuse(work), self.records, ())
