"""manage.py work: run the background work until it is asked to stop."""

import asyncio
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from procrastinate.exceptions import ConnectorException

from rsehub.worker import work


class Command(BaseCommand):
    help = "Do the background work, such as sending mail, until asked to stop."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            was_asked = asyncio.run(work())
        except (ConnectorException, DatabaseError, psycopg.Error) as error:
            why = f"The worker can't reach its database: {error.__cause__ or error}"
            raise CommandError(why) from error
        if not was_asked:
            raise CommandError("The worker lost its database. Start it again.")
