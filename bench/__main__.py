"""Set up Django with the settings of the benchmark, then measure."""

import os

import django
from django.utils.module_loading import import_string


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    # Found by name, for what it imports needs Django set up.
    import_string("bench.run.run")()


main()
