"""Read role profiles: the levels that roles expect in a framework's skills."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from competencies.importers.neutral import UnreadableFile
from competencies.models import Framework
from competencies.writer import ImportRefusedError
from rsehub.imports import import_roles, role_files
from rsehub.management.reporting import (
    add_report_arguments,
    check_report,
    say_report,
    write_report,
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("framework", help="the framework's address, such as direct")
        parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
        add_report_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        check_report(options["report"])
        framework = Framework.objects.filter(slug=options["framework"]).first()
        if framework is None:
            raise CommandError(
                f"There is no framework “{options['framework']}”. "
                "Import it first, with import_framework."
            )
        paths = [found for path in options["paths"] for found in role_files(path)]
        try:
            report = import_roles(framework, paths, dry_run=options["dry_run"])
        except (UnreadableFile, ImportRefusedError) as error:
            raise CommandError(str(error)) from error
        write_report(report, options["report"])
        say_report(report, self.stdout, dry_run=options["dry_run"])
