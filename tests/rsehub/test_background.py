"""Work that was left lying is taken up; what has had its time is deleted."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.cache.backends.db import DatabaseCache
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from accounts.models import QueuedMail
from rsehub.background import (
    KEPT_FOR,
    MOST_TRIES,
    clean_up,
    give_up,
    rescue_jobs,
    try_again,
    worker_state,
)
from rsehub.models import Job, JobError
from rsehub.tasks import clean_up as clean_up_task
from rsehub.tasks import rescue_jobs as rescue_task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_is_queued(settings):
    settings.EMAIL_BACKEND = "accounts.mail_queue.QueueBackend"


def a_job(**state) -> Job:
    """Queue a mail, and put its job into the state that a test begins with."""
    EmailMessage("Hello", "A word.", to=["alice@example.org"]).send()
    job = Job.objects.latest("id")
    Job.objects.filter(pk=job.pk).update(**state)
    return Job.objects.get(pk=job.pk)


def a_worker(seen_ago: timedelta) -> ProcrastinateWorker:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)",
            [timezone.now() - seen_ago],
        )
    return ProcrastinateWorker.objects.latest("id")


def states() -> list[tuple[str, int]]:
    return list(Job.objects.order_by("id").values_list("status", "attempts"))


# --- jobs whose worker is gone ---------------------------------------------------


def test_a_job_whose_worker_was_killed_is_taken_up_by_another():
    a_job(status="doing", worker=a_worker(timedelta(minutes=3)))
    a_job(status="doing", worker=None)

    rescue_jobs()

    assert states() == [("todo", 1), ("todo", 1)]
    assert Job.objects.due().count() == 2


def test_a_job_of_a_living_worker_is_left_to_it():
    a_job(status="doing", worker=a_worker(timedelta(seconds=12)))

    rescue_jobs()

    assert states() == [("doing", 0)]


def test_a_job_that_is_cut_off_again_and_again_fails():
    a_job(status="doing", worker=None, attempts=MOST_TRIES)

    rescue_jobs()

    assert states() == [("failed", MOST_TRIES)]


def test_a_job_of_which_another_waits_already_does_not_stop_the_rescue():
    a_job(queueing_lock="one of these")
    a_job(status="doing", worker=None, queueing_lock="one of these")

    rescue_jobs()

    assert states() == [("todo", 0), ("todo", 1)]


# --- cleaning --------------------------------------------------------------------


def days_ago(job: Job, days: float) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_events SET at = now() - %s WHERE job_id = %s",
            [timedelta(days=days), job.pk],
        )


def test_what_failed_is_kept_for_two_weeks_and_then_deleted_with_its_mail():
    old, young, waiting = a_job(status="failed"), a_job(status="failed"), a_job()
    JobError.objects.create(job=old, line="no")
    days_ago(old, KEPT_FOR.days + 0.1)
    days_ago(young, KEPT_FOR.days - 0.1)
    days_ago(waiting, KEPT_FOR.days + 9)

    clean_up()

    kept = {young.pk, waiting.pk}
    assert set(Job.objects.values_list("pk", flat=True)) == kept
    assert set(QueuedMail.objects.values_list("pk", flat=True)) == kept
    assert not JobError.objects.exists()


def test_sessions_that_ended_are_deleted(client, alice):
    client.force_login(alice)
    Session.objects.create(
        session_key="over", expire_date=timezone.now() - timedelta(days=1)
    )

    clean_up()

    assert Session.objects.get().session_key == client.session.session_key


def test_cached_values_that_ended_are_deleted():
    cache = DatabaseCache("hub_cache", {})
    cache.set("kept", 1, timeout=60)
    cache.set("ended", 1, timeout=60)
    with connection.cursor() as cursor:
        ended = [timezone.now() - timedelta(hours=1), ":1:ended"]
        cursor.execute("UPDATE hub_cache SET expires = %s WHERE cache_key = %s", ended)
        clean_up()
        cursor.execute("SELECT cache_key FROM hub_cache")
        assert cursor.fetchall() == [(":1:kept",)]


def test_the_clock_knows_all():
    schedule = {
        task.task.name: task.cron
        for task in rescue_task.blueprint.periodic_registry.periodic_tasks.values()
    }

    assert schedule == {
        "check_links": "*/5 * * * *",
        "refresh_search_words": "25 * * * *",
        "rescue_jobs": "* * * * *",
        "clean_up": "7 * * * *",
        "take_snapshots": "17 1 1-7 1,4,7,10 *",
        "mail_saved_searches": "23 6 * * *",
        "ask_still_right": "41 7 * * *",
        "tell_of_ending_money": "52 7 * * *",
        "make_benchmark_releases": "47 2 1-7 1,4,7,10 *",
        "read_measures": "30 3 * * *",
    }
    assert clean_up_task(timestamp=0) is None


# --- by hand ---------------------------------------------------------------------


def test_what_failed_or_waits_for_later_is_tried_now_and_what_runs_is_let_be():
    later = timezone.now() + timedelta(hours=5)
    failed, waits = a_job(status="failed"), a_job(scheduled_at=later)
    runs = a_job(status="doing")

    assert try_again([failed.pk, waits.pk, runs.pk]) == 2

    assert set(Job.objects.due()) == {failed, waits}


def test_what_is_given_up_goes_with_its_mail_unless_it_runs():
    failed, runs = a_job(status="failed"), a_job(status="doing")

    assert give_up([failed.pk, runs.pk]) == 1

    assert QueuedMail.objects.get().pk == runs.pk
    assert Job.objects.get() == runs


# --- the worker ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen_ago", "waits", "silent"),
    [
        (timedelta(seconds=5), True, False),
        (timedelta(minutes=4), True, False),
        (timedelta(minutes=6), True, True),
        (timedelta(minutes=6), False, False),
        (None, True, True),
        (None, False, False),
    ],
)
def test_silence_is_when_work_waits_and_nobody_was_seen(seen_ago, waits, silent):
    if seen_ago is not None:
        a_worker(seen_ago)
    a_job() if waits else a_job(scheduled_at=timezone.now() + timedelta(hours=1))

    assert worker_state().is_silent is silent
    assert worker_state().waiting == int(waits)
