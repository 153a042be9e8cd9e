"""Organisations and teams in the admin, for superusers: which there are, and which
mail domains are an organisation's. Who is in a team with what is no business of theirs.
"""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm
from curation.counting import count_of
from teams.models import MailDomain, Membership, Organisation, Team


class DomainRows(admin.TabularInline[MailDomain, Organisation]):
    model = MailDomain
    extra = 0
    fields = ["domain"]


@admin.register(Organisation)
class OrganisationAdmin(HubAdmin[Organisation]):
    form = SeenForm[Organisation]
    list_display = ["name", "ror", "team_count", "joins_benchmark"]
    search_fields = ["name", "slug", "ror", "domains__domain"]
    ordering = [Lower("name"), "pk"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "ror", "joins_benchmark", "owners"]
    autocomplete_fields = ["owners"]
    inlines = [DomainRows]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organisation]:
        organisations = super().get_queryset(request)
        return organisations.annotate(team_count=count_of(Team, "organisation"))

    @admin.display(description=_("teams"), ordering="team_count")
    def team_count(self, organisation: Organisation) -> int:
        return getattr(organisation, "team_count", 0)


@admin.register(Team)
class TeamAdmin(admin.ModelAdmin[Team]):
    """Read-only: a team is its managers'."""

    list_per_page = 50
    show_full_result_count = False
    list_display = ["name", "organisation", "parent", "member_count", "archived_at"]
    list_select_related = ["organisation", "parent"]
    search_fields = ["name", "slug", "organisation__name"]
    ordering = [Lower("name"), "pk"]
    fields = ["name", "slug", "organisation", "parent", "created_at", "archived_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Team]:
        teams = super().get_queryset(request)
        return teams.annotate(member_count=count_of(Membership, "team"))

    @admin.display(description=_("people ever"), ordering="member_count")
    def member_count(self, team: Team) -> int:
        return getattr(team, "member_count", 0)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Team | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Team | None = None
    ) -> bool:
        return False
