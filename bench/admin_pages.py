"""Which pages of the admin are measured: all of every model's, by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.db.models import Count, ForeignKey, Model
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from bench.pages import Page
from curation.models import ImportRun
from curation.plans import FieldChange, Plan, RowChange, rows_of

TERM = "made-up"
PREVIEWED = 1_000
OLD = "What one does with it, in the words of the version before."
NEW = "What one does with it, in the words of this version, at some length."


def admin_pages() -> Iterator[Page]:
    """Yield the first page, then list, search, forms and history of every model."""
    yield Page("Admin", reverse("admin:index"))
    for model, pages in sorted(
        admin.site._registry.items(),  # noqa: SLF001  there is no public way to ask
        key=lambda pair: pair[0]._meta.label,
    ):
        for name, url in _pages_of(model, pages):
            what = f"Admin, {model._meta.verbose_name_plural}, {name}"
            yield Page(what, url)
    yield from _choices()


def _pages_of(model: type[Model], pages: ModelAdmin[Any]) -> Iterator[tuple[str, str]]:
    record = _largest(model, pages)
    args = [record] if record else []
    wanted: dict[str, tuple[str, list[Any]]] = {
        "list": ("changelist", []),
        "add": ("add", []),
    }
    if record:
        wanted |= {each: (each, args) for each in ("change", "history", "delete")}
    for name, (view, at) in wanted.items():
        try:
            yield name, _url(model, view, at)
        except NoReverseMatch:  # a model may have its list alone
            continue
    if pages.search_fields:
        yield "search", f"{_url(model, 'changelist', [])}?q={TERM}"


def _url(model: type[Model], view: str, args: list[Any]) -> str:
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{view}", args=args)


def _largest(model: type[Model], pages: ModelAdmin[Any]) -> Any:
    """Return the key of the record with the most rows in the first of its inlines."""
    rows = model._default_manager.order_by("-pk")
    inlines = pages.get_inlines(None, rows.first())  # type: ignore[arg-type]
    ties = [
        field.related_query_name()
        for inline in inlines[:1]
        for field in inline.model._meta.fields
        if isinstance(field, ForeignKey) and field.related_model is model
    ]
    if ties:
        rows = rows.annotate(held=Count(ties[0])).order_by("-held", "-pk")
    return rows.values_list("pk", flat=True).first()


def _choices() -> Iterator[Page]:
    """Yield what every field that completes what one types asks for."""
    for model, pages in admin.site._registry.items():  # noqa: SLF001  as above
        for name in pages.get_autocomplete_fields(None):  # type: ignore[arg-type]
            asked = {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name,
                "field_name": name,
                "term": "skill",
            }
            yield Page(
                f"Admin, choose {name} of {model._meta.verbose_name}",
                f"{reverse('admin:autocomplete')}?{urlencode(asked)}",
            )


def import_page(superuser: User) -> Page:
    """Make a preview of a thousand records, one in ten of them changed, to tick."""
    changes = [
        RowChange(
            record=f"skill made-up-{number}",
            title=f"Made-up skill {number}",
            fields=(FieldChange("description", OLD if number % 10 == 0 else "", NEW),),
            is_new=number % 10 > 0,
            within=f"Competency {number // 8}",
        )
        for number in range(PREVIEWED)
    ]
    run = ImportRun.objects.create(
        by=superuser,
        importer="framework",
        file_name="made-up.zip",
        plan=Plan("direct", rows_of(changes), (), {}).as_dict(),
    )
    return Page(
        f"Admin, preview of {PREVIEWED} records", _url(ImportRun, "change", [run.pk])
    )
