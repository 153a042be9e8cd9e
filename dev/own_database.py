"""A database for one run of a tool, so that nobody's own data is touched.

Needs Django set up with settings that name the database (`bench/settings.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO

from django.db import connection


@contextmanager
def own_database() -> Iterator[None]:
    """Work in a database that is made anew, migrated, and dropped in the end."""
    name = connection.settings_dict["NAME"]
    with redirect_stdout(StringIO()):  # one of its steps always talks
        connection.creation.create_test_db(
            verbosity=0, autoclobber=True, serialize=False
        )
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
