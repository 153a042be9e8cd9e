"""A probe in every text that a person can write, and every page opened after it.

Once written straight into the tables, past every rule of a form; and once typed into
every field of every form.
"""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.db.models import CharField, EmailField, SlugField, TextField, URLField
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from competencies.actions import publish_version
from curation import guards
from profiles.models import Goal
from tests.factories import UserFactory, make_goal, make_profile, make_world
from tests.journeys import addresses, own_pages
from tests.journeys.conftest import settled

# Breaks out of an attribute, is run by a browser, and counts where a template runs.
PROBE = "\"'><img src=x onerror=probe()>{{ 70001|add:61 }}{% debug %}"
BROKEN_OUT = ("<img src=x", "70062", "onerror=probe()>{")
OURS = ("accounts", "competencies", "curation", "profiles", "rsehub", "training")
# What names a thing in addresses, or what the hub itself makes.
MADE_HERE = {
    "accounts.ApiToken.digest",
    "accounts.RequestCount.key",
    "accounts.User.password",
    "accounts.User.time_zone",
    "competencies.FrameworkVersion.version",
    "curation.Suggestion.base_digest",
    "curation.Suggestion.kind",
    "curation.Flag.kind",
    "curation.UrlUse.kind",
    "curation.UrlUse.field",
    "curation.ImportRun.sha256",
    "curation.ImportRun.importer",
}


def writable(model) -> list[CharField | TextField]:
    """Return the fields of free text of a model."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField)
        and not isinstance(field, SlugField | EmailField)
        and not (field.choices or field.unique or field.primary_key)
        and f"{model._meta.label}.{field.name}" not in MADE_HERE
    ]


def probe_for(field) -> str:
    text = f"https://example.org/{PROBE}" if isinstance(field, URLField) else PROBE
    return text[: field.max_length]


def write_probes() -> set[str]:
    """Put the probe into every text of every row; return the fields that refused it."""
    refused = set()
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            if model._meta.managed and not model.__name__.endswith("Event"):
                refused |= {each for each in writable_of(model) if not written(*each)}
    return {f"{model._meta.label}.{field.name}" for model, field in refused}


def writable_of(model) -> set[tuple[Any, Any]]:
    return {(model, field) for field in writable(model)}


def written(model, field) -> bool:
    try:
        with transaction.atomic():
            model._default_manager.update(**{field.name: probe_for(field)})
    except (IntegrityError, DatabaseError):
        return False
    return True


def admin_pages() -> list[str]:
    """Return the list of every model in the admin, and the form of its first row."""
    pages = []
    for model in filter(admin.site.is_registered, apps.get_models()):
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        pages.append(reverse(f"{name}_changelist"))
        row = model._default_manager.first()
        pages += [reverse(f"{name}_change", args=[row.pk])] if row else []
    return pages


def broken_by(client: Client, visits: list[str]) -> dict[str, Any]:
    """Visit pages, and return where the probe got out, or the hub fell over."""
    found: dict[str, Any] = {}
    for url in visits:
        answer = client.get(url, follow=True)
        text = answer.content.decode(errors="replace")
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        out = [each for each in BROKEN_OUT if is_page and each in text]
        if out or answer.status_code >= 500:
            found[url] = out or answer.status_code
    return found


@pytest.fixture
def refused(db) -> set[str]:
    """What no draft took."""
    return set()


@pytest.fixture
def lived_in(refused):
    world = make_world(publish=False)
    refused |= write_probes()
    publish_version(world.version)
    return settled(world)


@pytest.fixture
def hers(lived_in, alice) -> Goal:
    profile = make_profile(lived_in, alice, {"testing": 1, "version-control": None})
    return make_goal(profile, roles=lived_in.framework.roles.all(), name="Next")


@pytest.fixture
def owner() -> User:
    return UserFactory(is_staff=True, is_superuser=True, email="root@example.org")


def as_person(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def test_no_text_in_the_tables_breaks_out(refused, hers, dana, alice, owner):
    pages = addresses.curated(dana)
    own = own_pages.own(hers)
    # Both times: what a version in force says can't be written any more.
    assert write_probes() & refused == set()

    for person, visits in (
        (None, addresses.reading()),
        (alice, [*own, *addresses.reading()]),
        (dana, pages),
        (owner, admin_pages()),
    ):
        assert broken_by(as_person(person), visits) == {}


# --- typed into forms --------------------------------------------------------------


class Forms(HTMLParser):
    """The forms of a page that write something: where to, and their fields."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, list[str]]]] = []
        self.fields: dict[str, list[str]] | None = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.fields = {} if given.get("method", "").lower() == "post" else None
            if self.fields is not None:
                self.forms.append((given.get("action") or "", self.fields))
        elif self.fields is not None and given.get("name"):
            self._field(tag, given)

    def _field(self, tag, given):
        name, kind = given["name"], given.get("type", "text")
        if tag == "textarea" or (tag == "input" and kind in {"text", "search"}):
            self.fields[name] = [PROBE]
        elif tag == "input" and kind == "url":
            self.fields[name] = [f"https://example.org/{PROBE}"]
        elif tag == "input" and kind in {"checkbox", "radio"}:
            if "checked" in given:
                self.fields.setdefault(name, []).append(given.get("value") or "on")
        elif tag == "input" and kind != "password":
            self.fields[name] = [given.get("value") or ""]

    def handle_endtag(self, tag):
        if tag == "form":
            self.fields = None


# These end the session or the person, and have tests of their own.
NOT_SENT = ("logout", "erase", "delete", "/end/", "sessions", "download")


def type_probes(client: Client, visits: list[str]) -> list[str]:
    """Fill in and send every form of these pages; return those that took the probe."""
    taken = []
    for url in visits:
        answer = client.get(url)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for action, fields in Forms(answer.content.decode()).forms:
            target = urljoin(url, action or url)
            if any(word in target for word in NOT_SENT) or not fields:
                continue
            sent = client.post(urlsplit(target)._replace(fragment="").geturl(), fields)
            assert sent.status_code < 500, target
            taken += [target] if sent.status_code == 302 else []
    return taken


@pytest.fixture
def patient(monkeypatch, settings):
    """Forms may come back at once, and often."""
    monkeypatch.setattr(guards, "MINIMUM_SECONDS", 0)
    settings.ACCOUNT_RATE_LIMITS = False


def test_no_text_in_a_form_breaks_out(patient, db, alice, dana, owner):
    world = settled(make_world())
    profile = make_profile(world, alice, {"testing": 1, "version-control": None})
    goal = make_goal(profile, roles=world.framework.roles.all(), name="Next")
    her_pages, curated = own_pages.own(goal), addresses.curated(dana)
    people = (
        (None, addresses.reading()),
        (alice, [*her_pages, *addresses.reading()]),
        (dana, [*curated, *admin_pages()]),
        (owner, admin_pages()),
    )

    taken = [url for who, pages in people for url in type_probes(as_person(who), pages)]

    # Not so many that a form which refuses everything would go unseen.
    assert len(taken) > 20
    for person, visits in people:
        assert broken_by(as_person(person), visits) == {}
