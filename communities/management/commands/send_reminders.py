"""Mail what is due once; a worker does the same by the clock."""

from typing import Any

from django.core.management.base import BaseCommand

from communities.funding_alerts import send_funding_alerts
from communities.still_right import send_due_questions


class Command(BaseCommand):
    help = "Ask those who keep entries of the directory whether they are still right."

    def handle(self, *args: Any, **options: Any) -> None:
        asked = send_due_questions()
        told = send_funding_alerts()
        self.stdout.write(f"asked about {asked}, told of ending money {told}")
