#!/usr/bin/env python3
"""Set the hub up in `.venv`, then hand the command over to `dev.tasks` in there.

    python3 dev/bootstrap.py run|test|bench|screenshots|lint|fmt|assets|backup
    python3 dev/bootstrap.py restore FILE
    python3 dev/bootstrap.py manage COMMAND...

Standard library only. It must be readable by older Pythons too, which it tells what
is missing: nothing here may need more than Python 3.8.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed"
UNFINISHED = VENV / "unfinished"

USE = ROOT / "requirements.txt"
DEVELOPMENT = ROOT / "requirements-dev.txt"
INSTALLER = ROOT / "dev" / "requirements" / "uv.txt"

MINIMUM = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")

# What each command needs installed. The development set holds the other.
COMMANDS = {
    "run": USE,
    "manage": USE,
    "backup": USE,
    "restore": USE,
    "assets": USE,
    "test": DEVELOPMENT,
    "bench": DEVELOPMENT,
    "screenshots": DEVELOPMENT,
    "lint": DEVELOPMENT,
    "fmt": DEVELOPMENT,
}
STARTED = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", flush=True)


# --- which Python ----------------------------------------------------------------


def pythons() -> list[str]:
    """Return the Pythons to try: this one first, then newer ones on the machine."""
    found = [shutil.which(name) for name in NEWER_PYTHONS]
    installed = sorted(Path.home().glob(".pyenv/versions/3.1[1-9].*/bin/python"))
    return [sys.executable, *filter(None, found), *map(str, reversed(installed))]


def works(python: str, check: str) -> bool:
    """Return whether `python` can run the statement `check`."""
    done = subprocess.run([python, "-c", check], capture_output=True, check=False)
    return done.returncode == 0


def new_enough(python: str) -> bool:
    return works(python, f"import sys; assert sys.version_info >= {MINIMUM}")


def choose_python() -> str:
    """Return a Python that can make environments; without one, say what to install."""
    usable = [python for python in pythons() if new_enough(python)]
    for python in usable:
        if works(python, "import venv, ensurepip"):
            return python
    sys.exit(what_is_missing(usable, sys.version_info[:2]))


def what_is_missing(usable: list[str], version: tuple[int, int]) -> str:
    """Return what to install, given the new enough Pythons and this one's version."""
    if usable:
        return (
            f"{usable[0]} cannot make environments: its venv module is missing.\n"
            "On Debian or Ubuntu, install it with: sudo apt install python3-venv"
        )
    return (
        f"RSE Hub needs Python {MINIMUM[0]}.{MINIMUM[1]} or newer; this is "
        f"{version[0]}.{version[1]}, and no newer one was found.\n"
        "On Debian or Ubuntu, install one with: sudo apt install python3 python3-venv"
    )


# --- the environment -------------------------------------------------------------


def digest(lock: Path) -> str:
    """Return the SHA-256 of a lock file, which the stamp keeps."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def satisfied(stamp: str, wanted: Path) -> bool:
    """Return whether what the stamp says was installed is what is wanted.

    The development set holds everything that use needs.
    """
    return stamp in {digest(wanted), digest(DEVELOPMENT)}


def stamp() -> str:
    """Return what was installed last, or nothing unless that was finished."""
    if UNFINISHED.exists() or not PYTHON.exists() or not STAMP.exists():
        return ""
    return STAMP.read_text(encoding="utf-8")


def set_up(wanted: Path) -> None:
    """Make the environment hold `wanted`; costs nothing when it does."""
    if satisfied(stamp(), wanted):
        return
    (ROOT / ".data").mkdir(exist_ok=True)
    with (ROOT / ".data" / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two makes at once take turns
        if not satisfied(stamp(), wanted):
            build(wanted)


def build(wanted: Path) -> None:
    """Install `wanted`, into a new environment unless there is a sound one."""
    sound = PYTHON.exists() and not UNFINISHED.exists() and new_enough(str(PYTHON))
    if not sound:
        make_environment()
    UNFINISHED.touch()  # until the end: an interrupted set-up starts anew
    say(f"Installing what {wanted.name} lists")
    if not install(wanted):
        sys.exit(
            "The packages could not be installed; the lines above say why. "
            "Is the network there? The next run starts afresh."
        )
    STAMP.write_text(digest(wanted), encoding="utf-8")
    UNFINISHED.unlink()
    say("Set-up is done")


def make_environment() -> None:
    python = choose_python()
    say("Making a Python environment in .venv")
    if not succeeds([python, "-m", "venv", "--clear", str(VENV)]):
        sys.exit("The environment could not be made; the lines above say why.")


def install(wanted: Path) -> bool:
    """Install with uv, which is quick, or with pip where uv cannot be had."""
    hashed = ["install", "--quiet", "--require-hashes", "-r"]
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", *hashed]
    uv = [str(PYTHON), "-m", "uv", "pip", *hashed, str(wanted), "--python", str(PYTHON)]
    if succeeds([*pip, str(INSTALLER)], errors=subprocess.DEVNULL) and succeeds(uv):
        return True
    say("uv does not work here; taking pip, which is slower")
    return succeeds([*pip, str(wanted)])


def succeeds(command: list[str], errors: int | None = None) -> bool:
    """Return whether the command worked; `errors` may be subprocess.DEVNULL."""
    return subprocess.run(command, cwd=ROOT, stderr=errors, check=False).returncode == 0


def main(arguments: list[str]) -> None:
    if not arguments or arguments[0] not in COMMANDS:
        sys.exit(f"Say what to do, one of: {', '.join(COMMANDS)}.")
    try:
        set_up(COMMANDS[arguments[0]])
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next run starts the set-up afresh.")
    os.chdir(ROOT)
    # In place of this process: Ctrl-C and exit status go straight through.
    os.execv(PYTHON, [str(PYTHON), "-m", "dev.tasks", *arguments])  # noqa: S606


if __name__ == "__main__":
    main(sys.argv[1:])
