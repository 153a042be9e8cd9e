"""What resources and providers answer to curation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from competencies.admin.lines import LinesField
from competencies.curated import named_skills
from curation.kinds import Field, Kind, Person, Trail, model_field
from curation.provenance import events_of
from curation.values import Value, Values
from training.languages import LanguagesField
from training.models import LearningResource, Provider, TeachesSkill
from training.rewriting import (
    PROVIDER_FIELDS,
    RESOURCE_FIELDS,
    make_provider,
    make_resource,
    rewrite_provider,
    rewrite_resource,
    step_text,
)


def may_change(user: Person, model: str) -> bool:
    return user.is_staff and user.has_perm(f"training.change_{model}")


class ResourceKind(Kind):
    key = "resource"
    namespace = "training"
    label = gettext_lazy("resource")
    label_plural = gettext_lazy("Training resources")
    takes_new = True

    def visible_to(self, user: Person) -> QuerySet[LearningResource]:
        return LearningResource.objects.visible_to(user)

    def find(self, user: Person, **address: str) -> LearningResource | None:
        return self.visible_to(user).filter(slug=address["slug"]).first()

    def address(self, record: LearningResource) -> list[str]:
        return [record.slug]

    def title(self, record: LearningResource) -> str:
        return record.title

    def fields(self, record: LearningResource | None) -> Sequence[Field]:
        first = [_own(name) for name in ("title", "url", "description")]
        facts = [_choice(name) for name in ("kind", "format", "cost")]
        time = [_own("licence"), _own("minutes"), _choice("minutes_source")]
        rest = [_own(name) for name in ("doi", "audience", "outcomes")]
        lists = [LANGUAGES, AUTHORS, KEYWORDS]
        return [*first, provider_field(), *facts, *time, *lists, *rest]

    def read(self, record: LearningResource, *, working: bool) -> Values:
        steps = record.teaches.order_by("skill")
        rows = steps.values_list("skill_id", "from_rank", "to_rank")
        own = _resource_words(record)
        return own | {f"teaches-{pk}": step_text(*step) for pk, *step in rows}

    def apply(self, *, record: LearningResource, values: Values) -> None:
        rewrite_resource(resource=record, values=values)

    def make(self, *, values: Values) -> LearningResource:
        return make_resource(values=values)

    def curates(self, user: Person) -> bool:
        return may_change(user, "learningresource")

    def list_url(self) -> str:
        return reverse("training:resource-list")

    def labels(self, keys: Iterable[str]) -> Mapping[str, str]:
        return named_skills(keys, "teaches", _("Teaches: %s"))

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: (
                    events_of(LearningResource)
                    .filter(pgh_obj=record)
                    .select_related("provider")
                ),
                _resource_words,
                is_record=True,
            ),
            Trail(
                "steps",
                lambda record, user: events_of(TeachesSkill).filter(resource=record),
                lambda event: {
                    f"teaches-{event.skill_id}": step_text(
                        event.from_rank, event.to_rank
                    )
                },
            ),
        ]


def _resource_words(row: Any) -> dict[str, Value]:
    """Return the fields of a resource, or of a row of its history."""
    said = {name: getattr(row, name) for name in RESOURCE_FIELDS}
    return said | {"provider": row.provider.slug if row.provider else ""}


def provider_field() -> Field:
    """Return the field that chooses who gives something: one query."""
    names = dict(Provider.objects.order_by(Lower("name")).values_list("slug", "name"))
    choices = [("", _("nobody in particular")), *names.items()]

    def make() -> forms.Field:
        return forms.ChoiceField(label=_("Provider"), required=False, choices=choices)

    return Field("provider", gettext_lazy("Provider"), make, names)


def _own(name: str) -> Field:
    return model_field(LearningResource, name)


def _choice(name: str) -> Field:
    return choice_field(LearningResource, name)


def choice_field(model: type[Model], name: str) -> Field:
    """Return a field with words of its own for each value."""
    found: Any = model._meta.get_field(name)
    made = model_field(model, name)
    return Field(made.key, made.label, made.make, dict(found.choices))


def _languages() -> forms.Field:
    return LanguagesField(
        label=_("Languages"),
        help_text=_("Codes such as en or es, one a line."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _lines(name: str, label: StrOrPromise) -> Field:
    def make() -> forms.Field:
        return LinesField(
            label=label,
            help_text=_("One a line."),
            required=False,
            max_length=LONGEST_LINES,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    return Field(name, label, make)


LONGEST_LINES = 5_000
LANGUAGES = Field("languages", gettext_lazy("Languages"), _languages)
AUTHORS = _lines("authors", gettext_lazy("Authors"))
KEYWORDS = _lines("keywords", gettext_lazy("Keywords"))


class ProviderKind(Kind):
    key = "provider"
    namespace = "training"
    label = gettext_lazy("provider")
    label_plural = gettext_lazy("Training providers")
    takes_new = True

    def visible_to(self, user: Person) -> QuerySet[Provider]:
        return Provider.objects.all()

    def find(self, user: Person, **address: str) -> Provider | None:
        return self.visible_to(user).filter(slug=address["slug"]).first()

    def address(self, record: Provider) -> list[str]:
        return [record.slug]

    def title(self, record: Provider) -> str:
        return record.name

    def fields(self, record: Provider | None) -> Sequence[Field]:
        return [model_field(Provider, name) for name in PROVIDER_FIELDS]

    def read(self, record: Provider, *, working: bool) -> Values:
        return _provider_words(record)

    def apply(self, *, record: Provider, values: Values) -> None:
        rewrite_provider(provider=record, values=values)

    def make(self, *, values: Values) -> Provider:
        return make_provider(values=values)

    def curates(self, user: Person) -> bool:
        return may_change(user, "provider")

    def list_url(self) -> str:
        return reverse("training:provider-list")

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: events_of(Provider).filter(pgh_obj=record),
                _provider_words,
                is_record=True,
            )
        ]


def _provider_words(row: Any) -> dict[str, Value]:
    return {name: getattr(row, name) for name in PROVIDER_FIELDS}
