"""Load, measure, print."""

from __future__ import annotations

from accounts.models import User
from bench.assets import plotly_bytes
from bench.measure import Figures, measure_page, measure_save
from bench.pages import pages_of
from bench.subjects import Subject, load_subjects
from bench.table import lines_of
from dev.own_database import own_database


def run() -> None:
    """Measure every page and every kind of click, and print one table."""
    print("Making a database and filling it takes about half a minute.", flush=True)
    with own_database():
        figures = measure(*load_subjects())
    for line in lines_of(figures, plotly_bytes()):
        print(line)


def measure(person: User, subjects: list[Subject]) -> list[Figures]:
    """Return the figures of every page, then those of saving a rating."""
    pages = [measure_page(page, person) for page in pages_of(subjects)]
    return [*pages, *(measure_save(subject, person) for subject in subjects)]
