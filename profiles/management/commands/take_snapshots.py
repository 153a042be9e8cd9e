"""Keep every profile as it is for the quarter that is over, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from profiles.quarterly import take_quarterly_snapshots


class Command(BaseCommand):
    help = "Keep every profile for the quarter that is over; the worker does it too."

    def handle(self, *args: Any, **options: Any) -> None:
        count = take_quarterly_snapshots()
        self.stdout.write(f"Snapshots taken: {count}")
