"""Read communities into the directory: case studies, tables, lists, the hub's JSON."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from communities.importers import column_targets as target
from communities.importers.detect import AUTO, FORMATS
from competencies.importers.neutral import UnreadableFile
from rsehub.community_imports import import_communities
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
        parser.add_argument(
            "--mapping",
            metavar="NAME_OR_FILE.json",
            help="what the columns of a table hold, by the name it was kept under",
        )
        add_report_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        check_report(options["report"])
        try:
            report = import_communities(
                options["path"],
                file_format=options["format"],
                columns=mapping_of(options["mapping"], target.KIND),
                dry_run=options["dry_run"],
            )
        except UnreadableFile as error:
            raise CommandError(str(error)) from error
        write_report(report, options["report"])
        say_report(report, self.stdout, dry_run=options["dry_run"])
