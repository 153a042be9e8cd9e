"""The hub's settings, for tests: fast hashes, nothing shared, a database of its own."""

import os
import secrets

os.environ.setdefault("DEBUG", "true")
os.environ.setdefault("SECRET_KEY", secrets.token_hex(32))
os.environ.setdefault("EMAIL_URL", "memorymail://")

from rsehub.settings import *  # noqa: F403  everything but what follows
from rsehub.settings import DATA_DIR, DATABASES

DEBUG = False
# What is tested with dana in the admin is not how she got there.
REQUIRE_STAFF_SECOND_FACTOR = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Straight to the outbox; tests about the queue between take it by a fixture.
EMAIL_BACKEND = MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if DATABASES["default"]["ENGINE"] == "rsehub.hubpg":
    DATABASES["default"] |= {
        "EMBEDDED_DIR": DATA_DIR / "test-postgres",
        "EMBEDDED_FAST": True,
    }
DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
