"""Load, measure, print."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from accounts.models import User
from bench.admin_pages import admin_pages, import_page
from bench.assets import plotly_bytes
from bench.groups import lines_of_groups
from bench.importing import lines_of_imports
from bench.measure import Figures, measure_admin, measure_page, measure_save
from bench.pages import pages_of
from bench.planning import lines_of_planning
from bench.searching import measure_search
from bench.subjects import Subject, load_subjects
from bench.table import lines_of
from dev.own_database import own_database

# Who nobody may add to says so; of who runs the hub there is one page and no list.
FOUND, FORBIDDEN = 302, 403


def run() -> None:
    """Measure every page and every kind of click, and print one table."""
    print("Making a database and filling it takes a minute or two.", flush=True)
    with own_database():
        person, subjects = load_subjects()
        figures = measure(person, subjects)
        searches, plan = measure_search(person)
        imports = list(lines_of_imports())
        groups = list(lines_of_groups())
    for line in (*lines_of([*figures, *searches], plotly_bytes()), "", *plan):
        print(line)
    print("", *imports, sep="\n")
    print("", *groups, sep="\n")
    print("", *lines_of_planning(), sep="\n", flush=True)


def measure(person: User, subjects: list[Subject]) -> list[Figures]:
    """Return the figures of every page, then those of saving a rating."""
    pages = [measure_page(page, person) for page in pages_of(subjects)]
    saves = [measure_save(subject, person) for subject in subjects]
    return [*pages, *saves, *in_the_admin()]


def in_the_admin() -> Iterator[Figures]:
    """Yield the figures of the admin's pages; what opens to nobody is left out."""
    logging.disable(logging.WARNING)  # a page that is refused is no news here
    superuser = User.objects.create_superuser("bench-admin@example.org", "")
    for page in (*admin_pages(), import_page(superuser)):
        figures = measure_admin(page, superuser)
        if figures.status not in {FOUND, FORBIDDEN}:
            yield figures
