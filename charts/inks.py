"""The colours of the page by day, for pictures that leave it.

They stand in the style sheet alone; what is drawn for paper reads them there.
"""

import re
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).resolve().parent.parent / "static" / "css" / "tokens.css"
COLOUR = re.compile(r"--([a-z0-9-]+): #([0-9a-f]{6});")

Rgb = tuple[int, int, int]


@cache
def _inks() -> dict[str, str]:
    return dict(COLOUR.findall(TOKENS.read_text(encoding="utf-8")))


def hex_of(ink: str) -> str:
    """Return a token's colour as CSS writes it; ``white`` is paper to print on."""
    return "#ffffff" if ink == "white" else f"#{_inks()[ink]}"


def rgb_of(ink: str) -> Rgb:
    """Return a token's colour as three numbers from 0 to 255."""
    red, green, blue = bytes.fromhex(hex_of(ink)[1:])
    return red, green, blue
