"""Background jobs in the admin: what waits, runs and failed, and two things to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise
from procrastinate.contrib.django.models import ProcrastinateJob

from accounts.masking import masked_address
from rsehub.background import give_up, try_again, worker_state
from rsehub.models import Job, JobQuerySet

STATES: dict[str, StrOrPromise] = {
    "todo": gettext_lazy("waits"),
    "doing": gettext_lazy("runs"),
    "failed": gettext_lazy("failed"),
    "cancelled": gettext_lazy("called off"),
    "aborted": gettext_lazy("broken off"),
    "succeeded": gettext_lazy("done"),
}
NAMED_RECIPIENTS = 3

# Its page shows every argument of every job.
admin.site.unregister(ProcrastinateJob)


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(state, STATES[state]) for state in ("todo", "doing", "failed")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Job]) -> QuerySet[Job]:
        wanted = self.value()
        return queryset.filter(status=wanted) if wanted in STATES else queryset


@admin.register(Job)
class JobAdmin(admin.ModelAdmin[Job]):
    """A list alone: one job's page would have nothing more that one may see."""

    list_display = ["task", "state", "went_wrong", "to", "tries", "since", "next_try"]
    list_display_links = None
    list_filter = [StateFilter]
    list_per_page = 50
    show_full_result_count = False
    actions = ["try_again", "give_up"]

    def get_urls(self) -> list[URLPattern]:
        name = "rsehub_job_changelist"
        return [path("", self.admin_site.admin_view(self.changelist_view), name=name)]

    def get_queryset(self, request: HttpRequest) -> JobQuerySet:
        jobs: JobQuerySet = Job.objects.with_story()
        return jobs.failed_first()

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": _("Background jobs"), "worker": worker_state()}
        return super().changelist_view(request, (extra_context or {}) | context)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- what a row says ---

    @admin.display(description=gettext_lazy("task"))
    def task(self, job: Job) -> str:
        return job.task_name.replace("_", " ")

    @admin.display(description=gettext_lazy("state"))
    def state(self, job: Job) -> StrOrPromise:
        return STATES.get(job.status, job.status)

    @admin.display(description=gettext_lazy("since"))
    def since(self, job: Any) -> Any:
        return job.changed_at

    @admin.display(description=gettext_lazy("next try"), empty_value="")
    def next_try(self, job: Job) -> Any:
        return job.scheduled_at if job.status == "todo" else None

    @admin.display(description=gettext_lazy("tries"))
    def tries(self, job: Job) -> int:
        return job.attempts

    @admin.display(description=gettext_lazy("mail to"))
    def to(self, job: Any) -> str:
        named = [masked_address(each) for each in job.recipients or []]
        more = ["…"] if len(named) > NAMED_RECIPIENTS else []
        return ", ".join(named[:NAMED_RECIPIENTS] + more)

    @admin.display(description=gettext_lazy("what went wrong"))
    def went_wrong(self, job: Any) -> str:
        return job.error_line or ""

    # --- what one may do ---

    @admin.action(description=gettext_lazy("Try again"), permissions=["change"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        count = try_again(self._chosen(request, queryset, _("Tried again by hand")))
        self.message_user(
            request,
            ngettext("One is tried again.", "%(n)d are tried again.", count)
            % {"n": count},
        )

    @admin.action(
        description=gettext_lazy("Give up: delete it, and its mail"),
        permissions=["change"],
    )
    def give_up(self, request: HttpRequest, queryset: QuerySet[Job]) -> None:
        count = give_up(self._chosen(request, queryset, _("Given up by hand")))
        self.message_user(
            request,
            ngettext("One is given up.", "%(n)d are given up.", count) % {"n": count},
            messages.WARNING,
        )

    def _chosen(
        self, request: HttpRequest, queryset: QuerySet[Job], why: str
    ) -> Iterable[int]:
        """Return the keys of what was ticked, and write down who did what to it."""
        jobs = list(queryset)
        for job in jobs:
            self.log_change(request, job, why)
        return [job.pk for job in jobs]
