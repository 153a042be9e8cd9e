"""Mail what is due once; a worker does the same by the clock."""

from typing import Any

from django.core.management.base import BaseCommand

from communities.funding_alerts import send_funding_alerts
from communities.still_right import send_due_questions


class Command(BaseCommand):
    help = "Ask those who keep entries if they are right, and tell when money ends."

    def handle(self, *args: Any, **options: Any) -> None:
        asked = send_due_questions()
        send_funding_alerts()
        self.stdout.write(f"asked about {asked}")
