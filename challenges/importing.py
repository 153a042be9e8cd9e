"""Import of challenges: files are read and written, all of them or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from django.db import transaction

from challenges.document import Document
from challenges.folders import commit_of, read_challenges
from challenges.writer import write_challenges
from competencies.importers.neutral import Report
from curation.actions import settle_urls
from curation.provenance import IMPORT, told

FORMAT = "markdown"


def import_challenges(
    paths: Sequence[Path], *, dry_run: bool = False, left_out: Collection[str] = ()
) -> Report:
    """Read files, or folders of them, into challenges.

    Raises UnreadableFile when there is no challenge in them; nothing is written then.
    With `dry_run` the report is true and nothing is kept.
    """
    shelf = read_challenges(paths)
    with transaction.atomic(), told(by=IMPORT):
        written = write_challenges(
            shelf.pages, commit=commit_of(paths[0]), left_out=left_out
        )
        settle_urls()
        if dry_run:
            transaction.set_rollback(True)
    return Report(
        format=FORMAT,
        counts=counts_of(page.reading.document for page in shelf.pages),
        rows=(*shelf.rows, *written.rows),
        created=written.created,
        changed=written.changed,
        unchanged=written.unchanged,
        changes=tuple(written.changes),
    )


def counts_of(documents: Iterable[Document]) -> dict[str, int]:
    """Return how many of each thing documents hold."""
    counts: dict[str, int] = {}
    for document in documents:
        for name, number in _counts(document).items():
            counts[name] = counts.get(name, 0) + number
    return counts


def _counts(document: Document) -> dict[str, int]:
    targets = {each.number for each in document.targets}
    objectives = {each.number for each in document.objectives}
    to_targets = [n for each in document.objectives for n in each.targets]
    to_objectives = [n for each in document.outputs for n in each.objectives]
    past = [n for each in document.outputs for n in each.targets]
    dangling = [n for n in (*to_targets, *past) if n not in targets]
    dangling += [n for n in to_objectives if n not in objectives]
    return {
        "challenges": 1,
        "evidence": len(document.evidence),
        "impact_targets": len(document.targets),
        "objectives": len(document.objectives),
        "actions": len(document.actions),
        "outputs": len(document.outputs),
        "initiatives": len(document.projects),
        "past_work": len(document.past_work),
        "resources": len(document.resources),
        "sub_problems": len(document.sub_problems),
        "objective_targets": sum(n in targets for n in to_targets),
        "output_objectives": sum(n in objectives for n in to_objectives),
        "dangling": len(dangling),
    }
