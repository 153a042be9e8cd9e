"""Asking for a page of the web: the only code of the hub that does.

A name is resolved, every number it has is looked at, and one of *these* is connected
to, so that no second look at the name can lead elsewhere; at each redirect again. See
docs/adr/0048.
"""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from queue import Empty, Queue
from threading import Thread
from urllib.parse import urldefrag

from curation.web_addresses import (
    BadAddressError,
    IpAddress,
    Place,
    is_public,
    joined,
    place_of,
)
from curation.web_answers import Answer, Failure, Hop
from curation.web_request import Deadline, Said, ask, connected

LIMIT = 64 * 1024
SECONDS = 20.0
REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 5
MOST_NUMBERS = 4  # of one name that are tried, one after the other
NO_NAME = {socket.EAI_NONAME: Failure.NO_SUCH_NAME}
if hasattr(socket, "EAI_NODATA"):
    NO_NAME[socket.EAI_NODATA] = Failure.NAME_HAS_NO_ADDRESS


class NotFetchedError(Exception):
    """Nothing came; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


def numbers_of(host: str, port: int) -> list[str]:
    """Ask the machine's own resolver. Raises socket.gaierror or UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Web:
    """What may be opened, and how names are looked up there.

    The hub knows `PUBLIC_WEB` alone; no setting makes another. Tests make one that has
    their own server in it.
    """

    resolve: Callable[[str, int], Sequence[str]] = numbers_of
    may_open: Callable[[IpAddress], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    context: Callable[[], ssl.SSLContext] = ssl.create_default_context


PUBLIC_WEB = Web()


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    headers: Mapping[str, str]
    limit: int
    deadline: Deadline
    web: Web
    hops: tuple[Hop, ...] = field(default=())


def fetch(
    address: str,
    *,
    agent: str,
    method: str = "GET",
    limit: int = LIMIT,
    seconds: float = SECONDS,
    web: Web = PUBLIC_WEB,
) -> Answer:
    """Ask for a page, follow at most five redirects, and return what came of it.

    Never raises for what is wrong with the address, the network or the other side: the
    answer's `failure` says so. `seconds` is for all of it, `limit` for the bytes of the
    body that are read. Nothing is unpacked, no cookie kept, no script run.
    """
    headers = {
        "User-Agent": agent,
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    deadline = Deadline.within(seconds)
    return _followed(address, _Request(method, headers, limit, deadline, web))


def _followed(address: str, request: _Request) -> Answer:
    here = address
    try:
        while True:
            here = place_of(here).address
            said = _said(place_of(here), request)
            where = said.headers.get("location", "")
            if said.status not in REDIRECTS or not where:
                return _answer(here, said, request)
            here = _next(here, where)
            request = _with_hop(request, Hop(said.status, here))
    except BadAddressError:
        return Answer(here, hops=request.hops, failure=Failure.BAD_ADDRESS)
    except NotFetchedError as error:
        return Answer(here, hops=request.hops, failure=error.failure)


def _next(here: str, where: str) -> str:
    return urldefrag(joined(here, where)).url


def _with_hop(request: _Request, hop: Hop) -> _Request:
    hops = (*request.hops, hop)
    if len(hops) > MOST_REDIRECTS or hop.address in {h.address for h in request.hops}:
        raise NotFetchedError(Failure.TOO_MANY_REDIRECTS)
    return replace(request, hops=hops)


def _answer(here: str, said: Said, request: _Request) -> Answer:
    return Answer(
        address=here,
        status=said.status,
        headers=said.headers,
        body=said.body,
        is_whole=said.is_whole,
        hops=request.hops,
    )


def _said(place: Place, request: _Request) -> Said:
    """Ask at one place, by the first of its numbers that takes a connection."""
    if place.port not in request.web.ports:
        raise NotFetchedError(Failure.BAD_ADDRESS)
    with _named_failures():
        sock = _connection(place, request)
        return ask(
            sock,
            place,
            method=request.method,
            headers=request.headers,
            limit=request.limit,
            deadline=request.deadline,
        )


def _connection(place: Place, request: _Request) -> socket.socket:
    numbers = _allowed_numbers(place, request)
    for number in numbers[:-1]:
        try:
            return connected(place, number, request.deadline, request.web.context)
        except ssl.SSLError:
            raise
        except OSError:
            continue
    return connected(place, numbers[-1], request.deadline, request.web.context)


def _allowed_numbers(place: Place, request: _Request) -> list[str]:
    """Return the numbers of a name, if all of them are public.

    One that is not could as well have been the one to answer.
    """
    found = _resolved(place, request)
    if not found:
        raise NotFetchedError(Failure.NAME_HAS_NO_ADDRESS)
    try:
        parsed = [ipaddress.ip_address(number) for number in found]
    except ValueError as error:  # a number that is good on one network card alone
        raise NotFetchedError(Failure.PRIVATE) from error
    if not all(request.web.may_open(ip) for ip in parsed):
        raise NotFetchedError(Failure.PRIVATE)
    return [str(ip) for ip in parsed][:MOST_NUMBERS]


def _resolved(place: Place, request: _Request) -> list[str]:
    """Look a name up in a thread of its own: the resolver itself knows no time."""
    found: Queue[list[str] | Exception] = Queue()

    def look() -> None:
        try:
            found.put(list(request.web.resolve(place.host, place.port)))
        except (OSError, ValueError) as error:
            found.put(error)

    Thread(target=look, daemon=True).start()
    try:
        answer = found.get(timeout=request.deadline.left())
    except Empty as error:
        raise NotFetchedError(Failure.NAMES_UNANSWERED) from error
    if isinstance(answer, socket.gaierror):
        failure = NO_NAME.get(answer.errno or 0, Failure.NAMES_UNANSWERED)
        raise NotFetchedError(failure) from answer
    if isinstance(answer, Exception):
        raise NotFetchedError(Failure.BAD_ADDRESS) from answer
    return answer


@contextlib.contextmanager
def _named_failures() -> Iterator[None]:
    """Say in one word what went wrong between two machines."""
    try:
        yield
    except ssl.SSLError as error:
        raise NotFetchedError(Failure.TLS) from error
    except TimeoutError as error:
        raise NotFetchedError(Failure.TIMEOUT) from error
    except (HTTPException, ConnectionResetError, ValueError) as error:
        raise NotFetchedError(Failure.GARBAGE) from error
    except OSError as error:
        raise NotFetchedError(Failure.UNREACHABLE) from error
