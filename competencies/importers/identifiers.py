"""Identifiers that files give: UUIDs, and what can be made one."""

import re
from uuid import NAMESPACE_URL, UUID, uuid5

PLAIN_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_uuid(text: str) -> bool:
    """Say whether a text is a UUID in the one way in which the hub writes them."""
    return PLAIN_UUID.fullmatch(text) is not None


def uuid_in(text: str) -> str:
    """Return the UUID that a text is, in any letter case or as a URN, or nothing."""
    plain = text.strip().lower().removeprefix("urn:uuid:")
    return plain if is_uuid(plain) else ""


def uuid_for(text: str) -> str:
    """Return the UUID that a text is, or the one that always stands for it."""
    return uuid_in(text) or str(
        uuid5(NAMESPACE_URL, text.encode("utf-8", "replace").decode())
    )


def derived_uuid(of: str, *parts: str) -> str:
    """Return the UUID of something that hangs on what has one, always the same."""
    return str(uuid5(UUID(of), "\n".join(parts)))
