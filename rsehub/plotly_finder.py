"""Serve the `plotly.min.js` that the Python package carries, without copying it."""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

PACKAGED = "plotly/plotly.min.js"
BUILT = "build/plotly-hub.min.js"


def _package_data() -> Path:
    """Return the folder that holds the script, without importing the package."""
    spec = find_spec("plotly")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("The package plotly is missing: run make run again.")
    return Path(spec.submodule_search_locations[0]) / "package_data"


def plotly_static_path() -> str:
    """Return which script pages load: the small one of `make assets` where it is."""
    built = settings.BASE_DIR / "static" / BUILT
    return BUILT if built.exists() else PACKAGED


class PackagedStorage(FileSystemStorage):
    """The package's folder, under the name that collectstatic copies it to."""

    prefix = "plotly"


class PlotlyFinder(BaseFinder):
    """A static-files finder that knows one file."""

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002  Django's signature
        if path != PACKAGED:
            return []
        found = str(_package_data() / "plotly.min.js")
        return [found] if find_all else found

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterable[tuple[str, Storage]]:
        storage = PackagedStorage(location=str(_package_data()))
        yield "plotly.min.js", storage
