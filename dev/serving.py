"""`make run`: the server and the worker, started, kept up and stopped together."""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from threading import Event

from rsehub.postgres_supervisor import PR_SET_PDEATHSIG, prctl

LOOK_EVERY = 0.1  # seconds
PATIENCE = 20.0  # seconds that a program has to stop: a mail may be on its way
LONG_LIFE = 60.0  # seconds; a worker that lived so long is restarted at once
LONGEST_WAIT = 30.0

Program = subprocess.Popen[bytes]


def serve(server: list[str], worker: list[str], env: dict[str, str]) -> int:
    """Run both until the server ends or a signal comes; return the exit status.

    A signal is an orderly end: 0.
    """
    asked = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: asked.set())
    working = Worker(worker, env)
    serving = start(server, env)
    try:
        while not asked.is_set() and serving.poll() is None:
            working.keep_up()
            time.sleep(LOOK_EVERY)
        return 0 if asked.is_set() else exit_status(serving)
    finally:
        stop([serving, working.program])


@dataclass
class Worker:
    """The worker, which is started again when it ends: a database may come back."""

    command: list[str]
    env: dict[str, str]
    wait: float = 0.0
    ended_at: float | None = None
    started_at: float = field(init=False)
    program: Program = field(init=False)

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.program = start(self.command, self.env)
        self.started_at, self.ended_at = time.monotonic(), None

    def keep_up(self) -> None:
        if self.program.poll() is None:
            return
        now = time.monotonic()
        if self.ended_at is None:
            self.ended_at = now
            self.wait = longer(self.wait, lived=now - self.started_at)
            print(
                f"The worker ended; the next starts in {self.wait:.0f} s.", flush=True
            )
        elif now - self.ended_at >= self.wait:
            self._start()


def longer(wait: float, *, lived: float) -> float:
    """Return how many seconds to wait this time, after `wait` the last time."""
    return 1.0 if lived >= LONG_LIFE else min(max(1.0, 2 * wait), LONGEST_WAIT)


def start(command: list[str], env: dict[str, str]) -> Program:
    # The program ends with this one, even if that is killed; see prctl(2).
    return subprocess.Popen(command, env=env, preexec_fn=_end_with_parent)  # noqa: PLW1509  one thread


def _end_with_parent() -> None:
    prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def stop(programs: list[Program]) -> None:
    """Ask all to stop, then wait; force those that take too long."""
    for program in programs:
        program.terminate()
    deadline = time.monotonic() + PATIENCE
    for program in programs:
        try:
            program.wait(timeout=max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            print("One takes too long to stop and is ended.", file=sys.stderr)
            program.kill()
            program.wait()


def exit_status(program: Program) -> int:
    """Return the status as a shell would: 128 and the signal that ended it."""
    status = program.returncode
    return status if status >= 0 else 128 - status
