"""Rows of an entry, as tables in its form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from communities.models import (
    Channel,
    Community,
    MemberCount,
    Relation,
    SharedService,
)
from competencies.admin.base import FORM_FIELDS
from competencies.admin.cells import CellsForm
from competencies.admin.choices import NamedChoices
from curation.inlines import RowsOfOne


class Rows(NamedChoices[Any], admin.TabularInline[Any, Community]):
    form = CellsForm[Any]
    formset = RowsOfOne
    extra = 0
    formfield_overrides = FORM_FIELDS


class ChannelRows(Rows):
    model = Channel
    fields = ["kind", "label", "url", "join_url", "access", "language", "position"]


class RelationRows(Rows):
    model = Relation
    fk_name = "community"
    fields = ["kind", "other", "note"]
    autocomplete_fields = ["other"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("other")


class ServiceRows(Rows):
    model = SharedService
    fk_name = "community"
    fields = ["service", "state", "shares_with", "provider", "yearly_cost", "currency"]
    autocomplete_fields = ["shares_with"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("shares_with")


class CountRows(Rows):
    model = MemberCount
    fields = ["counted_on", "count", "what", "source"]
