"""README's pictures: a few views, as one screen shows them, in `docs/pictures/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from PIL import Image

from screenshots.camera import Camera
from screenshots.pages import Page
from screenshots.shots import DARK, LIGHT, Size

FOLDER = Path(settings.BASE_DIR) / "docs" / "pictures"
README_HUB = "typical"
HEAVIEST = 150_000  # bytes of one picture

WIDE = Size("desktop", 1280, 800)
NARROW = Size("phone", 390, 800)


@dataclass(frozen=True, slots=True)
class Picture:
    """Which page, at what size and in which scheme; `file` is what README links to."""

    file: str
    page: str
    size: Size
    scheme: str


PICTURES = (
    Picture("start.png", "home", WIDE, LIGHT),
    Picture("profile.png", "profile-detail", WIDE, LIGHT),
    Picture("goal.png", "goal-detail", WIDE, DARK),
    Picture("assess-phone.png", "profile-assess-group", NARROW, LIGHT),
)


def take_pictures(camera: Camera, pages: Sequence[Page]) -> Iterator[str]:
    """Write every picture, and yield a line about each."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    camera.whole_pages, camera.folder = False, FOLDER
    by_name = {page.name: page for page in pages}
    for picture in PICTURES:
        page = by_name[picture.page]
        page = replace(page, sizes=(picture.size,), schemes=(picture.scheme,))
        for shot in camera.take(page):
            target = (FOLDER / shot.file).replace(FOLDER / picture.file)
            lighten(target)
            yield f"  {target} {weight(target)}"


def lighten(picture: Path) -> None:
    """Keep the 256 colours that a page of text and flat charts gets by with."""
    Image.open(picture).convert("RGB").quantize(256).save(picture, optimize=True)


def weight(picture: Path) -> str:
    """Say how heavy a picture is, and whether that is too much."""
    size = picture.stat().st_size
    return f"{size / 1000:.0f} kB" + (", TOO HEAVY" if size > HEAVIEST else "")
