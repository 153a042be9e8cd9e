"""My data, by its pages."""

import io
import json
import zipfile

import pytest
from django.core import mail
from django.urls import reverse

from accounts.models import User
from tests.everything import ADDRESS, places_that_say, use_everything
from tests.factories import PASSWORD, UserFactory

DATA, DOWNLOAD, ERASE = (
    reverse(f"accounts:{name}") for name in ("data", "data-download", "data-erase")
)


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def zenobia(world, dana, client):
    """Signed in, and has just typed her password."""
    person = use_everything(world, dana)
    sign_in(client, person)
    mail.outbox.clear()
    return person


def sign_in(client, person) -> None:
    """Sign in, and type the password once more as sensitive pages ask."""
    client.force_login(person)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def test_zenobia_takes_everything_along(client, zenobia):
    answer = client.post(DOWNLOAD)

    assert answer["Content-Type"] == "application/zip"
    assert "no-store" in answer["Cache-Control"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        whole = json.loads(archive.read("everything.json"))
        assert "answers.csv" in archive.namelist()
    assert whole["account"][0]["address"] == ADDRESS


def test_the_password_is_asked_once_more(client, alice):
    client.force_login(alice)

    for answer in (client.post(DOWNLOAD), client.get(ERASE)):
        assert answer.status_code == 302
        assert "reauthenticate" in answer.url


def test_a_download_is_not_had_by_a_link(client, zenobia):
    assert client.get(DOWNLOAD).status_code == 405


def test_the_sixth_download_in_an_hour_waits(client, zenobia):
    kinds = [client.post(DOWNLOAD).status_code for _ in range(6)]

    assert kinds == [200] * 5 + [302]
    assert "Wait an hour" in text(client.get(DATA))


def test_the_page_says_what_goes_and_what_stays(client, zenobia):
    page = text(client.get(ERASE))

    assert "Your profiles, answers and goals" in page
    assert "without your name" in page


@pytest.mark.parametrize("typed", ["", "someone@example.org", "zenobia"])
def test_another_address_erases_nobody(client, zenobia, typed):
    answer = client.post(ERASE, {"address": typed})

    assert answer.status_code == 422
    assert User.objects.filter(pk=zenobia.pk).exists()


def test_zenobia_goes_and_hears_of_it_once(client, zenobia):
    answer = client.post(ERASE, {"address": f" {ADDRESS.upper()} "}, follow=True)

    assert "erased" in text(answer)
    assert client.get(DATA).status_code == 302
    assert [message.to for message in mail.outbox] == [[ADDRESS]]
    assert places_that_say(ADDRESS) == set()


def test_the_only_superuser_is_told_what_to_do_first(client, db):
    root = UserFactory(is_superuser=True, is_staff=True)
    sign_in(client, root)

    assert "Give somebody else that right first" in text(client.get(ERASE))
    assert client.post(ERASE, {"address": root.email}).status_code == 422
    assert User.objects.filter(pk=root.pk).exists()


@pytest.mark.parametrize("way", ["page", "action"])
def test_a_person_deleted_in_the_admin_leaves_as_little(client, world, dana, way):
    person = use_everything(world, dana)
    client.force_login(UserFactory(is_superuser=True, is_staff=True))

    if way == "page":
        client.post(f"/admin/accounts/user/{person.pk}/delete/", {"post": "yes"})
    else:
        form = {"action": "delete_selected", "_selected_action": person.pk}
        client.post("/admin/accounts/user/", {**form, "post": "yes"})

    assert places_that_say(ADDRESS, str(person.public_id)) <= {
        "django_admin_log.object_repr"
    }
    assert not User.objects.filter(pk=person.pk).exists()


def test_the_admin_keeps_its_last_superuser(client, db):
    root = UserFactory(is_superuser=True, is_staff=True)
    client.force_login(root)

    page = text(client.get(f"/admin/accounts/user/{root.pk}/delete/"))
    client.post(f"/admin/accounts/user/{root.pk}/delete/", {"post": "yes"})

    assert "somebody else" in page
    assert User.objects.filter(pk=root.pk).exists()
