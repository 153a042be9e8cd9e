"""Mail what is due once; a worker does the same by the clock."""

from typing import Any

from django.core.management.base import BaseCommand

from communities.still_right import send_due_questions


class Command(BaseCommand):
    help = "Ask those who keep entries of the directory whether they are still right."

    def handle(self, *args: Any, **options: Any) -> None:
        asked = send_due_questions()
        self.stdout.write(f"asked about {asked}")
