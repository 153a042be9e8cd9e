"""Sentences that people wrote of resources, for whoever keeps them decent."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm
from training.models import Review


class ReviewForm(SeenForm[Review]):
    """Whether the sentence is hidden, and why."""


@admin.register(Review)
class ReviewAdmin(HubAdmin[Review]):
    """A sentence can be hidden; who wrote it, and what they answered, is not shown.

    The admin's own history says who hid what, and when.
    """

    form = ReviewForm
    list_display = ["start", "resource", "is_hidden"]
    list_filter = ["is_hidden"]
    list_select_related = ["resource"]
    search_fields = ["sentence", "resource__title"]
    ordering = ["-said_at", "-pk"]
    readonly_fields = ["resource", "sentence"]
    fieldsets = [
        (None, {"fields": ["resource", "sentence", "is_hidden", "why_hidden"]})
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Review]:
        return super().get_queryset(request).exclude(sentence="")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("sentence"), ordering="sentence")
    def start(self, review: Review) -> str:
        return Truncator(review.sentence).chars(80)
