"""What a curator does with ticked resources: merge two, or take a file along."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.requests import signed_in
from curation.kinds import RefusedError
from training.export_views import csv_of
from training.merge_form import MergeForm
from training.merging import merge_resources
from training.models import LearningResource

TWO = 2


class CatalogueActions(admin.ModelAdmin[LearningResource]):
    """Beside the actions that every list has."""

    @admin.action(description=_("Merge two that are the same"), permissions=["change"])
    def merge(
        self, request: HttpRequest, queryset: QuerySet[LearningResource]
    ) -> HttpResponse | None:
        """Ask which stays; with the answer, merge."""
        pair = list(queryset.select_related("provider").order_by("pk")[: TWO + 1])
        if len(pair) != TWO or any(resource.merged_into_id for resource in pair):
            words = gettext("Tick two resources, none of them merged already.")
            self.message_user(request, words, messages.ERROR)
            return None
        form = MergeForm(pair, *([request.POST] if "stays" in request.POST else []))
        if not form.is_valid():
            return self._ask(request, form)
        return self._merge(request, form)

    def _ask(self, request: HttpRequest, form: MergeForm) -> HttpResponse:
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Merge two that are the same"),
            "form": form,
        }
        return render(request, "admin/training/learningresource/merge.html", context)

    def _merge(self, request: HttpRequest, form: MergeForm) -> HttpResponse | None:
        stays, gone, taken = form.decided()
        try:
            kept = merge_resources(
                stays=stays, gone=gone, taken=taken, by=signed_in(request)
            )
        except RefusedError as error:
            self.message_user(request, str(error), messages.ERROR)
            return None
        words = gettext("%(gone)s is one with %(it)s now; its address leads there.")
        words %= {"gone": gone.slug, "it": kept}
        self.log_change(request, kept, words)
        self.message_user(request, words, messages.SUCCESS)
        return redirect(
            reverse("admin:training_learningresource_change", args=[kept.pk])
        )

    @admin.action(description=_("Save as a file (CSV)"), permissions=["view"])
    def save_as_csv(
        self, request: HttpRequest, queryset: QuerySet[LearningResource]
    ) -> HttpResponse:
        """Answer with the ticked resources, in the columns that an import takes in."""
        chosen = queryset.values("pk")
        return csv_of(LearningResource.objects.filter(pk__in=chosen))
