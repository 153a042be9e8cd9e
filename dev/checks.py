"""Lint, format and test: each check a command, each command what CI runs too."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from dev import chromium
from dev.environment import development, production

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / ".data" / "test-results"
PYTHON = sys.executable
PROGRAMS = Path(PYTHON).parent
DJANGO = "5.2"
AT_A_TIME = 2


def say(text: str) -> None:
    print(text, flush=True)


# --- lint ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Check:
    """A command that must end with status 0."""

    name: str
    command: list[str]
    env: dict[str, str] = field(default_factory=development)


@dataclass(frozen=True, slots=True)
class Outcome:
    check: Check
    passed: bool
    output: str
    seconds: float


def templates() -> list[str]:
    found = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def module(name: str, *arguments: str) -> list[str]:
    return [PYTHON, "-m", name, *arguments]


def manage(*arguments: str) -> list[str]:
    return [PYTHON, "manage.py", *arguments]


def djade(*arguments: str) -> list[str]:
    program = str(PROGRAMS / "djade")
    return [program, "--target-version", DJANGO, *arguments, *templates()]


def djhtml(*arguments: str) -> list[str]:
    return module("djhtml", "--tabwidth", "2", *arguments, *templates())


def quick_checks() -> list[Check]:
    """Return what is looked at without running the hub, the slowest first."""
    deploy = manage("check", "--deploy", "--fail-level", "WARNING")
    return [
        Check("types", module("mypy", ".")),
        Check("ruff", module("ruff", "check", ".")),
        Check("format", module("ruff", "format", "--check", ".")),
        Check("layers", [str(PROGRAMS / "lint-imports")]),
        Check("templates", djade("--check")),
        Check("indentation", djhtml("--check")),
        Check("migrations", manage("makemigrations", "--check", "--dry-run")),
        Check("Django", manage("check")),
        Check("deployment", deploy, production()),
    ]


def carry_out(check: Check) -> Outcome:
    started = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env=check.env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - started
    return Outcome(check, done.returncode == 0, done.stdout, seconds)


def failed_checks(checks: list[Check]) -> list[str]:
    """Carry the checks out, show what the failing ones said, return their names."""
    failed = []
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        for outcome in pool.map(carry_out, checks):
            name, word = outcome.check.name, "ok" if outcome.passed else "FAILED"
            say(f"  {name:12} {word:7} {outcome.seconds:5.1f} s")
            if not outcome.passed:
                say(outcome.output)
                failed.append(name)
    return failed


def lint() -> None:
    """Carry out the quick checks."""
    failed = failed_checks(quick_checks())
    if failed:
        sys.exit(f"These checks failed: {', '.join(failed)}.")


def fmt() -> None:
    """Format code and templates."""
    fixers = [
        module("ruff", "check", "--fix", "--quiet", "."),
        module("ruff", "format", "."),
        djade(),
        djhtml(),
    ]
    # djade and djhtml end with status 1 when they changed a file.
    for command in fixers:
        subprocess.run(command, cwd=ROOT, check=False)


# --- test ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.passed + other.passed,
            self.failed + other.failed,
            self.skipped + other.skipped,
        )

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def read_tally(report: str) -> Tally:
    """Return the counts in pytest's JUnit report; an error is a failure."""
    total = Tally()
    for suite in ET.fromstring(report).iter("testsuite"):  # noqa: S314  pytest's own
        failed = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped = int(suite.get("skipped", 0))
        passed = max(0, int(suite.get("tests", 0)) - failed - skipped)
        total += Tally(passed, failed, skipped)
    return total


def pytest(name: str, *arguments: str, browser: Path | None) -> Tally:
    """Run a part of the tests; a run that broke off counts as a failure at least."""
    report = RESULTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    done = subprocess.run(
        module("pytest", "-q", f"--junitxml={report}", *arguments),
        cwd=ROOT,
        env=os.environ | {"HUB_CHROMIUM": str(browser or "")},
        check=False,
    )
    tally = read_tally(report.read_text("utf-8")) if report.exists() else Tally()
    if done.returncode and not tally.failed:
        say(f"The {name} tests did not run as they should; the lines above say why.")
        return tally + Tally(failed=1)
    return tally


def look_for_browser() -> Path | None:
    say("Looking for a browser")
    browser = chromium.find_or_fetch()
    say(f"  {browser or 'none, and none could be fetched'}")
    return browser


def run_tests(browser: Path | None) -> Tally:
    RESULTS.mkdir(parents=True, exist_ok=True)
    say("Unit tests")
    tally = pytest("unit", "-n", "2", "-m", "not browser", browser=browser)
    say("Browser tests")
    return tally + pytest("browser", "-n", "2", "-m", "browser", browser=browser)


def test() -> None:
    """Carry out every check; the last line counts the tests."""
    say("Quick checks")
    failed = failed_checks(quick_checks())
    browser = look_for_browser()
    tally = run_tests(browser)
    if not browser:
        say("NO BROWSER WAS FOUND: the browser tests did not run.")
    if not browser and os.environ.get("HUB_REQUIRE_BROWSER") == "1":
        say("A browser is required here (HUB_REQUIRE_BROWSER=1), so this run fails.")
        failed.append("browser")
    say(f"Checks that failed: {', '.join(failed) or 'none'}")
    say(str(tally))
    sys.exit(1 if failed or tally.failed else 0)
