"""What learning paths answer to curation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curation.kinds import Field, Kind, Person, Trail, model_field
from curation.provenance import events_of
from curation.values import Value, Values
from training.curated import may_change
from training.models import LearningPath, LearningResource, PathStep
from training.rewriting_events import PATH_FIELDS, rewrite_path


class LearningPathKind(Kind):
    key = "learning-path"
    namespace = "training"
    label = gettext_lazy("learning path")
    label_plural = gettext_lazy("Learning paths")

    def visible_to(self, user: Person) -> QuerySet[LearningPath]:
        return LearningPath.objects.visible_to(user)

    def find(self, user: Person, **address: str) -> LearningPath | None:
        return self.visible_to(user).filter(slug=address["slug"]).first()

    def address(self, record: LearningPath) -> list[str]:
        return [record.slug]

    def title(self, record: LearningPath) -> str:
        return record.title

    def fields(self, record: LearningPath | None) -> Sequence[Field]:
        return [model_field(LearningPath, name) for name in PATH_FIELDS]

    def read(self, record: LearningPath, *, working: bool) -> Values:
        steps = record.steps.values_list("resource_id", "position", "note")
        rows = {f"step-{pk}": _place(position, note) for pk, position, note in steps}
        return _path_words(record) | rows

    def apply(self, *, record: LearningPath, values: Values) -> None:
        rewrite_path(path=record, values=values)

    def curates(self, user: Person) -> bool:
        return may_change(user, "learningpath")

    def list_url(self) -> str:
        return reverse("training:path-list")

    def labels(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Name the steps by their resources: one query."""
        known = {key for key in keys if key.startswith("step-")}
        resources = LearningResource.objects.filter(
            pk__in=[key.removeprefix("step-") for key in known]
        )
        names = resources.values_list("pk", "title")
        return {f"step-{pk}": _("Step: %s") % title for pk, title in names}

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: events_of(LearningPath).filter(pgh_obj=record),
                _path_words,
                is_record=True,
            ),
            Trail(
                "steps",
                lambda record, user: events_of(PathStep).filter(path=record),
                lambda event: {
                    f"step-{event.resource_id}": _place(event.position, event.note)
                },
            ),
        ]


def _path_words(row: Any) -> dict[str, Value]:
    return {name: getattr(row, name) for name in PATH_FIELDS}


def _place(position: int, note: str) -> str:
    return f"{position}: {note}" if note else str(position)
