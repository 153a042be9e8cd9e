"""One moment for all pictures: they change with the design and not by the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from unittest.mock import patch

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


@contextmanager
def stopped_clock() -> Iterator[None]:
    """Let Django take every moment for the same one."""
    with patch("django.utils.timezone.now", return_value=NOON):
        yield
