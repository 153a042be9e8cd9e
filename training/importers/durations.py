"""How long something takes, as files say it: `PT2H30M`, `2 hours`, `90 min`."""

from __future__ import annotations

import re

LONGEST_MINUTES = 60_000
ISO = re.compile(
    r"P(?:T(?:(\d{1,5}(?:\.\d{1,3})?)H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)", re.IGNORECASE
)
SPOKEN = re.compile(
    r"(?:(\d{1,4}(?:\.\d{1,2})?) ?(?:h|hr|hrs|hour|hours))?,? ?"
    r"(?:(\d{1,5}) ?(?:m|min|mins|minute|minutes))?",
    re.IGNORECASE,
)


def minutes_in(words: str) -> int | None:
    """Return the minutes that words say, or None.

    Days and longer are None too: how many hours of them somebody learns isn't said.
    """
    said = " ".join(words.split())
    found = ISO.fullmatch(said) or SPOKEN.fullmatch(said)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, *seconds = (float(part or 0) for part in found.groups())
    whole = round(hours * 60 + minutes + sum(seconds) / 60)
    return whole if 0 < whole <= LONGEST_MINUTES else None


def duration_of(minutes: int) -> str:
    """Return minutes in the words of ISO 8601, such as `PT2H30M`."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
