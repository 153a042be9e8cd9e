"""Filters of the admin's lists."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from competencies.models import FrameworkVersion


class VersionFilter(admin.SimpleListFilter):
    """Keep one version; each says whether it is a draft."""

    title = _("version")
    parameter_name = "version"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        versions = FrameworkVersion.objects.select_related("framework")
        return [
            (str(version.pk), f"{version} ({version.get_status_display()})")
            for version in versions.order_by("framework__name", "-pk")
        ]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> QuerySet[Any] | None:
        known = {key for key, _words in self.lookup_choices}
        value = self.value()
        return queryset.filter(version=value) if value in known else None


class HasRowsFilter(admin.SimpleListFilter):
    """Keep what has rows of the relation `related`, or what has none."""

    related: ClassVar[str]
    words: ClassVar[tuple[StrOrPromise, StrOrPromise]] = (_("With"), _("Without"))

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, StrOrPromise]]:
        return list(zip(("yes", "no"), self.words, strict=True))

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> QuerySet[Any] | None:
        if self.value() not in {"yes", "no"}:
            return None
        rows = {f"{self.related}__isnull": False}
        having = queryset.model._default_manager.filter(**rows).values("pk")
        if self.value() == "yes":
            return queryset.filter(pk__in=having)
        return queryset.exclude(pk__in=having)
