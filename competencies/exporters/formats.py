"""What every format that a framework is given back in has to say of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from competencies.importers.neutral import FrameworkFile


@dataclass(frozen=True, slots=True)
class Place:
    """Where addresses in a file lead: this hub, or nowhere but to an identifier."""

    base: str = ""
    """Such as `https://hub.example.org`, without a slash at its end."""

    def of(self, path: str, identifier: str) -> str:
        """Return the address of a page, or a URN where the hub's own isn't known."""
        return f"{self.base}{path}" if self.base else f"urn:uuid:{identifier}"


@dataclass(frozen=True, slots=True)
class Exported:
    data: bytes
    losses: tuple[str, ...] = ()
    """What this framework says and the format can't hold, a sentence each."""


Write = Callable[[FrameworkFile, Place], Exported]


@dataclass(frozen=True, slots=True)
class Exporter:
    key: str
    """What the command and the address call it."""
    label: str
    media_type: str
    suffix: str
    """How the name of a file ends, such as `.json`."""
    write: Write


def losses_of(*found: tuple[object, str]) -> tuple[str, ...]:
    """Return the sentences whose first half says that there is something to lose."""
    return tuple(sentence for is_there, sentence in found if is_there)
