"""Read a skills framework, and the training that comes with it, into a draft."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from competencies.importers import column_targets as target
from competencies.importers.detect import AUTO, FORMATS
from competencies.importers.neutral import UnreadableFile
from competencies.writer import ImportRefusedError
from rsehub.imports import import_framework
from rsehub.management.mappings import mapping_of
from rsehub.management.reporting import (
    add_report_arguments,
    check_report,
    say_report,
    write_report,
)


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--format", choices=(AUTO, *FORMATS), default=AUTO)
        parser.add_argument("--slug", default="", help="the framework's address")
        parser.add_argument(
            "--version", default="", dest="framework_version", help="such as 2.0"
        )
        parser.add_argument(
            "--mapping",
            metavar="NAME_OR_FILE.json",
            help="what the columns of a table hold, by the name it was kept under",
        )
        parser.add_argument("--publish", action="store_true")
        add_report_arguments(parser)

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        # --version is the framework's here, not Django's.
        return super().create_parser(*args, conflict_handler="resolve", **kwargs)

    def handle(self, *args: Any, **options: Any) -> None:
        check_report(options["report"])
        try:
            report = import_framework(
                options["path"],
                file_format=options["format"],
                slug=options["slug"],
                version=options["framework_version"],
                columns=mapping_of(options["mapping"], target.KIND),
                publish=options["publish"],
                dry_run=options["dry_run"],
            )
        except (UnreadableFile, ImportRefusedError) as error:
            raise CommandError(str(error)) from error
        write_report(report, options["report"])
        say_report(report, self.stdout, dry_run=options["dry_run"])
