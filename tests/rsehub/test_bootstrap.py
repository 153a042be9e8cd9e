"""What `make` decides before it does anything: pure parts of set-up and checks."""

import os
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dev import backups, bootstrap, chromium, environment, tasks
from dev.checks import Tally, read_tally

counts = st.integers(min_value=0, max_value=10_000)


# --- the environment of Python ---


def test_the_development_set_serves_every_command():
    installed = bootstrap.digest(bootstrap.DEVELOPMENT)

    assert all(
        bootstrap.satisfied(installed, lock) for lock in bootstrap.COMMANDS.values()
    )


def test_the_set_for_use_does_not_serve_the_tests():
    installed = bootstrap.digest(bootstrap.USE)

    assert bootstrap.satisfied(installed, bootstrap.USE)
    assert not bootstrap.satisfied(installed, bootstrap.DEVELOPMENT)


@pytest.fixture
def environment_folder(tmp_path, monkeypatch):
    """An environment with a stamp, in place of the real one."""
    for name in ("PYTHON", "STAMP", "UNFINISHED"):
        monkeypatch.setattr(bootstrap, name, tmp_path / name.lower())
    bootstrap.PYTHON.touch()
    bootstrap.STAMP.write_text("a digest")
    return tmp_path


def test_the_stamp_tells_what_was_installed(environment_folder):
    assert bootstrap.stamp() == "a digest"


def test_an_interrupted_set_up_counts_for_nothing(environment_folder):
    (environment_folder / "unfinished").touch()

    assert bootstrap.stamp() == ""


def test_an_environment_without_its_python_counts_for_nothing(environment_folder):
    (environment_folder / "python").unlink()

    assert bootstrap.stamp() == ""


def test_a_python_without_venv_is_told_which_package_to_install():
    assert bootstrap.what_is_missing(["/usr/bin/python3"], (3, 11)) == (
        "/usr/bin/python3 cannot make environments: its venv module is missing.\n"
        "On Debian or Ubuntu, install it with: sudo apt install python3-venv"
    )


def test_an_old_python_is_told_which_one_is_needed():
    assert bootstrap.what_is_missing([], (3, 9)).splitlines()[0] == (
        "RSE Hub needs Python 3.11 or newer; this is 3.9, and no newer one was found."
    )


def test_an_unknown_command_lists_the_known_ones():
    with pytest.raises(SystemExit, match="one of: run, manage, backup"):
        bootstrap.main(["fly"])


# --- the summary of the tests ---


@given(passed=counts, failures=counts, errors=counts, skipped=counts)
def test_a_report_is_counted(passed, failures, errors, skipped):
    total = passed + failures + errors + skipped
    report = (
        f'<testsuites><testsuite tests="{total}" failures="{failures}" '
        f'errors="{errors}" skipped="{skipped}"/></testsuites>'
    )

    assert read_tally(report) == Tally(passed, failures + errors, skipped)


def test_the_summary_adds_both_runs():
    assert str(Tally(40, 0, 2) + Tally(9, 1, 0)) == "49 passed, 1 failed, 2 skipped"


# --- the server ---


@pytest.mark.parametrize("text", ["", "80x", "0", "65536", "-1", "8000.0"])
def test_a_port_that_is_none_is_named(text):
    with pytest.raises(SystemExit, match="give a number from 1 to 65535"):
        tasks.chosen_port(text)


def test_a_secret_key_is_kept_and_is_nobody_elses(tmp_path):
    path = tmp_path / "new" / "secret_key"
    key = environment.secret_key(path)

    assert environment.secret_key(path) == key
    assert len(key) > 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_set_already_stays(monkeypatch):
    monkeypatch.setenv("DEBUG", "false")
    monkeypatch.setenv("SECRET_KEY", "mine")

    assert environment.development() == dict(os.environ)


# --- the database ---


def test_an_address_becomes_variables():
    url = "postgresql://h%40b:p%2Fw@db.example:6543/hub?sslmode=require"

    assert backups.from_url(url) == {
        "PGHOST": "db.example",
        "PGPORT": "6543",
        "PGUSER": "h@b",
        "PGPASSWORD": "p/w",
        "PGDATABASE": "hub",
        "PGSSLMODE": "require",
    }


def test_an_address_names_only_what_it_has():
    assert backups.from_url("postgresql:///hub") == {"PGDATABASE": "hub"}


def test_a_missing_file_is_not_restored(tmp_path):
    with pytest.raises(SystemExit, match="Nothing was changed"):
        backups.restore(str(tmp_path / "none.dump"))


def test_a_file_that_is_no_dump_is_not_restored(tmp_path):
    (tmp_path / "notes.txt").write_text("not a dump")

    with pytest.raises(SystemExit, match="is not a whole backup"):
        backups.restore(str(tmp_path / "notes.txt"))


# --- the browser ---


def test_a_browser_that_does_not_start_is_passed_over(tmp_path, monkeypatch):
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    working = tmp_path / "google-chrome"
    working.write_text("#!/bin/sh\nexit 0\n")
    working.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("HUB_CHROMIUM", raising=False)

    assert chromium.find() == working
