"""Curation of entries in the admin: what they say, with the rows that belong there."""

from __future__ import annotations

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communities.admin.rows import ChannelRows, CountRows, RelationRows, ServiceRows
from communities.countries import country_names
from communities.fields import CountriesField, LanguagesField, ShortLinesField
from communities.models import Community
from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm

CODES = _("Codes such as en or es, one a line.")


class CommunityForm(SeenForm[Community]):
    rows = ("channels", "relations", "services", "member_counts")
    countries = CountriesField(
        label=_("Countries"), required=False, help_text=_("One a line.")
    )
    languages = LanguagesField(label=_("Languages"), required=False, help_text=CODES)
    themes = ShortLinesField(
        label=_("Themes"), required=False, help_text=_("One a line.")
    )
    former_names = ShortLinesField(
        label=_("Former names"), required=False, help_text=_("One a line.")
    )
    locked = ShortLinesField(
        label=_("Fields that imports leave alone"),
        required=False,
        help_text=_("By their names, such as name or status, one a line."),
    )

    def clean_locked(self) -> list[str]:
        locked: list[str] = self.cleaned_data["locked"]
        known = {field.name for field in Community._meta.concrete_fields}
        for name in sorted(set(locked) - known):
            raise ValidationError(
                gettext("A community has no field “%(name)s”."), params={"name": name}
            )
        return locked


@admin.register(Community)
class CommunityAdmin(HubAdmin[Community]):
    form = CommunityForm
    kind = "community"
    list_display = ["name", "kind", "status", "shown_countries", "verified_at"]
    list_filter = ["status", "kind", "scope", "is_seeking_funding"]
    search_fields = ["name", "slug", "acronym", "city", "region"]
    ordering = [Lower("name"), "pk"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["merged_into"]
    inlines = [ChannelRows, RelationRows, ServiceRows, CountRows]
    fieldsets = [
        (None, {"fields": ["name", "slug", "acronym", "former_names", "summary"]}),
        (
            _("About it"),
            {
                "fields": [
                    "description",
                    ("kind", "scope"),
                    ("status", "merged_into"),
                    "themes",
                    "languages",
                ]
            },
        ),
        (
            _("Where"),
            {"fields": ["countries", "region", "city", ("latitude", "longitude")]},
        ),
        (
            _("When"),
            {
                "fields": [
                    ("founded_on", "founded_precision"),
                    ("registered_on", "registered_precision"),
                    ("retired_on", "retired_precision"),
                ]
            },
        ),
        (
            _("Who leads it, and how to reach it"),
            {
                "fields": [
                    "governance",
                    "elections",
                    "succession",
                    "conduct_url",
                    "membership_is_open",
                    "contact_url",
                    "contact_email",
                ]
            },
        ),
        (
            _("Legal form and money"),
            {
                "fields": [
                    "legal_form",
                    "registration",
                    "ror",
                    ("can_receive_money", "fiscal_host"),
                    "fees",
                    "staff",
                    ("is_seeking_funding", "shows_runway"),
                ]
            },
        ),
        (
            _("Where this comes from"),
            {
                "fields": [
                    "source",
                    "source_url",
                    ("source_revision", "source_licence"),
                    ("collected_by", "collected_on"),
                    "locked",
                ]
            },
        ),
    ]

    @admin.display(description=_("countries"))
    def shown_countries(self, community: Community) -> str:
        return ", ".join(country_names(community.countries))
