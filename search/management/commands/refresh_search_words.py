"""Read the words that the hub's public texts use, for misspelt searches."""

from typing import Any

from django.core.management.base import BaseCommand

from search.vocabulary import refresh


class Command(BaseCommand):
    help = (
        "Reads every public text anew, so that misspelt searches are mended to words "
        "that are in use. The worker does the same every hour."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{refresh()} words are in use.")
