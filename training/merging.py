"""Two entries that are one thing: one stays, and takes over what hangs on the other.

What other tables hold about an entry, such as people's marks and the steps of their
plans, moves through those who keep them: they register here (docs/adr/0051).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from curation.actions import settle_urls
from curation.kinds import RefusedError
from curation.provenance import told
from training.models import (
    LearningResource,
    PathStep,
    RequiresSkill,
    TeachesSkill,
)

FIELDS = (
    *("title", "url", "description", "provider", "doi", "authors", "languages"),
    *("keywords", "kind", "format", "cost", "licence", "minutes", "audience"),
    *("outcomes", "version_date", "reviewed_on", "review_by"),
)
"""What may be taken from either; `minutes` with where they come from."""


class Mover(Protocol):
    def __call__(self, *, gone: LearningResource, stays: LearningResource) -> None:
        """Move what hangs on the one to the other; called inside a transaction."""


_movers: list[Mover] = []


def register(mover: Mover) -> None:
    """Let `mover` be called at every merge; from a `registrations` module."""
    if mover not in _movers:
        _movers.append(mover)


@transaction.atomic
def merge_resources(
    *,
    stays: LearningResource,
    gone: LearningResource,
    taken: Collection[str] = (),
    by: User,
) -> LearningResource:
    """Merge two entries; the fields in `taken` are those of the one that goes.

    Raises RefusedError where they can't be merged, and writes nothing then.
    """
    kept, other = _locked(stays, gone)
    reason = _("Merged with %(other)s, which was the same.") % {"other": other.title}
    with told(user=by, reason=reason):
        _take(kept, other, taken)
        _unite(TeachesSkill, kept, other)
        _unite(RequiresSkill, kept, other)
        kept.tools.add(*other.tools.all())
        other.events.update(resource=kept)
        _move_steps(kept, other)
        for mover in _movers:
            mover(gone=other, stays=kept)
        other.merged.update(merged_into=kept)
        LearningResource.objects.filter(pk=other.pk).update(merged_into=kept)
    settle_urls()
    return kept


def _locked(
    stays: LearningResource, gone: LearningResource
) -> tuple[LearningResource, LearningResource]:
    rows = LearningResource.objects.select_for_update(of=("self",))
    found = rows.filter(pk__in=[stays.pk, gone.pk]).order_by("pk").in_bulk()
    kept, other = found.get(stays.pk), found.get(gone.pk)
    if kept is None or other is None or kept == other:
        raise RefusedError(_("Choose two resources that are there."))
    if kept.merged_into_id or other.merged_into_id:
        raise RefusedError(_("One of them was merged already. Look at the list again."))
    return kept, other


def _take(
    kept: LearningResource, other: LearningResource, taken: Collection[str]
) -> None:
    names = [name for name in FIELDS if name in taken]
    if "minutes" in names:
        names.append("minutes_source")
    for name in names:
        setattr(kept, name, getattr(other, name))
    try:
        kept.clean_fields(exclude=set(_field_names()) - set(names))
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
    if names:
        kept.save(update_fields=names)


def _field_names() -> list[str]:
    return [field.name for field in LearningResource._meta.fields]


def _unite(model: type[Any], kept: LearningResource, other: LearningResource) -> None:
    """Move links to skills; where both have one, the one that says levels stays."""
    own = {link.skill_id: link for link in model.objects.filter(resource=kept)}
    for link in model.objects.filter(resource=other).order_by("pk"):
        there = own.get(link.skill_id)
        if there is not None and _says_less(there, link):
            there.delete()
            there = None
        if there is None:
            link.resource = kept
            link.save(update_fields=["resource"])
        else:
            link.delete()


def _says_less(there: Any, link: Any) -> bool:
    is_link = isinstance(there, TeachesSkill)
    return is_link and there.to_rank is None and link.to_rank is not None


def _move_steps(kept: LearningResource, other: LearningResource) -> None:
    paths = PathStep.objects.filter(resource=kept).values("path")
    PathStep.objects.filter(resource=other, path__in=paths).delete()
    PathStep.objects.filter(resource=other).update(resource=kept)
