"""How an address names something that has levels: "me", "goal:<uuid>", "role:<slug>".

Plain values in, plain values out: nothing here knows the database or the web.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Kind(StrEnum):
    """What can be named. Roles are named by their address, the others by a UUID."""

    ME = "me"
    SNAPSHOT = "snapshot"
    GOAL = "goal"
    ROLE = "role"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing that has levels, in the framework that the address is about."""

    kind: Kind
    key: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}" if self.key else str(self.kind)


ME = Reference(Kind.ME)


def parse_reference(text: str) -> Reference | None:
    """Read one reference; None for what names nothing."""
    if text == Kind.ME:
        return ME
    kind, _colon, key = text.partition(":")
    if kind == Kind.ROLE and re.fullmatch(r"[-\w]{1,120}", key, re.ASCII):
        return Reference(Kind.ROLE, key)
    if kind in {Kind.SNAPSHOT, Kind.GOAL, Kind.SHARE} and (uuid := _uuid(key)):
        return Reference(Kind(kind), uuid)
    return None


def _uuid(text: str) -> str:
    """Return a UUID as it is written everywhere else, or nothing."""
    if not re.fullmatch(r"[-0-9a-fA-F]{32,36}", text):
        return ""
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def keys_of(kind: Kind, references: Iterable[Reference]) -> list[str]:
    """Return what the references of one kind name."""
    return [each.key for each in references if each.kind is kind]
