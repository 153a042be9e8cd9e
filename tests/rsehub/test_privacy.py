"""The privacy page is true: it names the tables, the cookies and their lives."""

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model
from django.urls import reverse

from accounts.models import User
from rsehub import privacy
from rsehub.privacy import KEPT, in_words
from rsehub.privacy_seen import SEEN
from tests.factories import PASSWORD
from tests.journeys import addresses


def text(response) -> str:
    return " ".join(response.content.decode().split())


# --- what is kept ----------------------------------------------------------------


def of_a_person(models: set[type[Model]]) -> set[type[Model]]:
    """Return these models, and all whose rows hang on a row of them, however far."""
    hanging = {
        model
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey) and field.related_model in models
    }
    return models if hanging <= models else of_a_person(models | hanging)


def test_every_table_about_a_person_is_named():
    """If this fails, say in rsehub/privacy.py what the new table keeps, and why."""
    named = {label for row in KEPT for label in row.models}
    # pghistory also has models that only read the tables of others.
    tables = {m for m in of_a_person({User}) if m._meta.managed and not m._meta.proxy}
    in_the_database = {model._meta.label for model in tables}

    assert in_the_database | {"sessions.Session", "accounts.QueuedMail"} == named


@pytest.mark.parametrize("row", KEPT, ids=lambda row: str(row.what)[:30])
def test_every_row_is_on_the_page(client, db, row):
    page = text(client.get("/privacy/"))

    assert [str(w) in page for w in (row.why, row.until, row.ground)] == [True] * 3


def test_who_sees_what_has_an_answer_for_everyone(client, db):
    page = text(client.get("/privacy/"))

    assert page.count('data-label="Operators"') == len(SEEN)
    assert page.count('data-label="People you share with"') == len(SEEN)


# --- cookies ---------------------------------------------------------------------


def cookies_of(client) -> set[str]:
    return {name for name, morsel in client.cookies.items() if morsel.value}


def test_the_page_names_the_cookies_as_the_settings_do(client, db, settings):
    settings.SESSION_COOKIE_NAME = "harbour-session"
    settings.SESSION_COOKIE_AGE = 9 * 86_400
    settings.CSRF_COOKIE_NAME = "harbour-guard"
    settings.CSRF_COOKIE_AGE = None

    page = text(client.get("/privacy/"))

    rows = [(c.name, c.life) for c in privacy.cookies()]
    assert rows == [
        ("harbour-session", "9 days"),
        ("harbour-guard", "until you close the browser"),
    ]
    assert all(f"<code>{name}</code>" in page and life in page for name, life in rows)


def test_reading_sets_no_cookie(client, lived_in_by_nobody):
    for address in lived_in_by_nobody:
        client.get(address)

    assert cookies_of(client) == set()


@pytest.fixture
def lived_in_by_nobody(db) -> list[str]:
    return [*addresses.about_the_hub(), "/", "/frameworks/", "/roles/", "/training/"]


def test_no_other_cookie_is_set_from_the_door_in_to_the_door_out(client, alice):
    met = set()
    door = reverse("account_login")
    form = {"login": alice.email, "password": PASSWORD}
    for answer in (
        lambda: client.get(door),
        lambda: client.post(door, form),
        lambda: client.get("/account/"),
        lambda: client.post("/account/", {"name": "Alice", "time_zone": "UTC"}),
        lambda: client.post(reverse("account_logout")),
        lambda: client.post(reverse("account_reset_password"), {"email": "a@b.org"}),
        lambda: client.get("/"),
    ):
        met |= set(answer().cookies)

    assert met == {cookie.name for cookie in privacy.cookies()}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "until you close the browser"),
        (60, "1 hour"),
        (7200, "2 hours"),
        (86_400, "1 day"),
        (30 * 86_400, "30 days"),
    ],
)
def test_lives_are_said_in_words(seconds, words):
    assert in_words(seconds) == words


# --- mails and connections -------------------------------------------------------


def test_the_life_of_mailed_links_follows_the_settings(client, db, settings):
    settings.PASSWORD_RESET_TIMEOUT = 5 * 86_400
    settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 2

    page = text(client.get("/privacy/"))

    assert "confirms an address works for 2 days, one for a new password for 5" in page


@pytest.mark.parametrize("is_encrypted", [True, False])
def test_encryption_is_claimed_only_where_it_is_insisted_on(
    client, db, settings, is_encrypted
):
    settings.SECURE_SSL_REDIRECT = is_encrypted

    page = text(client.get("/privacy/", secure=True))

    assert ("over encrypted connections only" in page) is is_encrypted
    assert ("does not insist on an encrypted connection" in page) is not is_encrypted
