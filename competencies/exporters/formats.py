"""What every format that a framework is given back in has to say of itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from competencies.importers.neutral import Extra, FrameworkFile


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file comes from: addresses lead there, or to an identifier alone."""

    base: str = ""
    """Such as `https://hub.example.org`, without a slash at its end."""
    changed: str = "2000-01-01T00:00:00Z"
    """When what is written last changed, in UTC."""
    publisher: str = "RSE Hub"
    """Who gives it out, where nobody else is known to have made it."""

    def of(self, path: str, identifier: str) -> str:
        """Return the address of a page, or a URN where the hub's own isn't known."""
        return f"{self.base}{path}" if self.base else f"urn:uuid:{identifier}"


@dataclass(frozen=True, slots=True)
class Exported:
    data: bytes
    losses: tuple[str, ...] = ()
    """What this framework says and the format can't hold, a sentence each."""


def said_in(extra: Extra, name: str) -> dict[str, object]:
    """Return what one format says besides, by its name."""
    found = extra.get(name)
    return dict(found) if isinstance(found, dict) else {}


Write = Callable[[FrameworkFile, Place], Exported]
Losses = Callable[[FrameworkFile], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Exporter:
    key: str
    """What the command and the address call it."""
    label: str
    media_type: str
    suffix: str
    """How the name of a file ends, such as `.json`."""
    write: Write
    losses: Losses | None = None
    """What gets lost, where that can be told without writing."""

    def left_out(self, file: FrameworkFile, place: Place) -> tuple[str, ...]:
        """Return what the framework says and the format can't hold."""
        if self.losses is not None:
            return self.losses(file)
        return self.write(file, place).losses


def losses_of(*found: tuple[object, str]) -> tuple[str, ...]:
    """Return the sentences whose first half says that there is something to lose."""
    return tuple(sentence for is_there, sentence in found if is_there)
