"""Dump the database into a file, and put it back.

The connection goes to PostgreSQL's programs by their PG* variables, not on the
command line, where anyone on the machine could read the password.
"""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from rsehub import embedded_postgres

DATA = Path(__file__).resolve().parents[1] / ".data"
BACKUPS = DATA / "backups"

# All that is there goes, also what newer migrations added; waiting for somebody who
# uses the hub ends after a while.
EMPTY_THE_DATABASE = """\
SET lock_timeout = '30s';
SET client_min_messages = warning;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
"""
A_TABLE_OF_THE_HUB = "CREATE TABLE public.django_migrations "


def connection() -> dict[str, str]:
    """Return the PG* variables of the hub's database, started if it is embedded."""
    url = os.environ.get("DATABASE_URL")
    if url:
        return from_url(url)
    try:
        host = embedded_postgres.ensure_running(DATA / "postgres")
    except embedded_postgres.EmbeddedPostgresError as error:
        sys.exit(str(error))
    return {
        "PGHOST": host,
        "PGPORT": str(embedded_postgres.PORT),
        "PGUSER": embedded_postgres.USER,
        "PGDATABASE": embedded_postgres.DATABASE,
    }


def from_url(url: str) -> dict[str, str]:
    """Return the PG* variables for `postgresql://user:password@host:port/name?…`.

    Options become variables too: `sslmode=require` is PGSSLMODE.
    """
    parts = urlsplit(url)
    options = {f"PG{key.upper()}": value for key, value in parse_qsl(parts.query)}
    named = {
        "PGHOST": unquote(parts.hostname or ""),
        "PGPORT": str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.removeprefix("/")),
    }
    return options | {name: value for name, value in named.items() if value}


def program(name: str) -> str:
    """Return the path of pg_dump and the like: the machine's for a server of its own.

    The wheel's match the embedded server, and are there where the machine has none.
    """
    own = shutil.which(name) if os.environ.get("DATABASE_URL") else None
    return own or str(embedded_postgres.programs() / name)


def backup() -> None:
    """Write the database to a new file in .data/backups, and print its path."""
    env = os.environ | connection()
    BACKUPS.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.umask(0o077)  # people's data
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = BACKUPS / f"rsehub-{now}.dump"
    unfinished = target.with_suffix(".part")
    command = [program("pg_dump"), "--format=custom", f"--file={unfinished}"]
    if subprocess.run(command, env=env, check=False).returncode:
        unfinished.unlink(missing_ok=True)
        sys.exit("No backup was made; the lines above say why.")
    unfinished.rename(target)
    print(target)


def restore(file: str = "") -> None:
    """Replace the database by what the file holds, wholly or not at all."""
    if not file:
        sys.exit("Which file? make restore FILE=.data/backups/rsehub-….dump")
    source = Path(file)
    if not source.is_file():
        sys.exit(f"There is no file {source}. Nothing was changed.")
    script = source_to_sql(source)
    try:
        put_back(script)
    finally:
        script.unlink()
    print(f"The database is as it was in {source}. make run brings it up to date.")


def source_to_sql(source: Path) -> Path:
    """Turn a dump into SQL first: a damaged one is found before anything changes."""
    os.umask(0o077)
    DATA.mkdir(exist_ok=True)
    script = DATA / f"restore-{os.getpid()}.sql"
    flags = ["--no-owner", "--no-privileges", f"--file={script}"]
    command = [program("pg_restore"), *flags, str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        script.unlink(missing_ok=True)
        sys.exit(
            f"{source} is not a whole backup of the hub. Nothing was changed.\n"
            f"{done.stderr.strip()}"
        )
    if not holds_a_hub(script):
        script.unlink()
        sys.exit(f"{source} is a dump of something else. Nothing was changed.")
    return script


def holds_a_hub(script: Path) -> bool:
    with script.open(encoding="utf-8") as lines:
        return any(line.startswith(A_TABLE_OF_THE_HUB) for line in lines)


def put_back(script: Path) -> None:
    """Carry the script out in one transaction."""
    flags = ["--no-psqlrc", "--quiet", "--single-transaction", "--output=/dev/null"]
    stop = "--set=ON_ERROR_STOP=1"
    work = [f"--command={EMPTY_THE_DATABASE}", f"--file={script}"]
    done = subprocess.run(
        [program("psql"), *flags, stop, *work],
        env=os.environ | connection(),
        check=False,
    )
    if done.returncode:
        sys.exit("Nothing was changed; the lines above say why.")
