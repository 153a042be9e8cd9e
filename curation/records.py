"""Writing plain fields of a record, by its own rules: what most kinds need."""

from __future__ import annotations

from django.db.models import Model
from django.utils.text import slugify
from django.utils.translation import gettext as _

from curation.kinds import RefusedError
from curation.values import Value, Values


def write_fields(record: Model, values: Values) -> None:
    """Set fields of a record and save them. Raises ValidationError by field."""
    for name, value in values.items():
        setattr(record, name, _nothing(record, name) if value is None else value)
    others = {field.name for field in record._meta.fields} - set(values)
    record.full_clean(exclude=others)
    if values:
        record.save(update_fields=list(values))


def _nothing(record: Model, name: str) -> str | None:
    """Return how a field says that it holds nothing."""
    return None if record._meta.get_field(name).null else ""


def make_record(record: Model, values: Values) -> None:
    """Fill in and save a new record. Raises ValidationError by field."""
    for name, value in values.items():
        setattr(record, name, value)
    record.full_clean()
    record.save()


def free_slug(model: type[Model], title: Value, taken: tuple[str, ...] = ()) -> str:
    """Return an address for a new record that no other has."""
    stem = slugify(str(title or ""))[:100].strip("-") or "new"
    used = set(taken) | set(
        model._default_manager.filter(slug__startswith=stem).values_list(
            "slug", flat=True
        )
    )
    number = 1
    slug = stem
    while slug in used:
        number += 1
        slug = f"{stem}-{number}"
    return slug


def split_rows(
    values: Values, prefix: str
) -> tuple[dict[str, Value], dict[int, Value]]:
    """Tell the record's own fields from those of its rows, `<prefix>-<key>`."""
    head = f"{prefix}-"
    own = {k: v for k, v in values.items() if not k.startswith(head)}
    try:
        rows = {int(k[len(head) :]): v for k, v in values.items() if k not in own}
    except ValueError as error:
        raise RefusedError(_("The hub doesn't know how to write that.")) from error
    return own, rows


def refuse_unknown(values: Values, known: tuple[str, ...]) -> None:
    """Refuse fields that are told in the history, but are not written this way."""
    if set(values) - set(known):
        raise RefusedError(
            _("This can't be put back here. Change it in the admin instead.")
        )
