"""Fill each hub, serve it, photograph its pages, and make the contact sheets."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Error

from dev.chromium import find_or_fetch
from dev.own_database import own_database
from screenshots.camera import TALLEST, Camera, open_browser
from screenshots.clock import stopped_clock
from screenshots.hubs import KINDS, Kind, models_in_admin
from screenshots.pages import Page, all_pages
from screenshots.pictures import README_HUB, take_pictures
from screenshots.sheets import write_sheets
from screenshots.shots import Shot, chosen

FOLDER = Path(settings.DATA_DIR) / "screenshots"
AT_A_TIME = 2  # hubs


def run() -> None:
    """Do what ONLY, HUBS and README in the environment ask for."""
    started = monotonic()
    only, hubs = os.environ.get("ONLY", ""), os.environ.get("HUBS", "")
    pages, kinds = chosen(all_pages(models_in_admin()), only), chosen(KINDS, hubs)
    if not pages or not kinds:
        sys.exit(f"Nothing is called like that: ONLY={only!r} HUBS={hubs!r}.")
    program = find_or_fetch()
    if program is None:
        sys.exit("There is no browser here, and none could be fetched.")
    if os.environ.get("README"):
        retake_pictures(program)
    elif len(kinds) > 1:
        side_by_side(kinds)
    else:
        photograph(program, kinds[0], pages)
    print(f"That took {monotonic() - started:.0f} seconds.")


def side_by_side(kinds: list[Kind]) -> None:
    """Photograph each hub in a process of its own; fail when one did."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        if any(pool.map(by_itself, kinds)):
            sys.exit("Not all pictures were taken; the lines above say why.")


def by_itself(kind: Kind) -> int:
    command = [sys.executable, "-m", "screenshots"]
    env = os.environ | {"HUBS": kind.name}
    return subprocess.run(command, env=env, check=False).returncode


@contextmanager
def alone(kind: Kind) -> Iterator[None]:
    """Keep the hub's database and folder to this run; leave where another has them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{kind.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(f"Another make screenshots has the {kind.name} hub. Wait for it.")
        yield


def photograph(program: Path, kind: Kind, pages: list[Page]) -> None:
    """Take the pictures of one hub; what was there of these pages is overwritten."""
    folder = FOLDER / kind.name
    folder.mkdir(parents=True, exist_ok=True)
    with alone(kind), open_browser(program) as browser:
        with filled(kind, browser, folder) as camera:
            say(f"The {kind.name} hub: photographing up to {len(pages)} pages")
            shots = [shot for page in pages for shot in taken(camera, page)]
        for sheet in folder.glob("sheet-*.png"):
            sheet.unlink()
        sheets = write_sheets(browser, kind.name, shots, folder)
    report(kind, shots, len(sheets))


def report(kind: Kind, shots: list[Shot], sheets: int) -> None:
    """Name what is odd, and say where to look."""
    say(f"The {kind.name} hub is done")
    for shot in shots:
        for note in shot.notes:
            say(f"  {shot.file} {note}")
    cut = sum(shot.height > TALLEST for shot in shots)
    say(
        f"  {len(shots)} pictures ({cut} cut at {TALLEST} px) on {sheets} sheets: "
        f"{FOLDER / kind.name}/index.html"
    )


def taken(camera: Camera, page: Page) -> list[Shot]:
    """Return a page's pictures; a page that can't be taken is named and passed over."""
    try:
        return list(camera.take(page))
    except Error as error:
        say(f"  {page.name} could not be taken: {error.message.splitlines()[0]}")
        return []


@contextmanager
def filled(kind: Kind, browser: Browser, folder: Path) -> Iterator[Camera]:
    """Serve a hub from a database of its own, with a camera before it."""
    say(f"The {kind.name} hub: filling it")
    connection.settings_dict["TEST"]["NAME"] = f"hub_screenshots_{kind.name}"
    with own_database(), stopped_clock():
        hub = kind.fill()
        with served() as base_url:
            camera = Camera(browser, base_url, hub, folder)
            try:
                yield camera
            finally:
                camera.close()


@contextmanager
def served() -> Iterator[str]:
    """Serve this process's hub; return where. WhiteNoise serves the static files."""
    thread = LiveServerThread("127.0.0.1", as_it_is)  # type: ignore[arg-type]
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    try:
        yield f"http://127.0.0.1:{thread.port}"
    finally:
        thread.terminate()


def as_it_is(application: WSGIHandler) -> WSGIHandler:
    return application


def retake_pictures(program: Path) -> None:
    """Take README's pictures anew; these are in git."""
    kind = next(kind for kind in KINDS if kind.name == README_HUB)
    with (
        alone(kind),
        open_browser(program) as browser,
        filled(kind, browser, FOLDER) as camera,
    ):
        for line in take_pictures(camera, all_pages(models_in_admin())):
            say(line)


def say(text: str) -> None:
    print(text, flush=True)
