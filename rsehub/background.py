"""What keeps the background work going: its errors, its leftovers, its worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from procrastinate import App, JobContext
from procrastinate.contrib.django.models import ProcrastinateWorker
from procrastinate.worker import Worker

from accounts.masking import masked_line
from accounts.sessions import forget_ended_sessions
from curation.importing import forget_files
from rsehub.models import Job, JobError

KEPT_FOR = timedelta(days=14)  # what failed: long enough to look into it
GONE_AFTER = timedelta(seconds=60)  # a worker that is alive is seen every ten
SILENT_AFTER = timedelta(minutes=5)
MOST_TRIES = 10


# --- errors ----------------------------------------------------------------------


def prepare(app: App) -> None:
    """Have every worker keep what went wrong: procrastinate itself keeps it nowhere."""
    app.worker_defaults["task_middleware"] = [
        *(app.worker_defaults.get("task_middleware") or []),
        keep_error,
    ]


def keep_error(
    call_next: Callable[[], Any], context: JobContext, worker: Worker
) -> Any:
    try:
        return call_next()
    except Exception as error:
        # When the database is what failed, the task's own error says more.
        with suppress(DatabaseError):
            line = masked_line(str(error)) or type(error).__name__
            JobError.objects.update_or_create(
                job_id=context.job.id, defaults={"line": line}
            )
        raise


# --- by hand ---------------------------------------------------------------------


def try_again(keys: Iterable[int]) -> int:
    """Have jobs that failed, or wait for a later try, run now; return how many."""
    chosen = Job.objects.filter(pk__in=list(keys), status__in=("failed", "todo"))
    count: int = chosen.update(**_now())
    return count


def _now() -> dict[str, Any]:
    # Without the lock that keeps a second one from being asked for: there may be one.
    return {"status": "todo", "scheduled_at": timezone.now(), "queueing_lock": None}


def give_up(keys: Iterable[int]) -> int:
    """Delete jobs, and with them their mail, unless they run; return how many."""
    with transaction.atomic():
        chosen = Job.objects.filter(pk__in=list(keys)).exclude(status="doing")
        found = list(chosen.select_for_update().values_list("pk", flat=True))
        Job.objects.filter(pk__in=found).delete()
    return len(found)


# --- by the clock ----------------------------------------------------------------


def rescue_jobs() -> None:
    """Take up the jobs of workers that ended without a word, such as by a kill.

    A job that was cut off again and again may be what ends the workers: it fails.
    """
    limit = timezone.now() - GONE_AFTER
    nobodys = Q(worker=None) | Q(worker__last_heartbeat__lt=limit)
    left = Job.objects.filter(nobodys, status="doing")
    keys = list(left.values_list("pk", flat=True))
    found = Job.objects.filter(pk__in=keys, status="doing")
    found.filter(attempts__gte=MOST_TRIES).update(status="failed")
    found.update(**_now(), attempts=F("attempts") + 1)


def clean_up() -> None:
    """Delete what has had its time: sessions, files to import, what failed long ago."""
    forget_ended_sessions()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM hub_cache WHERE expires < now()")
    forget_files()
    old = Job.objects.ended_before(timezone.now() - KEPT_FOR)
    give_up(old.values_list("pk", flat=True))


# --- the worker ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WorkerState:
    """Whether somebody does the work."""

    last_seen: datetime | None
    waiting: int
    failed: int

    @property
    def is_silent(self) -> bool:
        """Work waits, and no worker was seen for a while."""
        limit = timezone.now() - SILENT_AFTER
        return self.waiting > 0 and (self.last_seen is None or self.last_seen < limit)


def worker_state() -> WorkerState:
    newest = ProcrastinateWorker.objects.order_by("-last_heartbeat").first()
    return WorkerState(
        last_seen=newest.last_heartbeat if newest else None,
        waiting=Job.objects.due().count(),
        failed=Job.objects.filter(status="failed").count(),
    )
