"""The commands behind make, run with the Python of `.venv` by `dev.bootstrap`."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from dev import backups, checks, serving
from dev.environment import development, is_true

ROOT = Path(__file__).resolve().parents[1]
MANAGE = [sys.executable, "manage.py"]
DEFAULT_PORT = "8000"


def become(command: list[str], env: dict[str, str]) -> NoReturn:
    """Run a command in place of this process: Ctrl-C and exit status go through."""
    os.execvpe(command[0], command, env)  # noqa: S606


def step(text: str, command: list[str], env: dict[str, str]) -> None:
    """Say what happens and do it; end the whole command when it fails."""
    print(text, flush=True)
    done = subprocess.run(command, env=env, check=False)
    if done.returncode:
        sys.exit(f"That did not work: {text[0].lower()}{text[1:]}")


# --- run -------------------------------------------------------------------------


def chosen_port(text: str) -> int:
    """Return the port to serve on; leave with one line where that is impossible."""
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        sys.exit(f"PORT is {text!r}; give a number from 1 to 65535.")
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            sys.exit(f"Port {port} is for root only. Try: PORT=8001 make run")
        except OSError:
            sys.exit(f"Port {port} is taken. Try: PORT={port % 65535 + 1} make run")
    return port


def run() -> NoReturn:
    """Serve the hub with its sample data, and do its work, until Ctrl-C."""
    env = development()
    port = chosen_port(env.get("PORT") or DEFAULT_PORT)
    step("Bringing the database up to date", [*MANAGE, "migrate", "-v0"], env)
    if is_true(env["DEBUG"]):
        sample = [*MANAGE, "load_sample_data", "--if-empty"]
        step("Looking for sample data", sample, env)
    print(f"\nThe hub is at http://localhost:{port}/  (Ctrl-C stops it)\n", flush=True)
    env |= {"DJANGO_RUNSERVER_HIDE_WARNING": "true"}
    server = [*MANAGE, "runserver", f"localhost:{port}"]
    sys.exit(serving.serve(server, [*MANAGE, "work"], env))


def manage(*arguments: str) -> NoReturn:
    become([*MANAGE, *arguments], development())


# --- the rest --------------------------------------------------------------------


def bench(*arguments: str) -> NoReturn:
    become([sys.executable, "-m", "bench", *arguments], development())


def screenshots() -> NoReturn:
    become([sys.executable, "-m", "screenshots"], development())


def assets() -> None:
    """Build the small Plotly bundles."""
    if not (shutil.which("npm") and shutil.which("node")):
        sys.exit("The small Plotly bundles need Node.js; the hub works without them.")
    folder = ["--prefix", "dev/plotly"]
    env = dict(os.environ)
    step("Fetching Plotly", ["npm", "ci", "--silent", *folder], env)
    step("Building the bundles", ["node", "dev/plotly/build.mjs"], env)


COMMANDS = {
    "run": run,
    "manage": manage,
    "bench": bench,
    "screenshots": screenshots,
    "assets": assets,
    "test": checks.test,
    "lint": checks.lint,
    "fmt": checks.fmt,
    "backup": backups.backup,
    "restore": backups.restore,
}


def main(command: str, *arguments: str) -> None:
    try:
        COMMANDS[command](*arguments)
    except KeyboardInterrupt:
        sys.exit("\nStopped.")


if __name__ == "__main__":
    main(*sys.argv[1:])
