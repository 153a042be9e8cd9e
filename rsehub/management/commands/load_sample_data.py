"""Load the sample data; with numbers, made-up skills and people to measure with."""

from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from competencies.importers.neutral import UnreadableFile
from competencies.models import Framework
from competencies.writer import ImportRefusedError
from rsehub.sample_crowd import load_crowd
from rsehub.sample_data import load_sample
from rsehub.sample_people import count_others, logins

SKILLS = 48


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--people", type=count, metavar="N", help="so many made-up people"
        )
        parser.add_argument(
            "--skills",
            type=count,
            metavar="N",
            help=f"so many made-up skills; {SKILLS} when only --people is given",
        )
        parser.add_argument(
            "--seed", type=int, default=0, metavar="N", help="other answers"
        )
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="load nothing where anyone or any framework is there already",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError(
                "Sample data is for trying the hub on your own machine: "
                "it needs DEBUG=true. Nothing was loaded."
            )
        if not (options["if_empty"] and is_in_use()):
            self.load(options)
        self.say_logins()

    def load(self, options: dict[str, Any]) -> None:
        people, skills = options["people"], options["skills"]
        try:
            if people is None and skills is None:
                load_sample()
            else:
                load_crowd(
                    people=people or 0, skills=skills or SKILLS, seed=options["seed"]
                )
        except (UnreadableFile, ImportRefusedError) as error:
            raise CommandError(str(error)) from error

    def say_logins(self) -> None:
        for login in logins():
            self.stdout.write(f"{login.email:<20} {login.password}  ({login.who})")
        if others := count_others():
            self.stdout.write(f"And {others} more people, with the same password.")


def count(text: str) -> int:
    """Read a whole number from 1 up."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text} is not a whole number from 1 up")
    return int(text)


def is_in_use() -> bool:
    """Say whether anyone, or any framework, is in the database already."""
    return User.objects.exists() or Framework.objects.exists()
