"""Background work in the admin: seen by those who keep the hub running."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.mail import EmailMessage

from accounts.models import QueuedMail
from rsehub.models import Job, JobError
from tests.factories import UserFactory

PAGE = "/admin/rsehub/job/"
LINK = "https://hub.example/accounts/confirm-email/secret/"


@pytest.fixture
def keeper(db):
    """Keeps the hub running: may do everything."""
    return UserFactory(email="kim@example.org", is_staff=True, is_superuser=True)


@pytest.fixture(autouse=True)
def _mail_is_queued(settings):
    settings.EMAIL_BACKEND = "accounts.mail_queue.QueueBackend"


def failed_mail(address: str = "eve@example.org") -> Job:
    EmailMessage("Confirm your address", f"Open {LINK}", to=[address]).send()
    job = Job.objects.latest("id")
    Job.objects.filter(pk=job.pk).update(status="failed", attempts=6)
    JobError.objects.create(job=job, line="The server said no to e…@example.org.")
    return job


def do(client, action: str, *jobs: Job):
    form = {"action": action, "_selected_action": [job.pk for job in jobs]}
    return client.post(PAGE, form, follow=True)


def words(response) -> str:
    return " ".join(response.content.decode().split())


def test_what_failed_is_listed_with_its_reason_and_names_nobody(client, keeper):
    failed_mail()
    client.force_login(keeper)

    page = words(client.get(PAGE))

    for word in ("send mail", "failed", "The server said no", "e…@example.org"):
        assert word in page
    for private in ("eve@example.org", LINK, "Confirm your address"):
        assert private not in page


def test_the_keeper_tries_again_and_the_mail_arrives(
    client, keeper, mail_queue, run_worker
):
    job = failed_mail()
    client.force_login(keeper)

    assert "One is tried again." in words(do(client, "try_again", job))
    run_worker()

    assert [message.to for message in mail.outbox] == [["eve@example.org"]]
    assert not Job.objects.exists()
    assert LogEntry.objects.get().change_message == "Tried again by hand"


def test_the_keeper_gives_up_and_the_mail_is_gone(client, keeper):
    job, other = failed_mail(), failed_mail("bob@example.org")
    client.force_login(keeper)

    assert "One is given up." in words(do(client, "give_up", job))

    assert Job.objects.get() == other
    assert QueuedMail.objects.get().recipients == ["bob@example.org"]
    assert LogEntry.objects.get().user == keeper


def test_dana_who_curates_sees_none_of_it(client, dana):
    job = failed_mail()
    client.force_login(dana)

    assert client.get(PAGE).status_code == 403
    assert do(client, "give_up", job).status_code == 403
    assert "/admin/rsehub/job/" not in client.get("/admin/").content.decode()


def test_who_may_look_may_not_touch(client, dana):
    dana.user_permissions.add(Permission.objects.get(codename="view_job"))
    job = failed_mail()
    client.force_login(dana)

    assert "The server said no" in words(client.get(PAGE))
    do(client, "give_up", job)
    do(client, "try_again", job)
    assert Job.objects.get().status == "failed"


@pytest.mark.parametrize("rest", ["add/", "1/change/", "1/delete/", "1/history/"])
def test_there_is_a_list_and_no_page_of_one_job(client, keeper, rest):
    client.force_login(keeper)

    assert client.get(f"{PAGE}{rest}").status_code == 404


@pytest.mark.parametrize("model", ["procrastinatejob", "procrastinateworker"])
def test_procrastinates_own_pages_are_not_there(client, keeper, model):
    client.force_login(keeper)

    assert client.get(f"/admin/procrastinate/{model}/").status_code == 404


def test_one_state_can_be_asked_for(client, keeper):
    failed_mail()
    EmailMessage("Hello", "A word.", to=["waits@example.org"]).send()
    client.force_login(keeper)

    waiting = words(client.get(PAGE, {"state": "todo"}))

    assert "w…@example.org" in waiting
    assert "e…@example.org" not in waiting
    assert client.get(PAGE, {"state": "sideways"}).status_code == 200


def test_work_that_waits_for_nobody_is_said_loudly(client, keeper):
    client.force_login(keeper)
    assert "No worker is running." in words(client.get(PAGE))
    assert "errornote" not in words(client.get(PAGE))

    EmailMessage("Hello", "A word.", to=["alice@example.org"]).send()

    page = words(client.get(PAGE))
    assert "One job waits, and no worker is there to do it." in page
    assert "errornote" in page


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, keeper, django_assert_num_queries, size
):
    for number in range(size):
        failed_mail(f"p{number}@example.org")
    client.force_login(keeper)

    with django_assert_num_queries(8):
        client.get(PAGE)
