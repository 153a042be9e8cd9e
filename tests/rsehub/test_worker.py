"""The worker and the server as programs: started together, kept up, stopped clean."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener

import psycopg
import pytest
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateWorker

from dev import serving
from rsehub import embedded_postgres

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds: the machine may be busy, and a right answer ends the wait
MANAGE = [sys.executable, "manage.py"]
SERVE = """
import json, os, sys
from dev.serving import serve
server, worker = map(json.loads, sys.argv[1:])
sys.exit(serve(server, worker, dict(os.environ)))
"""


def scratch_environment(folder: Path, database: dict) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.scratch_settings",
        "DEBUG": "true",
        "EMAIL_URL": "",
        "HUB_SCRATCH": str(folder),
        "HUB_SCRATCH_DATABASE": json.dumps(database, default=str),
        "PYTHONPATH": str(ROOT),
    }


def the_tests_database() -> dict:
    known = settings.DATABASES["default"]
    names = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    kept = {name: known[name] for name in names if known.get(name)}
    embedded = {n: known[n] for n in known if n.startswith("EMBEDDED")}
    return kept | embedded | {"NAME": connection.settings_dict["NAME"]}


@pytest.fixture
def start(mail_queue):
    """Return a function that starts a program in a group of its own."""
    started = []

    def start(command: list[str], env: dict[str, str]) -> subprocess.Popen:
        program = subprocess.Popen(
            command,
            env=env,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(program)
        return program

    yield start
    for program in started:
        if is_group_alive(program):
            os.killpg(program.pid, signal.SIGKILL)
        program.communicate()


def is_group_alive(program: subprocess.Popen) -> bool:
    try:
        os.killpg(program.pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(look, seconds: float = PATIENCE):
    """Return what `look` finds, once it finds something."""
    deadline = time.monotonic() + seconds
    while not (found := look()) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert found
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


# --- make run --------------------------------------------------------------------


class Visitor:
    def __init__(self, port: int) -> None:
        self.hub = f"http://127.0.0.1:{port}"
        self.cookies = CookieJar()
        self.open = build_opener(HTTPCookieProcessor(self.cookies)).open

    def sees_the_form(self) -> bool:
        try:
            self.open(f"{self.hub}/accounts/password/reset/")
        except URLError:
            return False
        return True

    def asks_for_a_new_password(self) -> int:
        [token] = [c.value for c in self.cookies if c.name == "csrftoken"]
        form = {"email": "alice@example.org", "csrfmiddlewaretoken": token}
        sent = self.open(
            f"{self.hub}/accounts/password/reset/", urlencode(form).encode()
        )
        return sent.status


def child_of(parent: int, word: str) -> int | None:
    """Return the process with `word` in its command that `parent` started."""
    for number in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        if word.encode() in Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0"):
            return int(number)
    return None


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds the worker in /proc")
def test_mail_arrives_a_killed_worker_is_replaced_and_ctrl_c_leaves_nothing(
    start, alice, tmp_path
):
    port = free_port()
    server = [*MANAGE, "runserver", f"127.0.0.1:{port}"]
    both = [json.dumps(server), json.dumps([*MANAGE, "work"])]
    env = scratch_environment(tmp_path, the_tests_database())
    hub = start([sys.executable, "-c", SERVE, *both], env)
    visitor, mailbox = Visitor(port), tmp_path / "mail"

    wait_for(visitor.sees_the_form)
    assert visitor.asks_for_a_new_password() == 200
    wait_for(lambda: list(mailbox.glob("*.log")))

    first = child_of(hub.pid, "work")
    os.kill(first, signal.SIGKILL)
    assert visitor.asks_for_a_new_password() == 200
    wait_for(lambda: len(list(mailbox.glob("*.log"))) == 2)
    assert child_of(hub.pid, "work") not in {None, first}

    os.killpg(hub.pid, signal.SIGINT)
    said, _nothing = hub.communicate(timeout=PATIENCE)
    assert hub.returncode == 0, said
    assert not is_group_alive(hub)
    assert "The worker ended; the next starts in 1 s." in said
    assert "Traceback" not in said


def test_when_the_server_ends_so_does_all_with_its_status(start, tmp_path):
    server = [sys.executable, "-c", "raise SystemExit(7)"]
    worker = [sys.executable, "-c", "input()"]
    both = [json.dumps(server), json.dumps(worker)]
    hub = start([sys.executable, "-c", SERVE, *both], dict(os.environ))

    assert hub.wait(timeout=PATIENCE) == 7
    assert not is_group_alive(hub)


def test_the_waits_for_a_worker_grow_and_begin_anew_after_a_long_life():
    waits = [0.0]
    for _death in range(7):
        waits.append(serving.longer(waits[-1], lived=1))

    assert waits[1:] == [1, 2, 4, 8, 16, 30, 30]
    assert serving.longer(30, lived=90) == 1


# --- manage.py work --------------------------------------------------------------


@pytest.mark.slow
def test_a_worker_ends_in_order_when_it_is_asked_to(start, tmp_path):
    env = scratch_environment(tmp_path, the_tests_database())
    EmailMessage("Hello", "A word.", to=["alice@example.org"]).send()
    worker = start([*MANAGE, "work"], env)
    wait_for(lambda: list((tmp_path / "mail").glob("*.log")))

    worker.terminate()

    said, _nothing = worker.communicate(timeout=PATIENCE)
    assert (worker.returncode, said) == (0, "")
    assert not ProcrastinateWorker.objects.exists()


@pytest.fixture
def own_server(tmp_path):
    """The environment of a hub whose database nobody minds losing."""
    place = tmp_path / "postgres"
    embedded_postgres.ensure_running(place, fast=True, linger=0)
    database = {"ENGINE": "rsehub.hubpg", "NAME": "hub"}
    fast = {"EMBEDDED_DIR": place, "EMBEDDED_FAST": True}
    yield scratch_environment(tmp_path, database | fast)
    embedded_postgres.release(place)


@pytest.mark.slow
def test_a_worker_without_its_tables_ends_with_a_reason(start, own_server):
    worker = start([*MANAGE, "work"], own_server)

    said, _nothing = worker.communicate(timeout=PATIENCE)
    assert worker.returncode == 1
    assert "The worker can't reach its database: " in said
    assert "Traceback" not in said


@pytest.mark.slow
def test_a_worker_that_lost_its_database_ends_for_another_to_begin(
    start, own_server, tmp_path
):
    migrate = [*MANAGE, "migrate", "procrastinate", "-v0"]
    assert start(migrate, own_server).wait(timeout=PATIENCE) == 0
    worker = start([*MANAGE, "work"], own_server)
    host = str(embedded_postgres.socket_directory(tmp_path / "postgres"))
    with psycopg.connect(host=host, port=5432, user="hub", dbname="hub") as looking:
        seen = "SELECT count(*) FROM procrastinate_workers"
        wait_for(lambda: looking.execute(seen).fetchone()[0])

    os.kill(postmaster(tmp_path / "postgres"), signal.SIGKILL)

    said, _nothing = worker.communicate(timeout=PATIENCE)
    assert worker.returncode == 1
    # Not always the last line: what waits for the lost server may still complain.
    assert "\nCommandError: The worker " in f"\n{said}"


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])
