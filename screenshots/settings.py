"""The hub's settings, for photographs: a database of its own, no limits, no mail.

Each hub has a database made anew, called hub_screenshots_typical and so on, on the
server of DATABASE_URL or on an embedded one that nothing else uses.
"""

import os
import secrets

# What production asks of a public hub (mail, https) is not what is photographed.
os.environ["DEBUG"] = "true"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ.setdefault("SECRET_KEY", secrets.token_hex(32))

from rsehub.settings import *  # noqa: F403  everything but what follows
from rsehub.settings import DATA_DIR, DATABASES, LOGGING

DEBUG = False
ALLOWED_HOSTS = ["testserver", "127.0.0.1"]
ROOT_URLCONF = "screenshots.urls"
REFERENCE_DATA = None  # the same pictures on every machine
ACCOUNT_REAUTHENTICATION_TIMEOUT = 86_400  # s: nobody types the password here
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STATIC_ROOT = None  # type: ignore[assignment]  # nothing is collected
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600  # s; a browser that asks again and again takes its time
LOGGING["loggers"]["django"]["level"] = "CRITICAL"  # type: ignore[index]  # errors are meant
DATABASES["default"]["TEST"] = {"NAME": "hub_screenshots"}  # run.py adds which
if DATABASES["default"]["ENGINE"] == "rsehub.hubpg":
    DATABASES["default"] |= {
        "EMBEDDED_DIR": DATA_DIR / "screenshots-postgres",
        "EMBEDDED_FAST": True,
    }
DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
