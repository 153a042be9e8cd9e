"""The secret of an API token: how it looks, and what is kept of it.

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

import re
import secrets
import string
from hashlib import sha256

# So that whoever finds one in a file, or a scanner, knows whose door it opens.
PREFIX = "rsehub_"
LETTERS = string.ascii_letters + string.digits
LENGTH = 43  # as many letters as hold 256 bits
SHAPE = re.compile(rf"{PREFIX}[{LETTERS}]{{{LENGTH}}}")


def new_secret() -> str:
    """Return a secret that nobody can guess."""
    return PREFIX + "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def is_secret(text: str) -> bool:
    """Say whether `text` has the shape of a secret of this hub."""
    return SHAPE.fullmatch(text) is not None


def digest_of(secret: str) -> str:
    """Return what is kept of a secret.

    A plain hash is enough: there is nothing to guess in 256 random bits.
    """
    return sha256(secret.encode()).hexdigest()
