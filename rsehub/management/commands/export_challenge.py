"""Write a challenge as markdown to standard output."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from challenges.contents import contents
from challenges.markdown_export import export
from challenges.models import Challenge


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug")

    def handle(self, *args: Any, **options: Any) -> None:
        challenge = Challenge.objects.filter(slug=options["slug"]).first()
        if challenge is None:
            raise CommandError(f"There is no challenge {options['slug']}.")
        self.stdout.write(export(contents(challenge).document()), ending="")
