"""Import in two steps: keep a file with the plan of what it would do, then do that.

What is written is what was shown: each thing that the import says it did must have been
in the plan, or nothing is kept and the plan is made anew (docs/adr/0027).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from curation.actions import ChangedMeanwhileError
from curation.importers import Importer, Options, importer_of
from curation.kinds import RefusedError
from curation.models import PREVIEW_LASTS, ImportRun
from curation.plans import Plan
from curation.provenance import IMPORT, told
from curation.uploads import Upload, file_name, on_disk

MOST_ROWS = 5_000


class PreviewOverError(RefusedError):
    """There is nothing left to import from: it was done, or too long ago."""


def preview(
    *, importer: Importer, upload: Upload, options: Options, by: User
) -> ImportRun:
    """Keep a file with what its import would do; the person's other previews end.

    Raises RefusedError when the file can't be taken in; then nothing is kept.
    """
    plan = _read(importer, upload, options)
    run = _kept(importer, upload, options, by)
    run.format, run.plan, run.plan_digest = plan.format, plan.as_dict(), plan.digest()
    return _instead_of_others(run, by)


def keep_file(
    *, importer: Importer, upload: Upload, options: Options, by: User
) -> ImportRun:
    """Keep a table without a plan, until somebody says what its columns hold."""
    return _instead_of_others(_kept(importer, upload, options, by), by)


def _kept(importer: Importer, upload: Upload, options: Options, by: User) -> ImportRun:
    return ImportRun(
        by=by,
        importer=importer.key,
        file_name=file_name(upload.name),
        sha256=hashlib.sha256(upload.data).hexdigest(),
        options=dict(options),
        upload=upload.data,
    )


def _instead_of_others(run: ImportRun, by: User) -> ImportRun:
    with transaction.atomic():
        forget_files(Q(by=by))
        run.save()
    return run


def _read(importer: Importer, upload: Upload, options: Options) -> Plan:
    with on_disk(upload) as path:
        plan = importer.read(path, options)
    if len(plan.rows) > MOST_ROWS or len(plan.notes) > MOST_ROWS:
        raise RefusedError(
            _(
                "The file would change %(count)d records, and a page shows %(most)d at "
                "most. Import it with the command instead, or in parts."
            )
            % {"count": max(len(plan.rows), len(plan.notes)), "most": MOST_ROWS}
        )
    return plan


def carry_out(*, run: ImportRun, ticked: Collection[str], by: User) -> ImportRun:
    """Import the records that were ticked, exactly as they were shown.

    Raises PreviewOverError, ChangedMeanwhileError or RefusedError; nothing is written
    then.
    """
    try:
        with transaction.atomic():
            return _carry_out(run, ticked, by)
    except DatabaseError as error:
        raise _changed() from error


def _carry_out(run: ImportRun, ticked: Collection[str], by: User) -> ImportRun:
    stored = _locked(run, by)
    importer = importer_of(stored.importer)
    if importer is None or not importer.may_import(by):
        raise RefusedError(_("You may not import this."))
    if stored.needs_columns:
        raise RefusedError(_("Say first what the columns hold. Nothing was written."))
    shown = Plan.from_dict(stored.plan)
    left_out = {r.key for r in shown.rows if r.key not in ticked and not r.is_fixed}
    _refuse_nothing(shown, left_out)
    upload = Upload(stored.file_name, bytes(stored.upload))
    reason = _("Imported from %(file)s") % {"file": stored.file_name}
    with on_disk(upload) as path, told(user=by, by=IMPORT, reason=reason):
        done = importer.apply(path, stored.options, left_out)
    _refuse_other(shown, done)
    return _finished(stored, shown, done, left_out)


def _refuse_nothing(shown: Plan, left_out: Collection[str]) -> None:
    """Refuse an import that would begin a version and put nothing in it."""
    offered = {row.key for row in shown.rows if not row.is_fixed}
    if offered and offered <= set(left_out):
        raise RefusedError(_("Tick what to import. Nothing was written."))


def _locked(run: ImportRun, by: User) -> ImportRun:
    """Return the run, kept from a second click, if it is this person's and not over."""
    stored = ImportRun.objects.select_for_update().filter(pk=run.pk, by=by).first()
    if stored is None or not stored.is_waiting:
        raise PreviewOverError(
            _("This preview is over: it was imported, or it is more than a day old.")
        )
    if hashlib.sha256(bytes(stored.upload)).hexdigest() != stored.sha256:
        raise PreviewOverError(_("The file is not as it was. Upload it again."))
    return stored


def _refuse_other(shown: Plan, done: Plan) -> None:
    """Refuse to keep anything that was not on the page."""
    known = {mark for row in shown.rows for mark in row.marks}
    if {mark for row in done.rows for mark in row.marks} - known:
        raise _changed()


def _changed() -> ChangedMeanwhileError:
    return ChangedMeanwhileError(
        _(
            "Somebody changed the records since this was made. Nothing was written. "
            "Look at what the file would do now."
        )
    )


def _finished(
    stored: ImportRun, shown: Plan, done: Plan, left_out: Collection[str]
) -> ImportRun:
    written = {row.key for row in done.rows}
    taken = {row.key for row in shown.rows} - set(left_out)
    stored.state = ImportRun.State.IMPORTED
    stored.finished_at = timezone.now()
    stored.upload = b""
    stored.report = {
        "written": len(written),
        "left_out": len(left_out),
        # What hangs on something that was left out, or is as it should be by now.
        "went_with_it": sorted(taken - written),
        "keys": sorted(written),
    }
    stored.save()
    return stored


def again(run: ImportRun, by: User) -> ImportRun:
    """Make the plan of a kept file anew, on what the records say now."""
    importer = importer_of(run.importer)
    if importer is None or not run.is_waiting:
        raise PreviewOverError(_("This preview is over. Upload the file again."))
    upload = Upload(run.file_name, bytes(run.upload))
    return preview(importer=importer, upload=upload, options=run.options, by=by)


def forget_files(whose: Q | None = None) -> int:
    """End previews, by default those that are a day old, and drop what they kept."""
    over = whose or Q(created_at__lte=timezone.now() - PREVIEW_LASTS)
    waiting = ImportRun.objects.filter(over, state=ImportRun.State.PREVIEWED)
    return waiting.update(
        state=ImportRun.State.EXPIRED, upload=b"", plan={}, finished_at=timezone.now()
    )
