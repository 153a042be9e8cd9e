"""What a list can be narrowed by, with how many each choice leaves.

Plain values in, frozen dataclasses out: nothing here knows the database or the web.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its address keeps what else was chosen; if on, it takes it back."""

    name: str
    url: str
    count: int
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """Choices of one kind; the rest are folded."""

    name: str
    options: list[Option]
    rest: list[Option] = field(default_factory=list)
