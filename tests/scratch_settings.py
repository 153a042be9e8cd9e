"""The hub as `make run` has it, on a database and a mailbox that a test names.

For programs that a test starts: HUB_SCRATCH is a folder, HUB_SCRATCH_DATABASE the
settings of a database, as JSON.
"""

import json
import os
from pathlib import Path

from rsehub.settings import *  # noqa: F403  everything but what follows

_database = json.loads(os.environ["HUB_SCRATCH_DATABASE"])
if "EMBEDDED_DIR" in _database:
    _database["EMBEDDED_DIR"] = Path(_database["EMBEDDED_DIR"])
DATABASES = {"default": _database}
DEV_MAIL_DIR = EMAIL_FILE_PATH = Path(os.environ["HUB_SCRATCH"]) / "mail"
