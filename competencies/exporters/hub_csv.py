"""Write a framework as the hub's own CSV, which `importers/hub_csv.py` reads back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from competencies.exporters.formats import Exported, Exporter, Place, losses_of
from competencies.formulas import safe_cell
from competencies.importers import hub_csv_form as form
from competencies.importers.neutral import (
    FrameworkFile,
    GroupRow,
    LevelRow,
    SkillRow,
    ToolRow,
)

Cells = dict[str, str]


def write_hub_csv(file: FrameworkFile, _place: Place) -> Exported:
    return Exported(to_csv(file).encode(), losses(file))


def losses(file: FrameworkFile) -> tuple[str, ...]:
    """Return what the table can't hold of a framework, a sentence each."""
    return losses_of(
        (file.resources, "Training resources and their providers."),
        (file.roles, "Roles."),
        (file.crosswalks, "Ties to skills of other frameworks."),
        (_has_extra(file), "What other formats said and the hub has no field for."),
        (any(form.SEPARATOR in n for n in file.depth_names), "Lines | in depth names."),
    )


def _has_extra(file: FrameworkFile) -> bool:
    of_rows = [row.extra for row in file.groups] + [row.extra for row in file.skills]
    return any((file.extra, *of_rows))


def to_csv(file: FrameworkFile) -> str:
    """Return the framework as CSV text, its cells safe to open in a spreadsheet."""
    ranks = sorted({rank for skill in file.skills for rank in _ranks(skill)})
    columns = (
        *form.COLUMNS,
        *(form.text_column(rank) for rank in ranks),
        *(form.examples_column(rank) for rank in ranks),
    )
    return written(columns, _rows(file))


def written(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows as CSV text below their header."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe_cell(row.get(column, "")) for column in columns])
    return out.getvalue()


def _ranks(skill: SkillRow) -> set[int]:
    return {rank for rank, _ in (*skill.descriptors, *skill.examples)}


def _rows(file: FrameworkFile) -> Iterator[Cells]:
    ties = _ties(file)
    yield _framework(file)
    yield from (_level(level) for level in file.levels)
    yield from (_group(group) for group in file.groups)
    yield from (_skill(skill, ties.get(skill.slug, [])) for skill in file.skills)
    yield from (_tool(tool) for tool in file.tools)


def _ties(file: FrameworkFile) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tie in file.ties:
        said = f"{tie.kind}{form.BETWEEN}{tie.to_skill}"
        found.setdefault(tie.from_skill, []).append(said)
    return found


def _framework(file: FrameworkFile) -> Cells:
    return {
        form.KIND: form.FRAMEWORK,
        form.SLUG: file.slug or "",
        form.NAME: file.name,
        form.DESCRIPTION: file.description,
        form.URL: file.source,
        form.VERSION: file.version or "",
        form.LICENCE: file.licence,
        form.DEPTHS: form.SEPARATOR.join(
            name.replace(form.SEPARATOR, "/") for name in file.depth_names
        ),
        form.NEWS: file.notes,
        form.IDENTIFIER: file.identifier,
        form.URI: file.uri,
    }


def _level(row: LevelRow) -> Cells:
    return {
        form.KIND: form.LEVEL,
        form.NAME: row.name,
        form.DESCRIPTION: row.description,
        form.POSITION: str(row.rank),
        form.SHORT: row.short_description,
        form.FOCUS: row.focus,
    }


def _placed(kind: str, row: GroupRow | SkillRow, parent: str | None) -> Cells:
    return {
        form.KIND: kind,
        form.SLUG: row.slug,
        form.NAME: row.name,
        form.DESCRIPTION: row.description,
        form.PARENT: parent or "",
        form.POSITION: str(row.position),
        form.IDENTIFIER: row.identifier,
        form.URI: row.uri,
    }


def _group(row: GroupRow) -> Cells:
    return _placed(form.GROUP, row, row.parent)


def _skill(row: SkillRow, ties: Iterable[str]) -> Cells:
    texts = {form.text_column(rank): text for rank, text in row.descriptors}
    shown = {form.examples_column(r): "\n".join(lines) for r, lines in row.examples}
    return {
        **_placed(form.SKILL, row, row.group),
        form.TOOLS: form.SEPARATOR.join(row.tools),
        form.RELATED: form.SEPARATOR.join(row.related),
        form.TIES: form.SEPARATOR.join(ties),
        **texts,
        **shown,
    }


def _tool(row: ToolRow) -> Cells:
    return {
        form.KIND: form.TOOL,
        form.SLUG: row.slug,
        form.NAME: row.name,
        form.DESCRIPTION: row.description,
        form.TOOL_KIND: row.kind,
        form.URL: row.url,
    }


EXPORTER = Exporter("csv", "CSV", "text/csv", ".csv", write_hub_csv)
