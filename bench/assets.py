"""How many bytes of style and script a page brings along, compressed."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from rsehub.plotly_finder import plotly_static_path

# A script's own imports and a style sheet's are fetched as well.
IN_SCRIPT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")
IN_STYLE = re.compile(r"""@import\s+(?:url\()?["']?([^"')]+)""")


def asset_bytes(html: str) -> int:
    """Return the size of all style and script that the page loads by itself.

    Plotly is left out: it is fetched after the page, where there is a chart.
    """
    return sum(compressed_size(path) for path in assets_of(html))


def plotly_bytes() -> int:
    """Return the size of the Plotly that pages with a chart fetch later."""
    return compressed_size(plotly_static_path())


def assets_of(html: str) -> set[str]:
    """Return the static paths of the page's style and script, imports included."""
    prefix = re.escape(settings.STATIC_URL)
    linked = re.findall(rf'(?:src|href)="{prefix}([^"?]+\.(?:css|js))[?"]', html)
    return _with_imports(linked)


def _with_imports(paths: Iterable[str]) -> set[str]:
    waiting, found = list(paths), set[str]()
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += imports_of(path)
    return found


@cache
def imports_of(path: str) -> tuple[str, ...]:
    """Return the static paths that a script or style sheet fetches in turn."""
    return tuple(_imports(path, _content(path).decode()))


def _imports(path: str, text: str) -> Iterator[str]:
    pattern = IN_STYLE if path.endswith(".css") else IN_SCRIPT
    for target in pattern.findall(text):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


@cache
def compressed_size(path: str) -> int:
    """Return how many bytes of a static file cross the wire, as WhiteNoise sends it."""
    return len(gzip.compress(_content(path), compresslevel=9))


def _content(path: str) -> bytes:
    found = finders.find(path)
    if found is None:
        raise FileNotFoundError(f"A page links to {path}, which is nowhere in static/.")
    return Path(found).read_bytes()
