"""Comments in the admin, for whoever keeps them decent."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from challenges.models import Comment
from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm


class CommentForm(SeenForm[Comment]):
    """Whether the comment is hidden, and why."""


@admin.register(Comment)
class CommentAdmin(HubAdmin[Comment]):
    """A comment can be hidden; the admin's own history says by whom."""

    form = CommentForm
    list_display = ["start", "challenge", "is_hidden"]
    list_filter = ["is_hidden"]
    list_select_related = ["challenge"]
    search_fields = ["text", "challenge__title"]
    ordering = ["-said_at", "-pk"]
    readonly_fields = ["challenge", "text"]
    fieldsets = [(None, {"fields": ["challenge", "text", "is_hidden", "why_hidden"]})]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=_("comment"), ordering="text")
    def start(self, comment: Comment) -> str:
        return Truncator(comment.text).chars(80)
