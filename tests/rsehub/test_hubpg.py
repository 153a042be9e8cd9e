"""Django's connection to the embedded server, on a server of its own."""

import os
import signal
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections

from rsehub import embedded_postgres
from rsehub.hubpg.base import DatabaseClient, DatabaseWrapper


@pytest.fixture
def settings_of(tmp_path):
    """The settings of a connection to a server in `tmp_path`, or as changed."""
    own = {"NAME": "hub", "EMBEDDED_DIR": tmp_path, "EMBEDDED_FAST": True}
    plain = {"USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": {}}
    yield lambda **changes: connection.settings_dict | plain | own | changes
    embedded_postgres.release(tmp_path)


@pytest.fixture
def database(settings_of, django_db_blocker):
    with django_db_blocker.unblock():
        # Known to Django by its alias: django.contrib.postgres asks for it.
        connections["own"] = DatabaseWrapper(settings_of(), alias="own")
        yield connections["own"]
        connections["own"].close()
        del connections["own"]


def answer(database, query):
    with database.cursor() as cursor:
        return cursor.execute(query).fetchone()


def kill_server(folder):
    pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)


def test_the_server_starts_with_the_first_connection(database, tmp_path):
    assert not (tmp_path / "data").exists()

    assert answer(database, "select current_database()") == ("hub",)


def test_a_new_connection_brings_a_killed_server_back(database, tmp_path):
    first = answer(database, "select pg_postmaster_start_time()")
    database.close()
    kill_server(tmp_path)

    assert answer(database, "select pg_postmaster_start_time()") > first


def test_a_broken_connection_is_an_error_and_the_next_one_works(database, tmp_path):
    answer(database, "select 1")
    kill_server(tmp_path)
    with pytest.raises(OperationalError):
        answer(database, "select pg_sleep(1)")

    database.close()
    assert answer(database, "select 1") == (1,)


def test_a_database_that_is_not_there_is_an_error(settings_of, django_db_blocker):
    with django_db_blocker.unblock():
        database = DatabaseWrapper(settings_of(NAME="other"), alias="own")
        with pytest.raises(OperationalError, match='"other" does not exist'):
            answer(database, "select 1")


def test_a_server_that_cannot_start_is_an_error_of_the_database(
    settings_of, tmp_path, django_db_blocker
):
    (tmp_path / "file").touch()
    settings = settings_of(EMBEDDED_DIR=tmp_path / "file" / "below")
    with (
        django_db_blocker.unblock(),
        pytest.raises(OperationalError, match="a folder it can write to"),
    ):
        answer(DatabaseWrapper(settings, alias="own"), "select 1")


def test_dbshell_takes_the_psql_of_the_server(settings_of, tmp_path):
    arguments, _env = DatabaseClient.settings_to_cmd_args_env(settings_of(), ["-c", ""])

    assert Path(arguments[0]).parent == embedded_postgres.programs()
    host = str(embedded_postgres.socket_directory(tmp_path))
    assert arguments[1:] == ["-U", "hub", "-h", host, "-p", "5432", "-c", "", "hub"]
