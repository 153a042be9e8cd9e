"""What the hub says about itself, in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.admin.base import HubAdmin
from competencies.admin.seen import SeenForm
from rsehub.models import Operator, ProjectLink

ABOUT_THE_OPERATOR = _(
    "The pages about privacy, terms and contact say what stands here, and say of what "
    "is empty that nobody has told yet. Superusers alone change it."
)
ABOUT_LINKS = _(
    "Shown on the page about this hub; channels on the contact page too. A meeting is "
    "listed as coming until its last day is over. Who runs this hub is another page, "
    "which superusers alone change."
)


class OperatorForm(SeenForm[Operator]):
    class Meta:
        widgets = {
            name: forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})
            for name in ("postal_address", "hosting")
        }


@admin.register(Operator)
class OperatorAdmin(HubAdmin[Operator]):
    """One page, not a list: there is one operator."""

    form = OperatorForm
    fieldsets = [
        (
            None,
            {
                "description": ABOUT_THE_OPERATOR,
                "fields": ["name", "legal_form", "seat", "law"],
            },
        ),
        (_("How to reach them"), {"fields": ["postal_address", "email"]}),
        (
            _("People's data"),
            {"fields": ["data_protection", "hosting", "log_days", "backup_days"]},
        ),
    ]

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Go to the one page there is, or to where it begins."""
        operator = Operator.objects.first()
        if operator is not None:
            return redirect("admin:rsehub_operator_change", operator.pk)
        if self.has_add_permission(request):
            return redirect("admin:rsehub_operator_add")
        return super().changelist_view(request, *args, **kwargs)

    def response_post_save_add(
        self, request: HttpRequest, obj: Operator
    ) -> HttpResponseRedirect:
        return redirect("contact")

    def response_post_save_change(
        self, request: HttpRequest, obj: Operator
    ) -> HttpResponseRedirect:
        return redirect("contact")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _is_superuser(request) and not Operator.objects.exists()

    def has_change_permission(
        self, request: HttpRequest, obj: Operator | None = None
    ) -> bool:
        return _is_superuser(request)

    def has_delete_permission(
        self, request: HttpRequest, obj: Operator | None = None
    ) -> bool:
        return _is_superuser(request)


@admin.register(ProjectLink)
class ProjectLinkAdmin(HubAdmin[ProjectLink]):
    form = SeenForm[ProjectLink]
    list_display = ["title", "kind", "starts_on", "ends_on", "position", "is_shown"]
    list_filter = ["kind", "is_shown"]
    search_fields = ["title", "text", "url"]
    ordering = ["kind", "position", "title", "pk"]
    fieldsets = [
        (
            None,
            {
                "description": ABOUT_LINKS,
                "fields": ["kind", "title", "url", "text"],
            },
        ),
        (_("When"), {"fields": ["starts_on", "ends_on"]}),
        (_("Where it stands"), {"fields": ["position", "is_shown"]}),
    ]


def _is_superuser(request: HttpRequest) -> bool:
    user = request.user
    return isinstance(user, User) and user.is_active and user.is_superuser
