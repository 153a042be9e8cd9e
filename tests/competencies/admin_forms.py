"""Fills in the admin's pages as a browser would."""

from __future__ import annotations

from typing import Any

from django import forms
from django.test import Client
from django.urls import reverse

from competencies.models import Framework, Tool


def page_of(record: Any, action: str = "change") -> str:
    """Return the address of a record's page in the admin."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{action}"
    return reverse(name, args=[record.pk])


def list_of(model: Any, action: str = "changelist") -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}")


def filled_in(response: Any) -> dict[str, Any]:
    """Return what a browser would send back from a page that nobody touched."""
    data = said_in(response.context["adminform"].form)
    for inline in response.context["inline_admin_formsets"]:
        data |= said_in(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= said_in(form)
    return data


def said_in(form: forms.BaseForm) -> dict[str, Any]:
    values = {bound.html_name: bound.value() for bound in form}
    empty = (None, False)
    return {
        name: value
        for name, value in values.items()
        if not any(value is nothing for nothing in empty)
    }


def save(client: Client, address: str, **changes: Any) -> Any:
    """Open a page, change some of its fields, save it; the answer follows through."""
    data = filled_in(client.get(address)) | changes
    return client.post(address, data, follow=True)


def add_row(prefix: str, at: int = 0, **values: Any) -> dict[str, Any]:
    """Return the fields of one more row in a page's inline."""
    row = {f"{prefix}-{at}-{name}": value for name, value in values.items()}
    return {f"{prefix}-TOTAL_FORMS": at + 1, **row}


def do(client: Client, action: str, *records: Any, **more: Any) -> Any:
    """Tick records in their list and carry an action out."""
    ticked = [record.pk for record in records]
    data = {"action": action, "_selected_action": ticked, **more}
    return client.post(list_of(records[0]), data, follow=True)


def said(response: Any) -> list[str]:
    """Return the messages on top of the page."""
    return [str(message) for message in response.context["messages"]]


def problems(response: Any) -> dict[str, list[str]]:
    """Return the page's errors by field, those of inline rows by prefix too."""
    found = dict(response.context["adminform"].form.errors)
    for inline in response.context["inline_admin_formsets"]:
        for form in inline.formset.forms:
            found |= {form.add_prefix(name): e for name, e in form.errors.items()}
    return {name: list(errors) for name, errors in found.items()}


def make_tool(framework: Framework, slug: str = "git") -> Tool:
    return Tool.objects.create(framework=framework, slug=slug, name=slug.capitalize())
