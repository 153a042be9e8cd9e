"""The rows of a table, each value where its column was said to belong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from competencies.formulas import plain_cell
from competencies.importers import column_targets as target
from competencies.importers.addresses import is_web_address
from competencies.importers.html_text import has_markup, text_of
from competencies.importers.identifiers import uuid_in
from competencies.importers.neutral import MAX_NAME, MAX_RANK, ReportRow
from competencies.importers.reading import fitting, tidied
from competencies.importers.sheets import Line, Sheet
from curation.columns import ColumnMap

LONGEST_TEXT = 20_000
# What tables write where there is nothing.
NOTHING = {"", "null", "none", "nan", "n/a", "na", "-", "\\n"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row, tidied, with nothing resolved yet."""

    key: str
    """Its id, or where it stands; no two rows share one unless the file is wrong."""
    where: str
    name: str
    id: str = ""
    code: str = ""
    slug: str = ""
    description: str = ""
    parents: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    texts: tuple[tuple[int, str], ...] = ()
    """What a level looks like: rank and text."""

    @property
    def uri(self) -> str:
        return self.id if is_web_address(self.id) else ""

    @property
    def identifier(self) -> str:
        """Return the id as a UUID is written, if it is one."""
        return uuid_in(self.id)


class Cells:
    """The values of one row, by what their columns hold."""

    def __init__(self, sheet: Sheet, line: Line, said: ColumnMap) -> None:
        self.where = sheet.where(line)
        self.by_column = dict(zip(sheet.columns, line.cells, strict=True))
        self.said = said

    def texts(self, key: str) -> list[str]:
        """Return what the columns of a target say, without those that say nothing."""
        cells = (self.by_column[column] for column in self.said.columns_of(key))
        return [text for cell in cells if (text := tidied(plain_cell(cell)))]

    def text(self, key: str) -> str:
        """Return the text of a target, its columns with an empty line between them."""
        return fitting(
            "\n\n".join(self.texts(key)), f"{self.where}: {key}", LONGEST_TEXT
        )

    def value(self, key: str) -> str:
        """Return a short value on one line; `null` and the like are nothing."""
        text = " ".join(self.text(key).split())
        return "" if text.casefold() in NOTHING else text

    def values(self, key: str, separator: str) -> tuple[str, ...]:
        """Return the parts of a list, each once."""
        parts = (p for text in self.texts(key) for p in _parts(text, separator))
        return tuple(dict.fromkeys(part for part in parts if part))


def _parts(text: str, separator: str) -> Iterator[str]:
    for part in text.split(separator):
        plain = " ".join(part.split())
        yield "" if plain.casefold() in NOTHING else plain


def rows_of(sheet: Sheet, said: ColumnMap, notes: list[ReportRow]) -> tuple[Row, ...]:
    """Return the rows of a table that have a name, or words to make one from."""
    rows = (_row(Cells(sheet, line, said), said, notes) for line in sheet.lines)
    return tuple(_filled_down(rows, said))


def _row(cells: Cells, said: ColumnMap, notes: list[ReportRow]) -> Row:
    separator = target.SEPARATORS[said.settings.get(target.SEPARATOR) or "|"]
    name, description = _named(cells, notes)
    own, code, slug = (cells.value(k) for k in (target.ID, target.CODE, target.SLUG))
    return Row(
        key=own or code or slug or cells.where,
        where=cells.where,
        name=name,
        id=own,
        code=code,
        slug=slug,
        description=description,
        parents=cells.values(target.PARENT, separator),
        groups=tuple(cells.value(group) for group in target.GROUPS),
        tools=cells.values(target.TOOLS, separator),
        related=cells.values(target.RELATED, separator),
        texts=tuple(_level_texts(cells, said, notes)),
    )


def _named(cells: Cells, notes: list[ReportRow]) -> tuple[str, str]:
    """Return a name and a description, which a missing name is taken from."""
    name = cells.value(target.NAME)
    description = _worded(cells.text(target.DESCRIPTION), cells.where, notes)
    if name or not description:
        name = fitting(name, f"{cells.where}: the name", MAX_NAME)
        return name, "" if description == name else description
    line, _, rest = description.partition("\n")
    first = " ".join(line.split())
    if len(first) > MAX_NAME:
        first, rest = f"{first[: MAX_NAME - 1].rstrip()}…", description
    message = "It has no name: took the beginning of its description."
    notes.append(ReportRow(cells.where, "name-made", message))
    return first, rest.strip()


def _worded(text: str, where: str, notes: list[ReportRow]) -> str:
    """Return a text without markup."""
    if not has_markup(text):
        return text
    notes.append(ReportRow(where, "markup", "Took the markup off its words."))
    return text_of(text)


def _level_texts(
    cells: Cells, said: ColumnMap, notes: list[ReportRow]
) -> Iterator[tuple[int, str]]:
    mapped = set(said.columns.values())
    for rank in range(MAX_RANK + 1):
        key = target.LEVELS[rank]
        if key not in mapped or not cells.value(key):
            continue
        if text := _worded(cells.text(key), cells.where, notes):
            yield rank, text


def _filled_down(rows: Iterable[Row], said: ColumnMap) -> Iterator[Row]:
    """Yield the rows, with groups taken from the row above where that was asked for."""
    if not said.settings.get(target.FILL_DOWN):
        yield from rows
        return
    above: tuple[str, ...] = ()
    for row in rows:
        above = _below(above, row.groups)
        yield replace(row, groups=above)


def _below(above: Sequence[str], groups: Sequence[str]) -> tuple[str, ...]:
    """Return the groups of a row whose first empty ones mean those of the row above."""
    first = next((place for place, name in enumerate(groups) if name), len(groups))
    return (*above[:first], *groups[first:])


def in_words(column: str, longest: int) -> str:
    """Return the name of a column as words: `reuseLevel`, `level_1`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column.replace("_", " "))
    words = " ".join(spaced.split())[:longest].strip()
    return words[:1].upper() + (words[1:].lower() if spaced != column else words[1:])


class Index:
    """Finds a row by what others call it: its id, code, address or name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.ways: list[dict[str, Row | None]] = [{}, {}, {}, {}]
        for row in rows:
            names = (row.id, row.code, row.slug, row.name.casefold())
            for known, name in zip(self.ways, names, strict=True):
                # What two rows are called names neither.
                known[name] = None if name in known else row
        for known in self.ways:
            known.pop("", None)

    def find(self, said: str) -> Row | None:
        *exact, by_name = self.ways
        found = (known.get(said) for known in exact)
        return next((row for row in found if row), by_name.get(said.casefold()))
