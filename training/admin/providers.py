"""Curation of providers in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm
from curation.counting import count_of
from training.models import LearningResource, Provider


@admin.register(Provider)
class ProviderAdmin(HubAdmin[Provider]):
    form = SeenForm[Provider]
    kind = "provider"
    list_display = ["name", "url", "resource_count"]
    search_fields = ["name", "slug", "url", "ror"]
    ordering = [Lower("name"), "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "url", "ror"]}),
        (_("About it"), {"fields": ["description"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provider]:
        providers = super().get_queryset(request)
        return providers.annotate(resource_count=count_of(LearningResource, "provider"))

    @admin.display(description=_("resources"), ordering="resource_count")
    def resource_count(self, provider: Provider) -> int:
        return getattr(provider, "resource_count", 0)
