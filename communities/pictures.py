"""Logos, drawn anew from what was uploaded: small, PNG, and nothing else in them."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

LARGEST_FILE = 200_000
MOST_PIXELS = 4_000_000
BOX = (480, 240)
FORMATS = ("PNG", "JPEG", "WEBP")


class NoPictureError(Exception):
    """The file is none of the pictures that the hub takes."""


@dataclass(frozen=True, slots=True)
class Picture:
    png: bytes
    width: int
    height: int

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.png).hexdigest()


def redrawn(data: bytes) -> Picture:
    """Return a picture as a small PNG, without anything that was beside it.

    Raises NoPictureError for what is too large, or no PNG, JPEG or WebP.
    """
    if len(data) > LARGEST_FILE:
        raise NoPictureError
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NoPictureError
            return _small(opened.convert("RGBA"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise NoPictureError from error
    except Image.DecompressionBombError as error:
        raise NoPictureError from error


def _small(picture: Image.Image) -> Picture:
    picture.thumbnail(BOX)
    png = _png(picture)
    if len(png) > LARGEST_FILE:
        png = _png(picture.quantize(128))
    return Picture(png, picture.width, picture.height)


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
