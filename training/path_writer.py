"""Adds the learning paths of a file; one that is there is its curator's, and stays."""

from __future__ import annotations

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from competencies.importers.neutral import ReportRow
from competencies.upserts import Tally
from curation.plans import FieldChange, RowChange
from training.importers.neutral import PathRow
from training.models import LearningPath, LearningResource, PathStep

Find = Callable[[str], LearningResource | None]


def write_paths(
    rows: Collection[PathRow], find: Find, left_out: Collection[str]
) -> tuple[Tally, list[ReportRow]]:
    """Add the paths that are not there, of the resources that `find` knows by slug."""
    tally, report = Tally(), []
    known = set(LearningPath.objects.values_list("slug", flat=True))
    for row in rows:
        if row.slug in known:
            tally.unchanged += 1
        elif f"path {row.slug}" not in left_out:
            known.add(row.slug)
            found = [(slug, find(slug)) for slug in row.resources]
            report += [_unknown(row, slug) for slug, each in found if each is None]
            steps = {each.pk: each for _slug, each in found if each is not None}
            _add(row, list(steps.values()))
            tally.created += 1
            tally.changes.append(_told(row, list(steps.values())))
    return tally, report


def _add(row: PathRow, resources: list[LearningResource]) -> None:
    path = LearningPath.objects.create(
        slug=row.slug,
        title=row.title,
        description=row.description,
        audience=row.audience,
    )
    PathStep.objects.bulk_create(
        PathStep(path=path, resource=resource, position=position)
        for position, resource in enumerate(resources)
    )


def _told(row: PathRow, resources: list[LearningResource]) -> RowChange:
    said = {
        _("title"): row.title,
        _("description"): row.description,
        _("who it is for"): row.audience,
        _("resources"): ", ".join(each.title for each in resources),
    }
    fields = tuple(FieldChange(key, "", words) for key, words in said.items() if words)
    return RowChange(f"path {row.slug}", row.title, fields, is_new=True)


def _unknown(row: PathRow, slug: str) -> ReportRow:
    message = f"There is no resource {slug}; left the step out."
    return ReportRow(row.where, "unknown-resource", message, kept=False)
