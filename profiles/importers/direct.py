"""Read a person's own profile as DIRECT gives it out: its JSON or its CSV.

The JSON is `[{user_id, name, role, user_data: [{skill, skill_level}]}]`; the CSV has a
column for the skill and one for the level. Skills are known by name alone, for the
groups differ from file to file, and who the person was is left behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from competencies.importers.neutral import MAX_NAME, MAX_RANK, UnreadableFile
from competencies.importers.reading import (
    as_list,
    as_object,
    as_text,
    parse_json,
    quoted,
    read_text,
    tidied,
)
from competencies.importers.sheets import Sheet, read_sheet

MOST_RATINGS = 2_000
MOST_LETTERS = 100_000
OWN = "root"
"""What DIRECT's own page calls the person whose profile it is."""
SKILL, LEVEL = "skill", "level"


@dataclass(frozen=True, slots=True)
class Rating:
    """What a file says of one skill. Whether the scale has the rank is not known."""

    skill: str
    rank: int


@dataclass(frozen=True, slots=True)
class ProfileFile:
    ratings: tuple[Rating, ...]
    notes: tuple[str, ...] = ()
    """What was odd or left out, a sentence each."""


def read_profile(path: Path, level_names: Mapping[str, int]) -> ProfileFile:
    """Return the ratings of a file, each skill once.

    `level_names` gives the ranks of levels that a file names in words. Raises
    UnreadableFile with one line when it is no profile, or holds several people's.
    """
    text = read_text(path)
    is_json = path.suffix.lower() == ".json" or text.lstrip()[:1] in ("{", "[")
    notes: list[str] = []
    if is_json:
        found = _in_json(path.name, parse_json(path.name, text), level_names, notes)
    else:
        found = _in_table(read_sheet(path, []), level_names, notes)
    ratings = tuple(_once(found, notes))
    if not ratings:
        raise UnreadableFile(f"{path.name} rates no skills.")
    if len(ratings) > MOST_RATINGS:
        raise UnreadableFile(
            f"{path.name} rates {len(ratings)} skills, and the hub reads "
            f"{MOST_RATINGS} at most."
        )
    # They travel in a form, which has a limit of its own.
    if sum(len(rating.skill) for rating in ratings) > MOST_LETTERS:
        raise UnreadableFile(f"The names in {path.name} are too long for skills.")
    return ProfileFile(ratings, tuple(dict.fromkeys(notes)))


def _in_json(
    file: str, value: object, levels: Mapping[str, int], notes: list[str]
) -> list[Rating]:
    entries = [value] if isinstance(value, dict) else as_list(value, file)
    people = [as_object(each, file) for each in entries]
    if not people or not all("user_data" in person for person in people):
        raise UnreadableFile(
            f"{file} is no profile from DIRECT. Download yours there as JSON or CSV."
        )
    where = f"{file}: user_data"
    data = as_list(_own(file, people).get("user_data"), where)
    return [
        rating
        for number, each in enumerate(data, start=1)
        if (rating := _rating(as_object(each, f"{where}, {number}"), levels, notes))
    ]


def _own(file: str, people: Sequence[dict[str, object]]) -> dict[str, object]:
    own = [person for person in people if person.get("user_id") == OWN]
    if len(people) > 1 and len(own) != 1:
        raise UnreadableFile(
            f"{file} holds the profiles of {len(people)} people. Leave yours in it."
        )
    return own[0] if own else people[0]


def _rating(
    value: dict[str, object], levels: Mapping[str, int], notes: list[str]
) -> Rating | None:
    name, level = value.get("skill", ""), value.get("skill_level")
    # JSON's true is an int to Python, and no level.
    is_whole = isinstance(level, int) and not isinstance(level, bool)
    said = f"{level:d}" if is_whole and level in range(MAX_RANK + 1) else level
    words = said if isinstance(said, str) else ""
    return _read(as_text(name, "A skill"), words, levels, notes)


def _in_table(
    sheet: Sheet, levels: Mapping[str, int], notes: list[str]
) -> list[Rating]:
    columns = [column.casefold() for column in sheet.header]
    if columns.count(SKILL) != 1 or columns.count(LEVEL) != 1:
        raise UnreadableFile(
            f"{sheet.file} is no profile from DIRECT: its CSV has one column Skill and "
            "one column Level."
        )
    skill, level = columns.index(SKILL), columns.index(LEVEL)
    return [
        rating
        for line in sheet.lines
        if (rating := _read(line.cells[skill], line.cells[level], levels, notes))
    ]


def _read(
    name: str, level: str, levels: Mapping[str, int], notes: list[str]
) -> Rating | None:
    """Return what a row says, or nothing with a note where it says nothing clear."""
    skill, said = " ".join(tidied(name).split()), " ".join(level.split())
    if not skill or len(skill) > MAX_NAME:
        notes.append("A row names no skill, or far too long a one: left out.")
        return None
    is_number = said.isascii() and said.isdecimal() and len(said) <= len(str(MAX_RANK))
    rank = int(said) if is_number else levels.get(said.casefold())
    if rank is None:
        notes.append(f"{quoted(skill)} has no level that can be read: left out.")
        return None
    return Rating(skill, rank)


def _once(ratings: Iterable[Rating], notes: list[str]) -> Iterator[Rating]:
    """Yield each skill once; the highest level counts."""
    found: dict[str, Rating] = {}
    for rating in ratings:
        key = rating.skill.casefold()
        earlier = found.get(key)
        if earlier is not None:
            best = max(earlier.rank, rating.rank)
            notes.append(f"{quoted(earlier.skill)} is rated twice: took level {best}.")
        if earlier is None or rating.rank > earlier.rank:
            found[key] = rating
    yield from found.values()
