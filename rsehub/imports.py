"""Imports that reach into several apps, each in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_slug
from django.db import transaction

from competencies.actions import NotPublishableError, publish_version
from competencies.importers.detect import read_framework
from competencies.importers.neutral import (
    FrameworkFile,
    Report,
    ReportRow,
    UnreadableFile,
)
from competencies.importers.roles import read_roles
from competencies.models import Framework
from competencies.models.frameworks import (
    RESERVED_FRAMEWORK_SLUGS,
    RESERVED_VERSIONS,
    VERSION_FORMAT,
    FrameworkVersion,
)
from competencies.role_writer import RoleWriter
from competencies.writer import ImportRefusedError, write_framework
from curation.actions import settle_urls
from curation.columns import ColumnMap
from curation.provenance import IMPORT, told
from training.writer import write_training


def import_framework(  # noqa: PLR0913 - each is an option of the command
    path: Path,
    *,
    file_format: str = "auto",
    slug: str = "",
    version: str = "",
    columns: ColumnMap | None = None,
    publish: bool = False,
    dry_run: bool = False,
    left_out: Collection[str] = (),
) -> Report:
    """Read a framework and its training into the database, all or nothing.

    `columns` says what the columns of a table hold. Records in `left_out`, such as
    "skill testing", stay as they are. Raises UnreadableFile when the file is no
    framework, and ImportRefusedError when it can't be taken in. With `dry_run` the
    report is true and nothing is kept.
    """
    file, rows = read_framework(path, file_format, columns)
    slug, version = _named(file, slug, version)
    with transaction.atomic(), told(by=IMPORT):
        written = write_framework(file, slug=slug, version=version, left_out=left_out)
        training, training_rows = write_training(written.file, written.skills, left_out)
        settle_urls()
        if publish:
            _publish(written.version)
        if dry_run:
            transaction.set_rollback(True)
    tally = written.tally
    return Report(
        format=file.format,
        counts=file.counts(),
        rows=(*rows, *written.rows, *training_rows),
        created=tally.created + training.created,
        changed=tally.changed + training.changed,
        unchanged=tally.unchanged + training.unchanged,
        changes=(*tally.changes, *training.changes),
    )


def _named(file: FrameworkFile, slug: str, version: str) -> tuple[str, str]:
    """Return the slug and the version, given or the file's, or refuse to guess."""
    slug, version = slug or file.slug or "", version or file.version or ""
    missing = [
        option
        for option, value in (("--slug", slug), ("--version", version))
        if not value
    ]
    if missing:
        raise ImportRefusedError(
            f"The file doesn't say it: give {' and '.join(missing)}."
        )
    if slug in RESERVED_FRAMEWORK_SLUGS or version in RESERVED_VERSIONS:
        raise ImportRefusedError(
            f"The hub uses the address {slug}/{version} itself: choose another."
        )
    _check_address(slug, version)
    return slug, version


def _check_address(slug: str, version: str) -> None:
    """Refuse what would make an address that no page answers."""
    for option, value, checks in (
        ("--slug", slug, (validate_slug, MaxLengthValidator(100))),
        ("--version", version, (VERSION_FORMAT, MaxLengthValidator(40))),
    ):
        try:
            for check in checks:
                check(value)
        except ValidationError as error:
            raise ImportRefusedError(
                f"{option} {value[:80]} can't be an address. {error.messages[0]}"
            ) from error


def _publish(version: FrameworkVersion) -> None:
    if not version.is_draft:
        return
    try:
        publish_version(version)
    except NotPublishableError as error:
        raise ImportRefusedError(f"Nothing was imported: {error}") from error


def role_files(path: Path) -> list[Path]:
    """Return the file, or the JSON files of a folder in order of their names."""
    return sorted(path.glob("*.json")) if path.is_dir() else [path]


def import_roles(
    framework: Framework,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    left_out: Collection[str] = (),
) -> Report:
    """Read role profiles into a framework, all files or none.

    Roles in `left_out`, such as "role engineer", stay as they are.
    Raises UnreadableFile when one of them holds no role profiles.
    """
    if not paths:
        raise UnreadableFile("There is no JSON file in it. Give one that holds roles.")
    found = [read_roles(path) for path in paths]
    roles = [role for file_roles, _rows in found for role in file_roles]
    rows: list[ReportRow] = [row for _roles, file_rows in found for row in file_rows]
    _refuse_repeated([role.slug for role in roles])
    roles = [role for role in roles if f"role {role.slug}" not in left_out]
    with transaction.atomic(), told(by=IMPORT):
        written = RoleWriter(framework).write(roles)
        if dry_run:
            transaction.set_rollback(True)
    return Report(
        format="direct",
        counts={"roles": len(roles), "expected_levels": written.expectations},
        rows=(*rows, *written.rows),
        created=written.tally.created,
        changed=written.tally.changed,
        unchanged=written.tally.unchanged,
        changes=tuple(written.tally.changes),
    )


def _refuse_repeated(slugs: list[str]) -> None:
    for slug, times in Counter(slugs).items():
        if times > 1:
            raise ImportRefusedError(
                f"Two of the files hold a role “{slug}”. Import one of them."
            )
