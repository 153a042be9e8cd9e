"""Measure one page, or one click: queries, time and bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median
from time import perf_counter
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from bench.assets import asset_bytes
from bench.pages import Page, assess_url
from bench.subjects import Subject
from profiles.models import SkillAssessment

REQUESTS = 20
REQUESTS_ADMIN = 5
WARM_UP = 3
HEADERS = {"accept-encoding": "gzip"}


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page costs; sizes are bytes as they cross the wire."""

    name: str
    status: int
    queries: int
    milliseconds: float
    a_second: float
    html: int
    assets: int
    saves: bool = False
    is_admin: bool = False

    @property
    def total(self) -> int:
        return self.html + self.assets


Form = dict[str, str]
Ask = Callable[[Form], Any]


def measure_page(page: Page, person: User) -> Figures:
    """Measure reading a page, as a stranger or as the person whose page it is."""
    client = Client(raise_request_exception=False, headers=HEADERS)
    if page.is_mine:
        client.force_login(person)
    return _measure(page.name, lambda _form: client.get(page.url))


def measure_admin(page: Page, superuser: User) -> Figures:
    """Measure a page of the admin; there are many, so each is asked for less often."""
    client = Client(raise_request_exception=False, headers=HEADERS)
    client.force_login(superuser)
    figures = _measure(
        page.name, lambda _form: client.get(page.url), times=REQUESTS_ADMIN
    )
    return replace(figures, is_admin=True)


def measure_save(subject: Subject, person: User) -> Figures:
    """Measure one click on another level, as htmx sends it."""
    headers = {**HEADERS, "hx-request": "true"}
    client = Client(raise_request_exception=False, headers=headers)
    client.force_login(person)
    url = assess_url(subject)
    return _measure(
        f"Save a rating ({subject.name})",
        lambda form: client.post(url, form),
        lambda: _click(subject),
        saves=True,
    )


def _click(subject: Subject) -> Form:
    """Return the form of a click on a level that differs from what is kept."""
    held = SkillAssessment.objects.get(
        profile=subject.profile, skill__slug=subject.skill
    )
    return {
        f"answer-{subject.skill}": "0" if held.rank else "1",
        f"was-{subject.skill}": str(held.rank),
        f"seen-{subject.skill}": held.assessed_at.isoformat(),
    }


def _measure(
    name: str,
    ask: Ask,
    form: Callable[[], Form] = dict,
    *,
    saves: bool = False,
    times: int = REQUESTS,
) -> Figures:
    for _ in range(WARM_UP):
        ask(form())
    filled = form()
    with CaptureQueriesContext(connection) as captured:
        response = ask(filled)
    queries = len(captured)  # now: the next request empties the log
    seconds = [_seconds(ask, form()) for _ in range(times)]
    return Figures(
        name=name,
        status=response.status_code,
        queries=queries,
        milliseconds=median(seconds) * 1000,
        a_second=len(seconds) / sum(seconds),
        html=len(response.content),
        assets=asset_bytes(_html(response)),
        saves=saves,
    )


def _seconds(ask: Ask, form: Form) -> float:
    start = perf_counter()
    ask(form)
    return perf_counter() - start


def _html(response: Any) -> str:
    """Return the page as text; the hub compresses all but the smallest."""
    body: bytes = response.content
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return body.decode()
