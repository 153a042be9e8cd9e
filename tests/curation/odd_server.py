"""A web server of the tests that misbehaves in every way there is.

It is at `http://odd.example:<port>/`, in a web that the tests make: the name leads to
127.0.0.1, which may be opened there, and its port too.
"""

from __future__ import annotations

import gzip
import ipaddress
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from curation.fetching import Web
from curation.web_addresses import is_public

NAME = "odd.example"
LOOPBACK = ipaddress.ip_address("127.0.0.1")
BOMB = gzip.compress(bytes(20_000_000))

Talk = Callable[["Session"], None]


class OddServer(socketserver.ThreadingTCPServer):
    """Answers each path as `pages` says; keeps what it was asked."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.hosts: list[str] = []
        self.robots = ""
        self.over = threading.Event()
        self.pages: dict[str, Talk] = dict(PAGES)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str, name: str = NAME) -> str:
        return f"http://{name}:{self.port}{path}"

    def web(self, **names: str) -> Web:
        """Return a web with this server in it, and names that lead to other numbers."""
        numbers = {NAME: "127.0.0.1", "other.example": "127.0.0.1"} | {
            name.replace("_", "."): number for name, number in names.items()
        }

        def resolve(host: str, port: int) -> list[str]:
            if host not in numbers:
                raise socket.gaierror(socket.EAI_NONAME, "no such name")
            return [numbers[host]]

        return Web(
            resolve=resolve,
            may_open=lambda ip: ip == LOOPBACK or is_public(ip),
            ports=frozenset({self.port}),
        )


class Session(socketserver.StreamRequestHandler):
    server: OddServer

    def handle(self) -> None:
        line = self.rfile.readline().decode().split()
        if len(line) < 2:
            return
        self.method, self.path = line[0], line[1]
        self.keep_headers()
        self.server.asked.append(f"{self.method} {self.path}")
        talk = self.server.pages.get(self.path, say(404, b"nothing here"))
        with suppress(OSError):  # whoever asked may have gone
            talk(self)

    def keep_headers(self) -> None:
        while (line := self.rfile.readline()) not in {b"\r\n", b"\n", b""}:
            name, _, value = line.decode("latin-1").partition(":")
            kept = {"user-agent": self.server.agents, "host": self.server.hosts}
            kept.get(name.lower(), []).append(value.strip())

    def send(self, status: int, body: bytes = b"", **headers: str) -> None:
        head = [f"HTTP/1.1 {status} So"]
        sized = {"Content_Length": str(len(body))} | headers
        head += [f"{k.replace('_', '-')}: {v}" for k, v in sized.items() if v]
        shown = body if self.method != "HEAD" else b""
        self.wfile.write("\r\n".join([*head, "", ""]).encode("latin-1") + shown)


def say(status: int, body: bytes = b"", **headers: str) -> Talk:
    return lambda session: session.send(status, body, **headers)


def only_by_get(head: int) -> Talk:
    def talk(session: Session) -> None:
        session.send(200 if session.method == "GET" else head, b"here")

    return talk


def robots(session: Session) -> None:
    rules = session.server.robots
    session.send(200 if rules else 404, rules.encode())


def to_itself(path: str, status: int = 302) -> Talk:
    def talk(session: Session) -> None:
        session.send(status, Location=session.server.url(path))

    return talk


def drip(session: Session) -> None:
    """One byte now and then, for ever: no single one of them is late."""
    session.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    while not session.server.over.wait(0.05):
        session.wfile.write(b"x")


def drip_body(session: Session) -> None:
    session.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not session.server.over.wait(0.05):
        session.wfile.write(b"x")


def endless(session: Session) -> None:
    session.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while not session.server.over.is_set():
        session.wfile.write(b"x" * 65536)


def endless_head(session: Session) -> None:
    session.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while not session.server.over.is_set():
        session.wfile.write(b"X-More: " + b"x" * 8000 + b"\r\n")


def go_on_for_ever(session: Session) -> None:
    while not session.server.over.is_set():
        session.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")


def raw(data: bytes) -> Talk:
    return lambda session: session.wfile.write(data) and None


PAGES: dict[str, Talk] = {
    "/robots.txt": robots,
    "/": say(200, b"the start page"),
    "/ok": say(200, b"<title>Testing</title>", Content_Type="text/html"),
    "/moved": to_itself("/ok", 301),
    "/passing": to_itself("/ok", 302),
    "/loop": to_itself("/loop2"),
    "/loop2": to_itself("/loop"),
    **{f"/far/{n}": to_itself(f"/far/{n + 1}") for n in range(9)},
    "/to-root": to_itself("/"),
    "/soft": say(200, b"<title>404 Not Found</title>"),
    "/to-soft": to_itself("/soft"),
    "/to-private": say(302, Location="http://10.0.0.1/"),
    "/to-metadata": say(302, Location="http://169.254.169.254/latest/meta-data/"),
    "/to-file": say(302, Location="file:///etc/passwd"),
    "/to-nonsense": say(302, Location="http://[nonsense/"),
    "/nowhere": say(302),
    "/relative": say(301, Location="ok#part"),
    "/get-only": only_by_get(404),
    "/no-head": only_by_get(405),
    "/gone": say(410),
    "/forbidden": say(403),
    "/too-many": say(429, Retry_After="3600"),
    "/error": say(500),
    "/linkedin": say(999),
    "/drip": drip,
    "/drip-body": drip_body,
    "/endless": endless,
    "/endless-head": endless_head,
    "/continue": go_on_for_ever,
    "/silent": lambda session: session.server.over.wait(20) and None,
    "/hang-up": raw(b""),
    "/half": raw(b"HTTP/1.1 200 OK\r\nContent-Len"),
    "/garbage": raw(b"\x00\xff\x16 hello\r\n\r\n"),
    "/short": say(200, b"short", Content_Length="5000"),
    "/odd-length": say(200, b"four", Content_Length="-1"),
    "/bad-chunks": raw(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello"
    ),
    "/long-header": raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000),
    "/many-headers": raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5000 + b"\r\n"),
    "/bomb": say(200, BOMB, Content_Encoding="gzip", Content_Type="text/html"),
    "/latin": say(200, "é".encode("latin-1"), Content_Type="text/html; charset=latin1"),
    "/charset": say(200, b"ok", Content_Type='text/html; charset="no-such"'),
}


@contextmanager
def odd_server() -> Iterator[OddServer]:
    with OddServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
