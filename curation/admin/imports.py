"""Imports in the admin: bring a file, look at what it would do, tick, import."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext, gettext_lazy

from accounts.requests import signed_in
from curation.actions import ChangedMeanwhileError
from curation.admin.columns import open_page
from curation.admin.records import RecordAdmin
from curation.import_pages import ImportPage
from curation.importers import (
    ColumnsUnknownError,
    Importer,
    importer_of,
    importers_for,
)
from curation.importing import again, carry_out, keep_file, preview
from curation.kinds import RefusedError
from curation.models import ImportRun
from curation.uploads import LARGEST_UPLOAD, MEGABYTE, Upload

TEMPLATES = "admin/curation/importrun"
UNPROCESSABLE = 422
KEY = re.compile(r"[0-9]{1,18}")


class UploadForm(forms.Form):
    """One file, and what its importer asks for beside it."""

    file = forms.FileField(label=gettext_lazy("File"), max_length=200)

    def __init__(self, importer: Importer, *data: Any) -> None:
        super().__init__(*data)
        self.importer = importer
        self.fields |= importer.options()

    def clean_file(self) -> Upload:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            words = gettext("The file is larger than %(most)d MB. Import it in parts.")
            raise forms.ValidationError(words % {"most": LARGEST_UPLOAD // MEGABYTE})
        return Upload(file.name, file.read())

    def chosen(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.importer.options()}


@admin.register(ImportRun)
class ImportRunAdmin(RecordAdmin[ImportRun]):
    """The pages are our own; the list and who may see it are as everywhere."""

    list_display = ["file_name", "what", "state", "by", "created_at", "written"]
    list_filter = ["state", "importer"]
    list_select_related = ["by"]
    search_fields = ["file_name", "sha256", "by__name"]
    date_hierarchy = "created_at"
    ordering = ["-created_at", "-pk"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        may_add = request.user.has_perm("curation.add_importrun")
        return may_add and bool(importers_for(signed_in(request)))

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportRun]:
        runs = ImportRun.objects.visible_to(request.user)
        return runs.defer("upload", "plan").order_by(*self.ordering)

    @admin.display(description=gettext_lazy("kind"))
    def what(self, run: ImportRun) -> str:
        importer = importer_of(run.importer)
        return str(importer.label) if importer else run.importer

    @admin.display(description=gettext_lazy("records written"))
    def written(self, run: ImportRun) -> int | None:
        count: int | None = run.report.get("written")
        return count

    # --- bring a file ---

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        importers = importers_for(signed_in(request))
        asked = request.POST.get("importer") or request.GET.get("importer")
        chosen = next((i for i in importers if i.key == asked), importers[0])
        form = UploadForm(chosen)
        if request.method == "POST":
            form = UploadForm(chosen, request.POST, request.FILES)
            if form.is_valid() and (run := self._previewed(request, form)):
                return redirect("admin:curation_importrun_change", run.pk)
        return self._page(
            request,
            "upload.html",
            {"form": form, "importers": importers, "chosen": chosen},
            title=gettext("Import a file"),
            status=UNPROCESSABLE if form.errors else 200,
        )

    def _previewed(self, request: HttpRequest, form: UploadForm) -> ImportRun | None:
        try:
            return preview(
                importer=form.importer,
                upload=form.cleaned_data["file"],
                options=form.chosen(),
                by=signed_in(request),
            )
        except ColumnsUnknownError:
            return keep_file(
                importer=form.importer,
                upload=form.cleaned_data["file"],
                options=form.chosen(),
                by=signed_in(request),
            )
        except RefusedError as error:
            form.add_error("file", str(error))
            return None

    # --- say what its columns hold ---

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.columns_view)
        name = "curation_importrun_columns"
        return [path("<str:object_id>/columns/", page, name=name), *super().get_urls()]

    def columns_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = self._run(request, object_id)
        if not self._may(request, run):
            raise PermissionDenied
        page = open_page(request, run, importer_of(run.importer))
        if isinstance(page, HttpResponse):
            return page
        if request.method == "POST" and (made := page.answered()):
            return redirect("admin:curation_importrun_change", made.pk)
        return self._page(
            request,
            "columns.html",
            page.context(),
            title=gettext("What the columns hold"),
            status=UNPROCESSABLE if page.form.errors else 200,
        )

    # --- look at it, and import ---

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = self._run(request, object_id)
        if request.method == "POST":
            return self._import(request, run)
        is_to_decide = run.is_waiting and self._may(request, run)
        if is_to_decide and run.needs_columns:
            return redirect("admin:curation_importrun_columns", run.pk)
        page = ImportPage(run, importer_of(run.importer))
        return self._page(
            request,
            "preview.html" if is_to_decide else "report.html",
            {"page": page, "run": run},
            title=run.file_name,
        )

    def _run(self, request: HttpRequest, key: str) -> ImportRun:
        visible = ImportRun.objects.visible_to(request.user).select_related("by")
        if not KEY.fullmatch(key):
            raise Http404
        return get_object_or_404(visible, pk=int(key))

    def _may(self, request: HttpRequest, run: ImportRun) -> bool:
        user, importer = signed_in(request), importer_of(run.importer)
        is_theirs = run.by_id == user.pk and self.has_add_permission(request)
        return is_theirs and importer is not None and importer.may_import(user)

    def _import(self, request: HttpRequest, run: ImportRun) -> HttpResponse:
        if not self._may(request, run):
            raise PermissionDenied
        try:
            carry_out(
                run=run, ticked=set(request.POST.getlist("row")), by=signed_in(request)
            )
        except ChangedMeanwhileError as error:
            messages.error(request, str(error))
            return self._look_again(request, run)
        except RefusedError as error:
            messages.error(request, str(error))
        return redirect("admin:curation_importrun_change", run.pk)

    def _look_again(self, request: HttpRequest, run: ImportRun) -> HttpResponse:
        try:
            fresh = again(run, signed_in(request))
        except RefusedError as error:
            messages.error(request, str(error))
            return redirect("admin:curation_importrun_add")
        return redirect("admin:curation_importrun_change", fresh.pk)

    def _page(
        self,
        request: HttpRequest,
        template: str,
        context: dict[str, Any],
        *,
        title: str,
        status: int = 200,
    ) -> HttpResponse:
        known = self.admin_site.each_context(request)
        shared = {"opts": self.opts, "title": title, "has_add": True}
        return render(
            request, f"{TEMPLATES}/{template}", known | shared | context, status=status
        )
