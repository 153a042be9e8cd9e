"""Write a version of a framework to standard output, in one of several formats."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from competencies.exporters.registry import EXPORTERS
from competencies.exporting import framework_file, place_of
from competencies.models import FrameworkVersion


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the framework's address")
        parser.add_argument(
            "--version",
            default="",
            dest="framework_version",
            help="such as 2.0; left out, the version in force, else the newest",
        )
        parser.add_argument("--format", choices=tuple(EXPORTERS), required=True)
        parser.add_argument(
            "--base-url",
            default="",
            help="the hub's address, for addresses in the file; without it, URNs",
        )

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        # --version is the framework's here, not Django's.
        return super().create_parser(*args, conflict_handler="resolve", **kwargs)

    def handle(self, *args: Any, **options: Any) -> None:
        version = _version(options["slug"], options["framework_version"])
        place = place_of(version, options["base_url"])
        exported = EXPORTERS[options["format"]].write(framework_file(version), place)
        for loss in exported.losses:
            self.stderr.write(f"Not in the file: {loss}")
        self.stdout.write(exported.data.decode(), ending="")


def _version(slug: str, version: str) -> FrameworkVersion:
    versions = FrameworkVersion.objects.filter(framework__slug=slug)
    wanted = versions.filter(version=version) if version else versions
    found = wanted.select_related("framework").current_first().first()
    if found is None:
        raise CommandError(f"There is no framework {slug} {version}".rstrip() + ".")
    return found
