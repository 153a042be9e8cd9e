"""Bring challenges of files into the database, three ways: nothing of ours is lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from challenges import document as doc
from challenges.contents import OWN_FIELDS, contents
from challenges.folders import Page
from challenges.markdown_links import same_address
from challenges.models import Challenge, Stage
from challenges.parts import (
    ACTION,
    BY_KEY,
    EVIDENCE,
    LINKED,
    NUMBERED,
    OUTPUT,
    PARTS,
)
from challenges.references import fold, numbers_by_place
from challenges.rewriting import rewrite_challenge
from challenges.three_ways import Merge, merge, renamed
from competencies.importers.neutral import ReportRow, UnreadableFile
from curation.models import Suggestion
from curation.plans import FieldChange, RowChange
from curation.values import Value, Values, fingerprint

READ_FIELDS = ("title", "description", "guidance")
"""The challenge's own words that a document has; its category is the hub's."""


@dataclass(slots=True)
class Written:
    """What became of the challenges of an import."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    changes: list[RowChange] = field(default_factory=list)
    rows: list[ReportRow] = field(default_factory=list)


def write_challenges(
    pages: list[Page], *, commit: str = "", left_out: Collection[str] = ()
) -> Written:
    """Write pages as challenges; those in `left_out`, "challenge x", stay as they are.

    To be called in a transaction. Raises UnreadableFile for a page that can't be kept.
    """
    written = Written()
    kept = [page for page in pages if f"challenge {page.slug}" not in left_out]
    for page in kept:
        try:
            _write(page, commit, written)
        except ValidationError as error:
            told = "; ".join(error.messages)[:300]
            raise UnreadableFile(f"{page.path} can't be kept: {told}") from error
    _set_parents(kept)
    return written


def _write(page: Page, commit: str, written: Written) -> None:
    found = Challenge.objects.select_for_update().filter(slug=page.slug).first()
    challenge = found or _begin(page)
    now = contents(challenge).values() if found else {}
    base: Values = challenge.imported.get("values", {})
    incoming = renamed(_values(page.reading.document, challenge.uuid), now, base)
    merged = merge(base=base, incoming=incoming, now=now)
    taken = {k: v for k, v in merged.take.items() if found or k not in OWN_FIELDS}
    rewrite_challenge(challenge=challenge, values=taken)
    is_changed = _keep_layout(challenge, page, is_new=found is None)
    challenge.imported = _memory(page, incoming)
    challenge.source_path, challenge.source_commit = page.path[:300], commit
    challenge.save(update_fields=["imported", "source_path", "source_commit"])
    _tell(page, challenge, merged, now, written)
    written.created += found is None
    written.changed += bool(found and (merged.take or merged.conflicts or is_changed))
    same = found and not (merged.take or merged.conflicts or is_changed)
    written.unchanged += bool(same)
    for key in merged.conflicts:
        _ask(challenge, key, merged, base, page)


def _begin(page: Page) -> Challenge:
    document = page.reading.document
    return Challenge.objects.create(
        slug=page.slug,
        title=document.title,
        description=document.description,
        guidance=document.guidance,
        stage=Stage.PUBLISHED,
        published_on=timezone.localdate(),
        position=page.position,
    )


def _memory(page: Page, incoming: Values) -> dict[str, Any]:
    """Return what to compare the next import with."""
    return {"values": dict(incoming), **_layout(page)}


def _layout(page: Page) -> dict[str, Any]:
    document = page.reading.document
    return {
        "intros": dict(document.intros),
        "others": [list(each) for each in document.others],
        "layout": list(document.order),
        "names_children": document.names_children,
    }


def _keep_layout(challenge: Challenge, page: Page, *, is_new: bool) -> bool:
    """Take over what stands around the items, unless somebody changed that here."""
    changed = []
    for name, value in _layout(page).items():
        here = getattr(challenge, name)
        is_untouched = is_new or here == challenge.imported.get(name)
        if is_untouched and here != value:
            setattr(challenge, name, value)
            changed.append(name)
    if changed:
        challenge.save(update_fields=changed)
    return bool(changed)


