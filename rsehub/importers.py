"""The files that curators import with a preview: frameworks and roles.

They go through the same doors as the commands; what a dry run tells is the preview.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from competencies.importers.csv_mapped import ColumnsUnknown
from competencies.importers.neutral import Report, ReportRow, UnreadableFile
from competencies.importers.protection import WHY as KEPT_CODES
from competencies.models import Framework
from competencies.writer import ImportRefusedError
from curation.columns import BadColumnsError, ColumnMap
from curation.importers import MAPPING, ColumnsUnknownError, Importer, Options
from curation.kinds import RefusedError
from curation.plans import DROPPED, KEPT, NOTED, Note, Plan, rows_of, unchanged_of
from rsehub.framework_columns import FrameworkColumns
from rsehub.imports import import_framework, import_roles, role_files

# Findings about what stays as it is: imports never delete, nor overwrite a curator.
STAYS = ("not-in-file", "not-in-version", *KEPT_CODES)


def plan_of(report: Report, records: Mapping[str, str], fixed: tuple[str, ...]) -> Plan:
    """Return a report as a plan; `records` says where the file counts each kind."""
    rows = rows_of(report.changes, fixed)
    counts = {kind: report.counts.get(name, 0) for kind, name in records.items()}
    return Plan(
        format=report.format,
        rows=rows,
        notes=tuple(_note(row) for row in report.rows),
        unchanged=unchanged_of(counts, rows),
    )


def _note(row: ReportRow) -> Note:
    state = NOTED if row.kept else DROPPED
    state = KEPT if row.code in STAYS else state
    return Note(row.row, row.code, row.message, state)


def or_refuse(work: Callable[[], Report]) -> Report:
    """Return the report, or say without the command's options why there is none."""
    try:
        return work()
    except ColumnsUnknown as error:
        raise ColumnsUnknownError(str(error)) from error
    except (UnreadableFile, ImportRefusedError) as error:
        words = re.sub(r"--(slug|version)\b", r"\1", str(error))
        raise RefusedError(words.replace("slug", "address")) from error


def said_columns(options: Options) -> ColumnMap | None:
    """Return what was said of the columns of a table, if anything was."""
    said = options.get(MAPPING)
    try:
        return ColumnMap.from_json(said) if said else None
    except BadColumnsError as error:
        raise RefusedError(str(error)) from error


class FrameworkImporter(Importer):
    key = "framework"
    label = gettext_lazy("A skills framework")
    about = gettext_lazy(
        "A DIRECT release (the all-in-one file, or a zip of the folder), the RSE "
        "Toolkit's list of skills, the hub's own JSON (or a zip of its folder), a CASE "
        "package, SKOS as Turtle, RDF/XML or JSON-LD, Moodle's competency CSV, or any "
        "table: then you say what its columns hold. It goes into a draft."
    )
    kinds = {
        "version": gettext_lazy("Version"),
        "levels": gettext_lazy("Levels"),
        "group": gettext_lazy("Groups of skills"),
        "skill": gettext_lazy("Skills"),
        "tool": gettext_lazy("Tools, languages and methods"),
        "provider": gettext_lazy("Providers of training"),
        "resource": gettext_lazy("Training resources"),
        "role": gettext_lazy("Roles"),
    }
    records = {
        "group": "groups",
        "skill": "skills",
        "tool": "tools",
        "provider": "providers",
        "resource": "resources",
        "role": "roles",
    }
    # A draft without its scale means nothing, and half a scale is another one.
    fixed = ("version", "levels")
    columns = FrameworkColumns()

    def may_import(self, user: User) -> bool:
        return user.is_staff and user.has_perms(
            [
                "competencies.add_frameworkversion",
                "competencies.change_frameworkversion",
                "competencies.add_role",
                "competencies.change_role",
                "training.add_learningresource",
                "training.change_learningresource",
            ]
        )

    def options(self) -> Mapping[str, forms.Field]:
        return {
            "slug": forms.CharField(
                label=_("Address of the framework"),
                max_length=100,
                required=False,
                help_text=_("Such as direct. Leave it empty where the file says it."),
            ),
            "version": forms.CharField(
                label=_("Version"),
                max_length=40,
                required=False,
                help_text=_("Such as 2.0. Leave it empty where the file says it."),
            ),
        }

    def read(self, path: Path, options: Options) -> Plan:
        return self._import(path, options, (), is_dry=True)

    def apply(self, path: Path, options: Options, left_out: Collection[str]) -> Plan:
        return self._import(path, options, left_out, is_dry=False)

    def _import(
        self, path: Path, options: Options, left_out: Collection[str], *, is_dry: bool
    ) -> Plan:
        def work() -> Report:
            return import_framework(
                path,
                slug=options.get("slug", ""),
                version=options.get("version", ""),
                columns=said_columns(options),
                dry_run=is_dry,
                left_out=left_out,
            )

        return plan_of(or_refuse(work), self.records, self.fixed)


class RolesImporter(Importer):
    key = "roles"
    label = gettext_lazy("Roles")
    about = gettext_lazy(
        "Role profiles in DIRECT's form: a JSON file, or a zip of several. Roles that "
        "are new are published at once."
    )
    kinds = {"role": gettext_lazy("Roles")}
    records = {"role": "roles"}

    def may_import(self, user: User) -> bool:
        rights = ("competencies.add_role", "competencies.change_role")
        return user.is_staff and user.has_perms(rights)

    def options(self) -> Mapping[str, forms.Field]:
        frameworks = Framework.objects.order_by("name").values_list("slug", "name")
        chosen = forms.ChoiceField(label=_("Framework"), choices=list(frameworks))
        return {"framework": chosen}

    def read(self, path: Path, options: Options) -> Plan:
        return self._import(path, options, (), is_dry=True)

    def apply(self, path: Path, options: Options, left_out: Collection[str]) -> Plan:
        return self._import(path, options, left_out, is_dry=False)

    def _import(
        self, path: Path, options: Options, left_out: Collection[str], *, is_dry: bool
    ) -> Plan:
        framework = Framework.objects.filter(slug=options.get("framework")).first()
        if framework is None:
            raise RefusedError(_("This framework isn't there any more."))

        def work() -> Report:
            files = role_files(path)
            return import_roles(framework, files, dry_run=is_dry, left_out=left_out)

        return plan_of(or_refuse(work), self.records, ())
