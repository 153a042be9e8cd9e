"""People around communities: curators appoint maintainers, and name who agreed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from communities.admin.activities import OfACommunityAdmin
from communities.models import Claim, Leader, Maintainer, PrivateContact
from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm


@admin.register(Leader)
class LeaderAdmin(OfACommunityAdmin[Leader]):
    """Who leads what. That somebody agreed is theirs to say, by the mailed link."""

    form = SeenForm[Leader]
    kind = ""
    list_display = ["name", "community", "role", "consented_at"]
    list_filter = [("consented_at", admin.EmptyFieldListFilter)]
    search_fields = ["name", "community__name"]
    ordering = ["name", "pk"]
    readonly_fields = ["consented_at"]
    fieldsets = [
        (
            None,
            {"fields": ["community", "name", "role", "url", "email", "consented_at"]},
        ),
        (_("When"), {"fields": [("started_on", "ended_on")]}),
    ]


@admin.register(PrivateContact)
class PrivateContactAdmin(OfACommunityAdmin[PrivateContact]):
    form = SeenForm[PrivateContact]
    kind = ""
    list_display = ["community", "name", "email"]
    search_fields = ["name", "community__name"]
    ordering = ["community__name", "pk"]
    fieldsets = [(None, {"fields": ["community", "name", "email"]})]


@admin.register(Maintainer)
class MaintainerAdmin(OfACommunityAdmin[Maintainer]):
    form = SeenForm[Maintainer]
    kind = ""
    list_display = ["community", "user", "is_primary", "since"]
    list_select_related = ["community", "user"]
    search_fields = ["community__name"]
    ordering = ["community__name", "pk"]
    raw_id_fields = ["user"]
    fieldsets = [(None, {"fields": ["community", "user", "is_primary"]})]


@admin.register(Claim)
class ClaimAdmin(HubAdmin[Claim]):
    """What was claimed, to look through; it is decided on the hub's own page."""

    list_display = ["community", "method", "state", "created_at"]
    list_filter = ["state", "method"]
    list_select_related = ["community"]
    search_fields = ["community__name"]
    ordering = ["-created_at", "-pk"]
    fieldsets = [
        (None, {"fields": ["community", "method", "state", "words", "reason"]})
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
