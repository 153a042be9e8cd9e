"""The parent of an embedded PostgreSQL, in a process of its own.

Started by `rsehub.embedded_postgres`, which tells how the two agree through locks.
"""

import ctypes
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rsehub.embedded_postgres import (
    DATABASE,
    PAUSE,
    PORT,
    START_LIMIT,
    USER,
    answers,
    locked,
    socket_directory,
    try_lock,
    unlock,
)

POLL = 0.25  # seconds between two looks for users
PATIENCE = 10.0  # seconds for a server to stop, or its leftovers to go

OPTIONS = [
    f"port={PORT}",
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "max_connections=100",
    "shared_buffers=128MB",
    "jit=off",
    "timezone=UTC",
]
# For tests: a power cut may lose the data, and nobody minds.
FAST_OPTIONS = [
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
]

# From linux/prctl.h.
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36

Server = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One data folder, and how the programs of PostgreSQL are run on it."""

    base: Path
    binaries: Path
    fast: bool
    as_ordinary_user: list[str]

    @property
    def data(self) -> Path:
        return self.base / "data"

    def command(self, program: str, *arguments: str | Path) -> list[str | Path]:
        return [*self.as_ordinary_user, self.binaries / program, *arguments]


def supervise(cluster: Cluster, linger: float) -> None:
    """Run PostgreSQL until it has had no users for `linger` seconds."""
    end_old_server(cluster)
    if not cluster.data.exists():
        create(cluster)
    server = start(cluster)
    users = None
    try:
        if wait_until_ready(cluster, server):
            with locked(cluster.base / "ready", time.monotonic() + START_LIMIT):
                users = wait_until_idle(cluster, server, linger)
    finally:
        end(server.pid, gone=lambda: server.poll() is not None)
        end_orphans()
        with suppress(OSError):  # a killed server leaves its socket in there
            socket_directory(cluster.base).rmdir()
        if users is not None:
            unlock(users)


# --- starting --------------------------------------------------------------------


def create(cluster: Cluster) -> None:
    """Make the data folder; it gets its name last, so a kill leaves no half of it."""
    unfinished = cluster.base / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    flags = ["--auth-local=trust", "--auth-host=reject", "--no-instructions"]
    flags += ["--encoding=UTF8", "--locale=C"]
    flags += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    flags += ["--no-sync"] * cluster.fast
    run(cluster.command("initdb", "-D", unfinished, "-U", USER, *flags))
    run(
        cluster.command("postgres", "--single", "-D", unfinished, "postgres"),
        f"CREATE DATABASE {DATABASE}\n",
    )
    unfinished.rename(cluster.data)


def run(command: list[str | Path], text: str = "") -> None:
    subprocess.run(command, input=text.encode(), check=True)  # noqa: S603  the wheel's


def start(cluster: Cluster) -> Server:
    options = OPTIONS + FAST_OPTIONS * cluster.fast
    options.append(f"unix_socket_directories={socket_directory(cluster.base)}")
    settings = [part for option in options for part in ("-c", option)]
    return subprocess.Popen(  # noqa: S603  the wheel's
        cluster.command("postgres", "-D", cluster.data, *settings),
        stdin=subprocess.DEVNULL,
        preexec_fn=end_with_supervisor,  # noqa: PLW1509  there is one thread
    )


def prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value)


def end_with_supervisor() -> None:
    prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def postmaster_state(cluster: Cluster) -> tuple[int, bytes]:
    """Return process id and state from lines 1 and 8 of postmaster.pid.

    See src/include/utils/pidfile.h of PostgreSQL; zero and nothing without the file.
    """
    try:
        lines = (cluster.data / "postmaster.pid").read_bytes().splitlines()
        return int(lines[0]), b"".join(lines[7:8]).strip()
    except (FileNotFoundError, IndexError, ValueError):
        return 0, b""


def wait_until_ready(cluster: Cluster, server: Server) -> bool:
    """Return whether the server came up, rather than ended."""
    while server.poll() is None:
        if postmaster_state(cluster) == (server.pid, b"ready"):
            return True
        time.sleep(PAUSE)
    return False


# --- running ---------------------------------------------------------------------


def wait_until_idle(cluster: Cluster, server: Server, linger: float) -> int | None:
    """Return the exclusive lock on `users` once idle, or None if the server died."""
    last_used = time.monotonic()
    while not ended_within(server, POLL):
        users = try_lock(cluster.base / "users", fcntl.LOCK_EX)
        if users is None:
            last_used = time.monotonic()
        elif time.monotonic() - last_used >= linger:
            return users
        else:
            unlock(users)
    return None


def ended_within(server: Server, seconds: float) -> bool:
    with suppress(subprocess.TimeoutExpired):
        server.wait(timeout=seconds)
    return server.poll() is not None


# --- ending ----------------------------------------------------------------------


def end(pid: int, gone: Callable[[], bool]) -> None:
    """Stop a server: politely, at once, by force."""
    for how in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if gone():
            return
        with suppress(ProcessLookupError):
            os.kill(pid, how)
        deadline = time.monotonic() + PATIENCE
        while not gone() and time.monotonic() < deadline:
            time.sleep(PAUSE)


def end_old_server(cluster: Cluster) -> None:
    """Make way where the last supervisor was killed.

    Its server may still answer. If not, the process id it left behind may by now be
    that of a stranger, for which PostgreSQL would refuse to start; it takes the id of
    its own parent for stale, and still looks for other leftovers.
    """
    pid, _state = postmaster_state(cluster)
    if not pid:
        return
    if answers(cluster.base):
        end(pid, gone=lambda: not answers(cluster.base))
    with suppress(FileNotFoundError):
        left = cluster.data / "postmaster.pid"
        _pid, _newline, rest = left.read_bytes().partition(b"\n")
        left.write_bytes(b"%d\n%b" % (os.getpid(), rest))


def end_orphans() -> None:
    """End what a killed postmaster left at work: the next cannot start before.

    Linux makes them children of this process; elsewhere they end by themselves.
    """
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    with suppress(FileNotFoundError, ChildProcessError):
        while pids := children.read_text().split():
            for pid in map(int, pids):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


# --- the process -----------------------------------------------------------------


def detach(log: Path) -> None:
    """Leave the terminal and its Ctrl-C behind, and speak to a new log."""
    with suppress(FileNotFoundError):
        log.replace(log.with_suffix(".log.old"))
    with log.open("wb") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
    os.setsid()


def main(base: str, binaries: str, mode: str, linger: str, *prefix: str) -> None:
    cluster = Cluster(Path(base), Path(binaries), mode == "fast", list(prefix))
    # Taken before the fork and kept by the child: the caller never sees a gap.
    if try_lock(cluster.base / "supervisor", fcntl.LOCK_EX) is None or os.fork():
        return
    detach(cluster.base / "server.log")
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        supervise(cluster, float(linger))
    except subprocess.CalledProcessError as error:
        sys.exit(f"The programs of PostgreSQL did not work here: {error}")


if __name__ == "__main__":
    main(*sys.argv[1:])
