"""What comes of asking for a page of the web, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SUCCESS = 2  # hundred and something


class Failure(StrEnum):
    """Why there is no answer at all."""

    BAD_ADDRESS = "bad-address"
    PRIVATE = "private"
    NO_SUCH_NAME = "no-such-name"
    NAME_HAS_NO_ADDRESS = "name-has-no-address"
    NAMES_UNANSWERED = "names-unanswered"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMEOUT = "timeout"
    GARBAGE = "garbage"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    ROBOTS = "robots"


@dataclass(frozen=True, slots=True)
class Hop:
    """A redirect that was followed: with which status, and where to."""

    status: int
    address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said in the end, or why nothing came.

    `headers` have names in lower case. `body` is at most as long as was asked for, and
    `is_whole` says whether that was all. A server may pack it although it was asked not
    to: then `text` is empty, for nothing is ever unpacked here.
    """

    address: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    is_whole: bool = True
    hops: tuple[Hop, ...] = ()
    failure: Failure | None = None

    @property
    def is_success(self) -> bool:
        return self.status is not None and self.status // 100 == SUCCESS

    @property
    def text(self) -> str:
        """Return the body as text: in UTF-8, or in the encoding that is stated."""
        if self.headers.get("content-encoding", "identity").lower() != "identity":
            return ""
        _type, _, stated = self.headers.get("content-type", "").partition("charset=")
        encoding = stated.partition(";")[0].strip(" \"'") or "utf-8"
        try:
            return self.body.decode(encoding, "replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8", "replace")
