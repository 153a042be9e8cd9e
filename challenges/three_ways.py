"""What to do with a value that came again: as it was, as it is here, as it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from curation.values import Value, Values


@dataclass(slots=True)
class Merge:
    """The fields of a record, by what becomes of each."""

    take: dict[str, Value] = field(default_factory=dict)
    conflicts: dict[str, Value] = field(default_factory=dict)
    edited: list[str] = field(default_factory=list)
    """What was changed here, and stays."""
    gone: list[str] = field(default_factory=list)
    """What the file has no more, and stays."""


def merge(*, base: Values, incoming: Values, now: Values) -> Merge:
    """Tell what to take over, what to keep, and what somebody has to decide.

    Nothing is deleted by a file that doesn't name it.
    """
    found = Merge()
    for key, value in incoming.items():
        before, here = base.get(key), now.get(key)
        if value == here:
            continue
        if before == here:
            found.take[key] = value
        elif before == value:
            found.edited.append(key)
        else:
            found.conflicts[key] = value
    found.gone = [key for key in base if key not in incoming and now.get(key)]
    return found


def renamed(
    incoming: Values, now: Mapping[str, Value], base: Values
) -> dict[str, Value]:
    """Return what came under the names that the same texts have here.

    An item that was added here, written to a file and read again is no second one.
    """
    loose = {
        (key.partition("-")[0], str(value)): key
        for key, value in now.items()
        if key not in incoming and value
    }
    result: dict[str, Value] = {}
    for key, value in incoming.items():
        is_new = key not in now and key not in base
        same = loose.pop((key.partition("-")[0], str(value)), None) if is_new else None
        result[same or key] = value
    return result
