"""One request to one machine, by its number, within a time and a size.

`http.client` does the talking. What it is given to talk over is ours: a connection to a
number that was looked at, and a reader that ends when the time is over, however slowly
the other side drips.
"""

from __future__ import annotations

import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any

from curation.web_addresses import Place

CONNECT_WITHIN = 8.0  # seconds for each number of a name
LARGEST_HEAD = 64 * 1024
READ_AT_ONCE = 8 * 1024


class TooMuchError(OSError):
    """The other side talks on and on before it says anything."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """When all has to be over."""

    at: float

    @classmethod
    def within(cls, seconds: float) -> Deadline:
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds that are left. Raises TimeoutError when none are."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(frozen=True, slots=True)
class Said:
    """What a server said to one request."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_whole: bool


class _Reader(io.RawIOBase):
    """Reads from a socket until the time or the number of bytes is used up."""

    def __init__(self, sock: socket.socket, deadline: Deadline, most: int) -> None:
        super().__init__()
        self._sock, self._deadline, self._left = sock, deadline, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._left <= 0:
            raise TooMuchError
        self._sock.settimeout(self._deadline.left())
        count = self._sock.recv_into(buffer)
        self._left -= count
        return count


class _Wire:
    """As much of a socket as `http.client` uses."""

    def __init__(self, sock: socket.socket, deadline: Deadline, most: int) -> None:
        self._sock, self._deadline, self._most = sock, deadline, most

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._deadline, self._most))

    def close(self) -> None:
        """Do nothing: who opened the socket closes it, when the body is read."""


class _Pinned(HTTPConnection):
    """A connection that goes to the number it was given, and never asks for a name."""

    def __init__(self, place: Place, wire: _Wire) -> None:
        super().__init__(place.host, place.port)
        self._wire: Any = wire

    def connect(self) -> None:
        self.sock = self._wire


def connected(
    place: Place,
    ip: str,
    deadline: Deadline,
    context: Callable[[], ssl.SSLContext],
) -> socket.socket:
    """Return a connection to the number, encrypted for the name if it is to be."""
    seconds = min(deadline.left(), CONNECT_WITHIN)
    sock = socket.create_connection((ip, place.port), timeout=seconds)
    if not place.is_encrypted:
        return sock
    try:
        sock.settimeout(deadline.left())
        return context().wrap_socket(sock, server_hostname=place.host)
    except BaseException:
        sock.close()
        raise


def ask(
    sock: socket.socket,
    place: Place,
    *,
    method: str,
    headers: Mapping[str, str],
    limit: int,
    deadline: Deadline,
) -> Said:
    """Ask for a page, and read at most `limit` bytes of it; the connection is closed.

    Raises HTTPException, OSError (a timeout is one) or ValueError.
    """
    wire = _Wire(sock, deadline, LARGEST_HEAD + limit)
    connection = _Pinned(place, wire)
    try:
        connection.putrequest(
            method, place.target, skip_host=True, skip_accept_encoding=True
        )
        for name, value in ({"Host": place.authority} | dict(headers)).items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        body, is_whole = _body_of(response, limit)
        return Said(response.status, _headers_of(response), body, is_whole)
    finally:
        connection.close()
        sock.close()


def _headers_of(response: HTTPResponse) -> dict[str, str]:
    """Return each header's first value: a second one is no better."""
    found: dict[str, str] = {}
    for name, value in response.getheaders():
        found.setdefault(name.lower(), value)
    return found


def _body_of(response: HTTPResponse, limit: int) -> tuple[bytes, bool]:
    """Return what came of the body, and whether it is all; trouble here ends it."""
    found = bytearray()
    try:
        while len(found) < limit:
            part = response.read1(min(READ_AT_ONCE, limit - len(found)))
            if not part:
                return bytes(found), not response.length
            found += part
        return bytes(found), response.length == 0
    except (OSError, ValueError, HTTPException):
        return bytes(found), False
