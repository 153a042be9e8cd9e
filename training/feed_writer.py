"""Puts what a feed speaks of into the queue of suggestions; nothing goes past it."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from competencies.importers.neutral import ReportRow
from competencies.importers.slugs import unique_slugs
from competencies.upserts import Tally
from curation.actions import suggest
from curation.addresses import canonical
from curation.models import Suggestion
from curation.plans import FieldChange, RowChange
from training.curated import ResourceKind
from training.importers.neutral import SuggestedRow

KIND = ResourceKind()


def write_suggestions(
    rows: Collection[SuggestedRow], known: Collection[str], left_out: Collection[str]
) -> tuple[Tally, list[ReportRow]]:
    """Suggest what neither the catalogue (`known` addresses) nor the queue has.

    What a curator turned down once is not brought up again.
    """
    tally, report = Tally(), []
    asked = _suggested()
    keys = unique_slugs(row.title for row in rows)
    for key, row in zip(keys, rows, strict=True):
        address = canonical(row.url)
        if address in known or address in asked:
            message = _("The catalogue has it, or it was suggested before.")
            report.append(ReportRow(row.where, "duplicate-address", message))
            tally.unchanged += 1
        elif f"suggestion {key}" not in left_out:
            asked.add(address)
            _suggest(row)
            tally.created += 1
            tally.changes.append(_told(key, row))
    return tally, report


def _suggested() -> set[str]:
    rows = Suggestion.objects.filter(kind=KIND.key, is_new=True)
    urls = rows.values_list("proposed__url", flat=True)
    return {canonical(url) for url in urls if isinstance(url, str)}


def _proposed(row: SuggestedRow) -> dict[str, str | list[str]]:
    return {
        "title": row.title,
        "url": row.url,
        "description": row.description,
        "languages": list(row.languages),
    }


def _suggest(row: SuggestedRow) -> None:
    suggest(
        kind=KIND,
        record=None,
        base={},
        proposed={key: value for key, value in _proposed(row).items() if value},
        absolute=str,
        source=row.url[:500],
        reason=_("A feed speaks of it."),
    )


def _told(key: str, row: SuggestedRow) -> RowChange:
    said = {_("web address"): row.url, _("description"): row.description}
    fields = tuple(
        FieldChange(name, "", words) for name, words in said.items() if words
    )
    return RowChange(f"suggestion {key}", row.title, fields, is_new=True)
