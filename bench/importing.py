"""How long a framework of 10,000 skills takes to import and to export, and how much."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from competencies.exporters.formats import Place
from competencies.exporters.hub import write_hub
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    LevelRow,
    RelationRow,
    SkillRow,
)

SKILLS, GROUP_SIZE, LEVELS = 10_000, 25, 5
MOST_SECONDS, MOST_MEGABYTES = 60, 500
SLUG = "bench-10000"
WORDS = "What one does with it, in words that are as many as they commonly are. " * 2
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class Run:
    name: str
    seconds: float
    megabytes: float
    status: int


def large_framework() -> FrameworkFile:
    """Return a framework in which every skill has words of its own for every level."""
    groups = range(SKILLS // GROUP_SIZE)
    return FrameworkFile(
        format="hub",
        name="Bench",
        slug=SLUG,
        version="1.0",
        levels=tuple(LevelRow(rank, f"Level {rank}", WORDS) for rank in range(LEVELS)),
        groups=tuple(GroupRow(f"g{n}", f"Group {n}", position=n) for n in groups),
        skills=tuple(_skill(number) for number in range(SKILLS)),
        ties=tuple(
            RelationRow(f"s{n}", f"s{n + 1}", "requires") for n in range(SKILLS - 1)
        ),
    )


def _skill(number: int) -> SkillRow:
    return SkillRow(
        slug=f"s{number}",
        name=f"Made-up skill {number}",
        group=f"g{number // GROUP_SIZE}",
        description=WORDS,
        position=number,
        descriptors=tuple((rank, WORDS) for rank in range(1, LEVELS)),
        examples=((1, ("One example", "Another")),),
    )


def lines_of_imports() -> Iterator[str]:
    """Import, import once more, and export, each in a process of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "large.json"
        path.write_bytes(write_hub(large_framework(), Place()).data)
        size = path.stat().st_size / KILOBYTE / KILOBYTE
        yield f"A framework of {SKILLS:,} skills as {size:.1f} MB of the hub's JSON:"
        read = ("import_framework", str(path), "--publish")
        for run in (
            _run("imported", read),
            _run("imported once more", read),
            _run("exported as hub", ("export_framework", SLUG, "--format=hub")),
            _run("exported as CASE", ("export_framework", SLUG, "--format=case")),
        ):
            figures = f"{run.seconds:.1f} s, {run.megabytes:.0f} MB"
            yield f"  {run.name}: {figures}{_odd(run)}"
    yield f"  The limit is {MOST_SECONDS} s and {MOST_MEGABYTES} MB."


def _odd(run: Run) -> str:
    if run.status:
        return f", and failed with {run.status}"
    is_over = run.seconds > MOST_SECONDS or run.megabytes > MOST_MEGABYTES
    return ", which is over the limit" if is_over else ""


def _run(name: str, command: Sequence[str]) -> Run:
    """Run a command of the hub on the benchmark's database, and wait for it."""
    begun = time.monotonic()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *command],
        {**os.environ, "DJANGO_SETTINGS_MODULE": "bench.import_settings"},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _pid, status, usage = os.wait4(pid, 0)
    seconds = time.monotonic() - begun
    code = os.waitstatus_to_exitcode(status)
    return Run(name, seconds, usage.ru_maxrss / KILOBYTE, code)
