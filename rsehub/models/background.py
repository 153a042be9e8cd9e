"""What the hub keeps about its background work, beside procrastinate's own tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import (
    ProcrastinateEvent,
    ProcrastinateJob,
)

ENDED = ("failed", "cancelled", "aborted", "succeeded")


class JobQuerySet(QuerySet["Job"]):
    def due(self) -> JobQuerySet:
        """Return what a worker would take up now."""
        is_time = Q(scheduled_at=None) | Q(scheduled_at__lte=timezone.now())
        return self.filter(is_time, status="todo")

    def with_story(self) -> Any:
        """Add when each last changed, what went wrong, and whom its mail is for."""
        # An event "scheduled" tells of the future.
        happened = ProcrastinateEvent.objects.filter(job_id=OuterRef("pk"))
        last = happened.exclude(type="scheduled").order_by("-id").values("at")[:1]
        return self.annotate(
            changed_at=Subquery(last),
            error_line=F("error__line"),
            recipients=F("queued_mail__recipients"),
        )

    def failed_first(self) -> JobQuerySet:
        place = [When(status="failed", then=Value(0)), When(status="doing", then=1)]
        order = Case(*place, default=2, output_field=models.IntegerField())
        return self.order_by(order, "-id")

    def ended_before(self, moment: datetime) -> JobQuerySet:
        """Return jobs that nothing happens to any more, since before `moment`."""
        story: JobQuerySet = self.with_story()
        return story.filter(Q(("changed_at__lt", moment)), status__in=ENDED)


JobManager = models.Manager.from_queryset(JobQuerySet)


class Job(ProcrastinateJob):
    """A piece of background work, under the name that the admin shows it by."""

    # procrastinate's own manager refuses to change anything.
    objects: ClassVar[Any] = JobManager()  # type: ignore[assignment]

    class Meta:
        proxy = True
        verbose_name = _("background job")
        verbose_name_plural = _("background jobs")

    def __str__(self) -> str:
        return f"{self.task_name} {self.pk}"


class JobError(models.Model):
    """What went wrong at a job's last try, in one line that names nobody.

    The database deletes it with the job (see the migration).
    """

    job = models.OneToOneField(
        ProcrastinateJob,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        primary_key=True,
        related_name="error",
    )
    line = models.TextField()

    def __str__(self) -> str:
        return self.line
