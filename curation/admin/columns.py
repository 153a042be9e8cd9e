"""The page on which a curator says what the columns of a table hold."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from accounts.requests import signed_in
from curation.admin.records import RecordAdmin
from curation.column_form import ColumnForm
from curation.importers import ColumnReader, Importer
from curation.kinds import RefusedError
from curation.mapping import (
    first_map,
    preview_mapped,
    sample_of,
    save_mapping,
    saved_for,
)
from curation.models import ColumnMapping, ImportRun


class ColumnsPage:
    """One table: a form to begin with, and what was made of it."""

    def __init__(
        self, request: HttpRequest, run: ImportRun, importer: Importer
    ) -> None:
        if importer.columns is None:
            raise RefusedError(gettext("Such files have no columns to speak of."))
        self.request, self.run, self.importer = request, run, importer
        self.reader: ColumnReader = importer.columns
        self.sample = sample_of(run, self.reader)
        self.saved = saved_for(self.reader)
        asked = request.GET.get("use", "")
        said, self.used = first_map(
            run, self.reader, self.sample.columns, self.saved, asked
        )
        posted = [request.POST] if request.method == "POST" else []
        self.form = ColumnForm(
            *posted,
            importer=importer,
            reader=self.reader,
            sample=self.sample,
            said=said,
            options=run.options,
        )

    def context(self) -> dict[str, Any]:
        return {
            "run": self.run,
            "form": self.form,
            "columns": list(self.form.columns()),
            "saved": self.saved,
            "used": self.used,
            "count": self.sample.count,
        }

    def answered(self) -> ImportRun | None:
        """Return the preview that the answers make, or none with words at the form."""
        if not self.form.is_valid():
            return None
        said, user = self.form.said(), signed_in(self.request)
        try:
            run = preview_mapped(
                run=self.run,
                importer=self.importer,
                options=self.form.options(),
                said=said,
                by=user,
            )
        except RefusedError as error:
            self.form.add_error(None, str(error))
            return None
        if name := self.form.cleaned_data["save_as"]:
            columns = self.sample.columns
            save_mapping(kind=self.reader.kind, name=name, columns=columns, said=said)
        return run


def open_page(
    request: HttpRequest, run: ImportRun, importer: Importer | None
) -> ColumnsPage | HttpResponse:
    """Return the page of a table that waits, or where to go instead."""
    if importer is None:
        raise PermissionDenied
    if not run.is_waiting:
        return redirect("admin:curation_importrun_change", run.pk)
    try:
        return ColumnsPage(request, run, importer)
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("admin:curation_importrun_add")


@admin.register(ColumnMapping)
class ColumnMappingAdmin(RecordAdmin[ColumnMapping]):
    """Mappings are made on the page of an import; here they are named and deleted."""

    list_display = ["name", "kind", "updated_at"]
    list_filter = ["kind"]
    search_fields = ["name"]
    ordering = ["kind", "name", "pk"]
    fields = ["name", "kind", "header_digest", "said", "updated_at"]
    readonly_fields = ["kind", "header_digest", "said", "updated_at"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("curation.change_columnmapping")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("curation.delete_columnmapping")