def _values(document: doc.Document, space: UUID) -> dict[str, Value]:
    """Return what a document says, by the fields that its items have here."""
    own: dict[str, Value] = {name: getattr(document, name) for name in READ_FIELDS}
    seen: dict[str, int] = {}
    for part, item in _items(document):
        name = f"{part}:{_identity(part, item)}"
        seen[name] = seen.get(name, 0) + 1
        again = f"#{seen[name]}" if seen[name] > 1 else ""
        own[f"{part}-{uuid5(space, name + again)}"] = BY_KEY[part].line(item)
    return own


def _items(document: doc.Document) -> Iterator[tuple[str, Any]]:
    """Yield each item as it stands alone, with its part."""
    for part in PARTS:
        if part.key == EVIDENCE:
            numbers = numbers_by_place(link.number for link in document.evidence)
            for link, number in zip(document.evidence, numbers, strict=True):
                yield part.key, replace(link, number=number)
        elif part.key == ACTION:
            for action in document.actions:
                yield part.key, replace(action, outputs=())
        elif part.key == OUTPUT:
            for action in document.actions:
                for output in action.outputs:
                    yield part.key, replace(output, action=action.number)
        elif part.key in LINKED:
            for link in part.held(document):
                yield part.key, replace(link, number=None)
        else:
            for item in part.held(document):
                yield part.key, item


def _identity(part: str, item: Any) -> str:
    """Return what an item is known by when its document comes again."""
    if part in NUMBERED:
        return str(item.number)
    if part in LINKED and item.url:
        return same_address(item.url)
    prefix = f"{item.action}:" if part == OUTPUT else ""
    return prefix + fold(item.title)


def _tell(
    page: Page, challenge: Challenge, merged: Merge, now: Values, written: Written
) -> None:
    record = f"challenge {page.slug}"
    is_new = not now
    fields = tuple(
        FieldChange(label_of(key), str(now.get(key) or ""), str(value or ""))
        for key, value in merged.take.items()
    )
    if fields or is_new:
        written.changes.append(RowChange(record, challenge.title, fields, is_new))
    for key in merged.edited:
        note = _("%(field)s was changed here, and stays.") % {"field": label_of(key)}
        written.rows.append(ReportRow(page.path, "I-EDITED", note))
    for key in merged.conflicts:
        note = _("%(field)s was changed here and in the file; it waits for a decision.")
        told = note % {"field": label_of(key)}
        written.rows.append(ReportRow(page.path, "W-CONFLICT", told, kept=False))
        change = FieldChange(label_of(key), str(now.get(key) or ""), told)
        written.changes.append(RowChange(record, challenge.title, (change,)))
    for key in merged.gone:
        note = _("%(field)s is not in the file any more, and stays.")
        told = note % {"field": label_of(key)}
        written.rows.append(ReportRow(page.path, "not-in-file", told))


def label_of(key: str) -> str:
    """Return what a field is called in reports."""
    part = BY_KEY.get(key.partition("-")[0])
    if part and key not in OWN_FIELDS:
        said = str(part.label)
        return said[:1].upper() + said[1:]
    said = str(Challenge._meta.get_field(key).verbose_name)  # type: ignore[union-attr]
    return said[:1].upper() + said[1:]


def _ask(
    challenge: Challenge, key: str, merged: Merge, base: Values, page: Page
) -> None:
    """Put what is in conflict before whoever decides about the challenge, once."""
    proposed = {key: merged.conflicts[key]}
    same = Suggestion.objects.filter(record=challenge.uuid, proposed=proposed)
    if same.exists():
        return
    was = {key: base.get(key)}
    Suggestion.objects.create(
        kind="challenge",
        record=challenge.uuid,
        title=challenge.title,
        proposed=proposed,
        base=was,
        base_digest=fingerprint(was),
        source=page.path[:500],
        reason=_("The file and the hub were both changed since the last import."),
        name=_("An import"),
    )


def _set_parents(pages: list[Page]) -> None:
    """Tie parts to what they are parts of, where nobody has said so yet."""
    slugs = {page.parent for page in pages if page.parent}
    keys = dict(Challenge.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    for page in pages:
        if page.parent in keys and page.parent != page.slug:
            rows = Challenge.objects.filter(slug=page.slug, parent=None)
            rows.exclude(pk=keys[page.parent]).update(parent=keys[page.parent])
