"""The benchmark's settings for a process beside it: in the database that it made."""

from bench.settings import *  # noqa: F403  everything but the name
from bench.settings import DATABASES

DATABASES["default"]["NAME"] = DATABASES["default"]["TEST"]["NAME"]
