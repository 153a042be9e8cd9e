"""Fields that complete what one types, without a query for what is chosen already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import (
    AutocompleteMixin,
    AutocompleteSelect,
    AutocompleteSelectMultiple,
)
from django.core.exceptions import ValidationError
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest

M = TypeVar("M", bound=Model)


class _Known(AutocompleteMixin):
    """Leaves out what can't be a key, and asks the database for no name it knows."""

    known: Mapping[str, str] = {}

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        chosen = [str(key) for key in value if self._can_be(key)]
        if not self.known.keys() >= set(chosen):
            return super().optgroups(name, chosen, attr)
        return [(None, list(self._options(name, chosen)), 0)]

    def _can_be(self, key: Any) -> bool:
        """Say whether a value, from an address or a form, can name a record at all."""
        if key in (None, ""):
            return False
        try:
            self.field.target_field.run_validators(
                self.field.target_field.to_python(key)
            )
        except ValidationError:
            return False
        return True

    def _options(self, name: str, chosen: list[str]) -> Iterator[Any]:
        create: Any = self.create_option  # type: ignore[attr-defined]
        if not self.is_required and not self.allow_multiple_selected:  # type: ignore[attr-defined]
            yield create(name, "", "", selected=False, index=0)
        for place, key in enumerate(chosen, start=1):
            yield create(name, key, self.known[key], selected=True, index=place)


class KnownSelect(_Known, AutocompleteSelect):
    """One record to choose."""


class KnownSelectMultiple(_Known, AutocompleteSelectMultiple):
    """Several records to choose."""


class NamedChoices(BaseModelAdmin[M]):
    """Offers records with the names that the admin's own list gives them."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= self._choices(db_field, request, KnownSelect)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs |= self._choices(db_field, request, KnownSelectMultiple)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def _choices(
        self, db_field: Field[Any, Any], request: HttpRequest, widget: type[Any]
    ) -> dict[str, Any]:
        model: type[Model] = db_field.remote_field.model  # type: ignore[union-attr]
        rows: QuerySet[Model] = self.admin_site.get_model_admin(model).get_queryset(
            request
        )
        return {"widget": widget(db_field, self.admin_site), "queryset": rows}


def tell_known(form: forms.ModelForm[Any]) -> None:
    """Tell the fields of a form what the records are called that came along with it."""
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if not isinstance(widget, KnownSelect):
            continue
        if widget.field.is_cached(form.instance):
            record = getattr(form.instance, name)
            widget.known = {str(record.pk): str(record)} if record else {}
