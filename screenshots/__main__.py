"""Set up Django with the settings of the photographs, then take them."""

import os

import django
from django.utils.module_loading import import_string


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "screenshots.settings"
    # Playwright keeps an event loop in the thread that also asks the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    django.setup()
    # Found by name, for what it imports needs Django set up.
    import_string("screenshots.run.run")()


main()
