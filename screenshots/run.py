"""Fill each hub, serve it, photograph its pages, and make the contact sheets."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
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
    with alone(), open_browser(program) as browser:
        if os.environ.get("README"):
            retake_pictures(browser)
        else:
            for kind in kinds:
                photograph(browser, kind, pages)
    print(f"That took {monotonic() - started:.0f} seconds.")


@contextmanager
def alone() -> Iterator[None]:
    """Let no other run into the same database and folder; leave where there is one."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "running.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("Another make screenshots is at work here. Wait until it is done.")
        yield


def photograph(browser: Browser, kind: Kind, pages: list[Page]) -> None:
    """Take the pictures of one hub; what was there of these pages is overwritten."""
    say(f"The {kind.name} hub: filling it")
    folder = FOLDER / kind.name
    folder.mkdir(parents=True, exist_ok=True)
    with filled(kind, browser, folder) as camera:
        say(f"The {kind.name} hub: photographing up to {len(pages)} pages")
        shots = [shot for page in pages for shot in taken(camera, page)]
    for sheet in folder.glob("sheet-*.png"):
        sheet.unlink()
    sheets = write_sheets(browser, kind.name, shots, folder)
    for shot in shots:
        for note in shot.notes:
            say(f"  {shot.file} {note}")
    cut = sum(shot.height > TALLEST for shot in shots)
    say(
        f"  {len(shots)} pictures ({cut} cut at {TALLEST} px) on {len(sheets)} sheets: "
        f"{folder}/index.html"
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


def retake_pictures(browser: Browser) -> None:
    """Take README's pictures anew; these are in git."""
    kind = next(kind for kind in KINDS if kind.name == README_HUB)
    with filled(kind, browser, FOLDER) as camera:
        for line in take_pictures(camera, all_pages(models_in_admin())):
            say(line)


def say(text: str) -> None:
    print(text, flush=True)
