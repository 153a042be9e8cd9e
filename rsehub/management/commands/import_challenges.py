"""Read challenge documents in markdown: files, or folders with a table of contents."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from challenges.importing import import_challenges
from competencies.importers.neutral import UnreadableFile
from rsehub.management.reporting import (
    add_report_arguments,
    check_report,
    say_report,
    write_report,
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, nargs="+")
        add_report_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        check_report(options["report"])
        try:
            report = import_challenges(options["path"], dry_run=options["dry_run"])
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        write_report(report, options["report"])
        say_report(report, self.stdout, dry_run=options["dry_run"])
