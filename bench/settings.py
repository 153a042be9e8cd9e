"""The hub's settings, for measuring: fast as in production, a database of its own.

The database is made anew at each run and is called hub_bench, on the server of
DATABASE_URL or on an embedded one that nothing else uses.
"""

import os
import secrets

# What production asks of a public hub (mail, https) is not what is measured here.
os.environ["DEBUG"] = "true"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ.setdefault("SECRET_KEY", secrets.token_hex(32))
os.environ.setdefault("LOG_LEVEL", "ERROR")

from rsehub.settings import *  # noqa: F403  everything but what follows
from rsehub.settings import DATA_DIR, DATABASES

DEBUG = False
ALLOWED_HOSTS = ["testserver"]
DATABASES["default"]["TEST"] = {"NAME": "hub_bench"}
if DATABASES["default"]["ENGINE"] == "rsehub.hubpg":
    DATABASES["default"] |= {
        "EMBEDDED_DIR": DATA_DIR / "bench-postgres",
        "EMBEDDED_FAST": True,
    }
