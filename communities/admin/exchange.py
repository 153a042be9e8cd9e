"""Curation of money, needs, offers and stories."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from communities.admin.activities import OfACommunityAdmin
from communities.fields import CountriesField, LanguagesField, ShortLinesField
from communities.models import CaseStudy, FundingRow, Need, Offer
from competencies.admin.seen import SeenForm


@admin.register(FundingRow)
class FundingRowAdmin(OfACommunityAdmin[FundingRow]):
    form = SeenForm[FundingRow]
    list_display = ["funder", "community", "kind", "starts_on", "ends_on", "state"]
    list_filter = ["state", "is_in_kind", "visibility", "kind"]
    search_fields = ["funder", "community__name", "purpose"]
    ordering = ["-starts_on", "pk"]
    fieldsets = [
        (None, {"fields": ["community", "funder", "kind", "is_in_kind", "purpose"]}),
        (_("How much"), {"fields": ["amount_raw", ("amount", "currency")]}),
        (
            _("When"),
            {
                "fields": [
                    ("starts_on", "starts_precision"),
                    ("ends_on", "ends_precision"),
                    "is_open_ended",
                ]
            },
        ),
        (
            _("Where this comes from"),
            {"fields": ["reference", "source", "visibility", "state"]},
        ),
    ]


@admin.register(Need)
class NeedAdmin(OfACommunityAdmin[Need]):
    form = SeenForm[Need]
    list_display = ["kind", "community", "words", "state"]
    list_filter = ["state", "kind"]
    search_fields = ["words", "community__name"]
    ordering = ["community__name", "kind", "pk"]
    fieldsets = [(None, {"fields": ["community", "kind", "words", "state", "since"]})]


class OfferForm(SeenForm[Offer]):
    countries = CountriesField(
        label=_("Countries"), required=False, help_text=_("One a line.")
    )
    languages = LanguagesField(
        label=_("Languages"),
        required=False,
        help_text=_("Codes such as en or es, one a line."),
    )
    asks_maturity = ShortLinesField(
        label=_("What it asks of a community"),
        required=False,
        help_text=_("By the names of the checklist's points, one a line."),
    )


@admin.register(Offer)
class OfferAdmin(OfACommunityAdmin[Offer]):
    form = OfferForm
    list_display = ["title", "community", "kind", "open_until", "is_withdrawn"]
    list_filter = ["kind", "is_withdrawn"]
    search_fields = ["title", "community__name"]
    ordering = ["community__name", "title", "pk"]
    fieldsets = [
        (None, {"fields": ["community", "kind", "title", "words", "url"]}),
        (
            _("For whom"),
            {
                "fields": [
                    "scope",
                    "countries",
                    "languages",
                    "eligibility",
                    "asks_maturity",
                    "limits",
                ]
            },
        ),
        (
            _("How to get it"),
            {"fields": ["how_to_apply", "decided", "open_until", "is_withdrawn"]},
        ),
    ]


@admin.register(CaseStudy)
class CaseStudyAdmin(OfACommunityAdmin[CaseStudy]):
    form = SeenForm[CaseStudy]
    list_display = ["title", "community", "written_on"]
    search_fields = ["title", "community__name"]
    ordering = ["-written_on", "pk"]
    fieldsets = [
        (None, {"fields": ["community", "title", "lead"]}),
        (
            _("The story"),
            {
                "fields": [
                    "challenge",
                    "need",
                    "solution",
                    "current_status",
                    "lessons",
                ]
            },
        ),
        (
            _("Where this comes from"),
            {"fields": ["written_on", "source_url", "licence"]},
        ),
    ]
