"""What challenges answer to curation: their own words, and each item as one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from challenges.contents import OWN_FIELDS, Contents, contents, field_of
from challenges.models import Category, Challenge, curates_challenges
from challenges.parts import BY_KEY, EVIDENCE, PARTS, Part
from challenges.rewriting import make_challenge, new_field, rewrite_challenge
from curation.kinds import LONGEST_TEXT, Field, Kind, Person, Trail, model_field
from curation.provenance import events_of
from curation.values import Value, Values


class ChallengeKind(Kind):
    key = "challenge"
    namespace = "challenges"
    label = gettext_lazy("challenge")
    label_plural = gettext_lazy("Challenges")
    takes_new = True

    def visible_to(self, user: Person) -> QuerySet[Challenge]:
        return Challenge.objects.visible_to(user)

    def find(self, user: Person, **address: str) -> Challenge | None:
        return self.visible_to(user).filter(slug=address["slug"]).first()

    def address(self, record: Challenge) -> list[str]:
        return [record.slug]

    def title(self, record: Challenge) -> str:
        return record.title

    def fields(self, record: Challenge | None) -> Sequence[Field]:
        own = [own_field(name) for name in OWN_FIELDS]
        if record is None:
            return [*own[:3], _adding(BY_KEY[EVIDENCE])]
        return [*own, *_item_fields(contents(record)), *map(_adding, PARTS)]

    def read(self, record: Challenge, *, working: bool) -> Values:
        return contents(record).values()

    def apply(self, *, record: Challenge, values: Values) -> None:
        rewrite_challenge(challenge=record, values=values)

    def make(self, *, values: Values) -> Challenge:
        return make_challenge(values=values)

    def curates(self, user: Person) -> bool:
        return curates_challenges(user)

    def maintained_by(self, user: Person) -> QuerySet[Challenge]:
        """Return those that a person edits: one query where there are none."""
        theirs = list(Challenge.objects.edited_by(user).values_list("pk", flat=True))
        challenges = Challenge.objects
        return challenges.filter(pk__in=theirs) if theirs else challenges.none()

    def list_url(self) -> str:
        return reverse("challenges:challenge-list")

    def labels(self, keys: Iterable[str]) -> Mapping[str, str]:
        """Name items that are gone by what they were."""
        named = {key: BY_KEY.get(key.partition("-")[0]) for key in keys}
        return {key: capital(part.label) for key, part in named.items() if part}

    def trails(self) -> Sequence[Trail]:
        own = Trail(
            "own",
            lambda record, user: events_of(Challenge).filter(pgh_obj=record),
            _own_words,
            is_record=True,
        )
        return [own, *(_trail(part) for part in PARTS)]


def capital(words: StrOrPromise) -> str:
    said = str(words)
    return said[:1].upper() + said[1:]


def own_field(name: str) -> Field:
    made = model_field(Challenge, name)
    choices = (
        {str(k): str(v) for k, v in Category.choices} if name == "category" else {}
    )
    return Field(made.key, made.label, made.make, choices)


def _own_words(row: Any) -> dict[str, Value]:
    return {name: getattr(row, name) for name in OWN_FIELDS}


def _trail(part: Part) -> Trail:
    return Trail(
        part.key,
        _rows_of(part.model),
        lambda event: {f"{part.key}-{event.uuid}": part.text_of(event)},
    )


def _rows_of(model: type[Model]) -> Callable[[Any, Person], QuerySet[Any]]:
    return lambda record, user: events_of(model).filter(challenge=record)


def _item_fields(held: Contents) -> list[Field]:
    fields = []
    for key, item in held.all_items():
        label = f"{capital(BY_KEY[key].label)} {item.number}"
        fields.append(_text_field(field_of(key, item), label))
    return fields


def _adding(part: Part) -> Field:
    label = _("New: %(part)s") % {"part": part.label}
    return _text_field(new_field(part.key), label)


def _text_field(key: str, label: str) -> Field:
    """Return the field of an item's text; empty, it takes the item away."""

    def make() -> forms.Field:
        return forms.CharField(
            label=label,
            required=False,
            max_length=LONGEST_TEXT,
            widget=forms.Textarea(attrs={"rows": 8}),
            strip=True,
        )

    return Field(key, label, make)
