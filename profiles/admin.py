"""Profiles in the admin: whose, of what and since when. What people said of
themselves stays private, so answers and goals have no page here."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from curation.counting import count_of
from profiles.models import Goal, Profile, SkillAssessment


@admin.register(Profile)
class ProfileAdmin(admin.ModelAdmin[Profile]):
    """Read-only, for superusers alone."""

    list_per_page = 50
    show_full_result_count = False
    list_display = ["owner", "framework", "version", "created_at", "answer_count"]
    list_filter = ["framework"]
    list_select_related = ["owner", "framework", "version__framework"]
    search_fields = ["owner__email", "owner__name"]
    ordering = ["-created_at", "-pk"]
    fields = [
        "owner",
        "framework",
        "version",
        "created_at",
        "answer_count",
        "goal_count",
    ]
    readonly_fields = ["answer_count", "goal_count"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Profile]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                answer_count=count_of(SkillAssessment, "profile"),
                goal_count=count_of(Goal, "profile"),
            )
        )

    @admin.display(description=_("skills answered"), ordering="answer_count")
    def answer_count(self, profile: Profile) -> int:
        return getattr(profile, "answer_count", 0)

    @admin.display(description=_("goals"))
    def goal_count(self, profile: Profile) -> int:
        return getattr(profile, "goal_count", 0)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _is_superuser(request)

    def has_view_permission(
        self, request: HttpRequest, obj: Profile | None = None
    ) -> bool:
        return _is_superuser(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Profile | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: Profile | None = None
    ) -> bool:
        return False


def _is_superuser(request: HttpRequest) -> bool:
    user = request.user
    return isinstance(user, User) and user.is_active and user.is_superuser
