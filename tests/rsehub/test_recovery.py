"""The database goes away in the middle of something: nothing is half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection, connections

from profiles import actions
from profiles.models import SkillAssessment
from tests.factories import make_profile

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = "/profile/craft/assess/code/"
CLICK = {"answer-testing": "3", "answer-version-control": "2"}


@pytest.fixture
def killed_while_saving(monkeypatch):
    """Let the server end our connection after the first of a save's writes."""
    upsert = actions._upsert  # noqa: SLF001

    def kill(rows) -> None:
        upsert(rows)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    monkeypatch.setattr(actions, "_upsert", kill)
    yield
    connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_a_connection_killed_during_a_save_leaves_nothing_half_written(
    client, alice, world, killed_while_saving, monkeypatch
):
    make_profile(world, alice)
    client.force_login(alice)
    client.raise_request_exception = False

    refused = client.post(PAGE, CLICK)
    monkeypatch.undo()

    assert refused.status_code == 503
    assert "was not saved" in refused.content.decode()
    assert not SkillAssessment.objects.exists()
    assert client.post(PAGE, CLICK).status_code == 302
    assert SkillAssessment.objects.count() == 2


KILL = """
import os, signal, sys
from pathlib import Path
import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {
        "ENGINE": "rsehub.hubpg", "NAME": "hub",
        "EMBEDDED_DIR": Path(sys.argv[1]),
    }},
)
django.setup()
from django.db import OperationalError, connection, transaction

def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone() if cursor.description else None

run("CREATE TABLE note (words text)")
run("INSERT INTO note VALUES ('before')")
postmaster = int((Path(sys.argv[1]) / "data" / "postmaster.pid").read_text().split()[0])
try:
    with transaction.atomic():
        run("INSERT INTO note VALUES ('half')")
        os.kill(postmaster, signal.SIGKILL)
        run("SELECT pg_sleep(0.2)")
        run("INSERT INTO note VALUES ('other half')")
except OperationalError:
    print("refused")
connection.close_if_unusable_or_obsolete()
print(run("SELECT string_agg(words, ',') FROM note")[0])
connection.close()
"""


def test_the_embedded_server_killed_during_a_save_comes_back_by_itself(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", KILL, str(tmp_path / "postgres")],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.splitlines() == ["refused", "before"], done.stderr
