"""Write frameworks in DIRECT's form, and spoil the files of one."""

import csv
from collections.abc import Iterable
from pathlib import Path

from competencies.importers import direct_forms as forms
from competencies.importers.neutral import FrameworkFile
from competencies.importers.tables import TableForm


def spoil(file: Path, old: str, new: str) -> None:
    """Replace the first `old` in a file; a test that spoils nothing fails."""
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode())


def write_release(folder: Path, framework: FrameworkFile) -> None:
    """Write a framework of two depths as a folder of seven CSV files."""
    folder.mkdir(exist_ok=True)
    domains = [group for group in framework.groups if group.parent is None]
    competencies = [group for group in framework.groups if group.parent]
    _write(
        folder,
        forms.DOMAIN,
        ((g.name, g.description, g.slug, g.position) for g in domains),
    )
    _write(
        folder,
        forms.COMPETENCY,
        ((g.name, g.description, g.slug, g.parent, g.position) for g in competencies),
    )
    _write(
        folder,
        forms.LEVEL,
        (
            (row.name, row.description, row.rank, row.short_description, row.focus)
            for row in framework.levels
        ),
    )
    _write_skills(folder, framework)
    _write_shared(folder, framework)


def _write_skills(folder: Path, framework: FrameworkFile) -> None:
    _write(
        folder,
        forms.SKILL,
        (
            (
                s.name,
                s.description,
                s.slug,
                s.group,
                "|".join(s.tools),
                "|".join(s.resources),
                "|".join(s.related),
                s.position,
            )
            for s in framework.skills
        ),
    )


def _write_shared(folder: Path, framework: FrameworkFile) -> None:
    _write(
        folder,
        forms.TOOL,
        ((t.name, t.description, t.slug, t.kind, t.url, "") for t in framework.tools),
    )
    _write(
        folder,
        forms.RESOURCE,
        (
            (
                r.title,
                r.slug,
                "|".join(r.languages),
                r.url,
                r.provider or "",
                r.description,
            )
            for r in framework.resources
        ),
    )
    _write(
        folder,
        forms.PROVIDER,
        ((p.name, p.slug, p.url, p.ror, p.description) for p in framework.providers),
    )


def _write(folder: Path, form: TableForm, rows: Iterable[tuple[object, ...]]) -> None:
    with (folder / form.file).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(form.columns)
        writer.writerows(rows)
