"""Look at the links that are due, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from curation.link_checking import check_due_links


class Command(BaseCommand):
    help = (
        "Asks whether the links that are due still work, for ten minutes at most; the "
        "worker does it too. Only where HUB_CHECK_LINKS is true."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        tally = check_due_links()
        if tally.is_off:
            self.stdout.write(
                "Links are not checked: set HUB_CHECK_LINKS=true to let the hub ask."
            )
            return
        states = ", ".join(f"{n} {state}" for state, n in sorted(tally.states.items()))
        found = f" ({states})" if states else ""
        self.stdout.write(f"Links looked at: {tally.looked_at}{found}")
