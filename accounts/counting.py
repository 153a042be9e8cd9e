"""Count requests in the database, so that every process counts together.

One statement a request: it adds to the row of the key, begins a new window in it when
the old one is past, and takes a few rows of past windows away, so that the table stays
as small as the number of people who asked lately. See docs/adr/0022.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import connection

COUNT = """
WITH swept AS (
    DELETE FROM accounts_requestcount WHERE key IN (
        SELECT key FROM accounts_requestcount
        WHERE ends_at < now() AND key <> %(key)s
        ORDER BY ends_at LIMIT 5 FOR UPDATE SKIP LOCKED
    )
)
INSERT INTO accounts_requestcount AS kept (key, "window", ends_at, count)
VALUES (%(key)s, %(window)s, to_timestamp(%(ends_at)s), 1)
ON CONFLICT (key) DO UPDATE SET
    "window" = excluded."window",
    ends_at = excluded.ends_at,
    count = CASE WHEN kept."window" = excluded."window" THEN kept.count + 1 ELSE 1 END
RETURNING count
"""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests in so many seconds."""

    requests: int
    seconds: int


def seconds_to_wait(scope: str, who: str, rate: Rate) -> int | None:
    """Count one request; return how long to wait when it is one too many, else None."""
    now = int(time.time())
    window = now // rate.seconds
    ends_at = (window + 1) * rate.seconds
    values: dict[str, str | int] = {
        "key": _key(scope, who),
        "window": window,
        "ends_at": ends_at,
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, values)
        [count] = cursor.fetchone()
    return ends_at - now if count > rate.requests else None


def _key(scope: str, who: str) -> str:
    """Name the row without telling who it is to whoever reads the table."""
    key = settings.SECRET_KEY.encode()[:64]
    return blake2b(f"{scope} {who}".encode(), digest_size=32, key=key).hexdigest()


def network_of(address: str) -> str:
    """Return what one person at an address can have to themselves.

    That is the address; of IPv6 the first half, for the second is theirs to choose.
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Address(int(found) >> 64 << 64))
    return address
