"""The typeface of files that leave the hub, and what to do about letters it lacks.

Fira Sans holds Latin, Greek and Cyrillic. What is written in another script is written
in Latin letters, so that nothing turns into boxes or question marks (docs/adr/0044).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from pathlib import Path

from anyascii import anyascii
from fontTools.ttLib import TTFont

FAMILY = "Fira Sans"
# Shown by an outline alone, so they may be missing and nobody would know.
INVISIBLE = ("Cc", "Cf", "Zl", "Zp")


def font_file(style: str = "Regular") -> Path:
    """Return the file of a style: Regular, SemiBold or Italic."""
    return Path(str(files("fontpkg_fira_sans"))) / "files" / f"FiraSans-{style}.ttf"


@cache
def _letters() -> frozenset[int]:
    with TTFont(font_file(), lazy=True) as font:
        return frozenset(font.getBestCmap())


def writable(text: str) -> str:
    """Return text that the typeface can write, each other letter in Latin ones.

    >>> writable("Łukasz, Ελένη, Ольга"), writable("北京")
    ('Łukasz, Ελένη, Ольга', 'Bei Jing')
    """
    whole = unicodedata.normalize("NFC", text)
    written = "".join(_written(letter) for letter in whole)
    return re.sub(r" +(?=[ ,.;:)]|$)", "", written)


def _written(letter: str) -> str:
    if ord(letter) in _letters():
        return letter
    if unicodedata.category(letter) in INVISIBLE:
        return " " if letter in "\n\r\t" else ""
    latin = anyascii(letter)
    # Chinese has no spaces, and a syllable each: set them apart, as is usual.
    return f"{latin} " if latin[:1].isupper() and latin[1:].islower() else latin


def is_rewritten(text: str) -> bool:
    """Say whether the typeface lacks letters of a text, so that it reads otherwise."""
    whole = unicodedata.normalize("NFC", text)
    return any(
        ord(letter) not in _letters() and unicodedata.category(letter) not in INVISIBLE
        for letter in whole
    )
