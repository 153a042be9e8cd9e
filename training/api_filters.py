"""What the API's lists of resources and events can be narrowed by.

A filter that is repeated takes any of its values; different filters all hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field

from search.words import LONGEST_SEARCH
from training.kinds import Cost, Format, ResourceKind
from training.models import (
    Event,
    LearningResource,
    LearningResourceQuerySet,
    RequiresSkill,
    TeachesSkill,
)
from training.models.resources import LONGEST_MINUTES

MOST_VALUES = 50
HIGHEST = 32_000
WORD = re.compile(r"[\w.+-]{1,120}", re.ASCII)


class WordsField(forms.MultipleChoiceField):
    """Values that no list names beforehand, such as slugs and codes."""

    def validate(self, value: Any) -> None:
        if len(value) > MOST_VALUES or not all(WORD.fullmatch(v) for v in value):
            raise ValidationError(_("Give slugs or codes, %d at most.") % MOST_VALUES)


class UuidsField(forms.MultipleChoiceField):
    def validate(self, value: Any) -> None:
        try:
            known = [UUID(each) for each in value]
        except ValueError as error:
            raise ValidationError(_("Give a UUID, or leave it out.")) from error
        if len(known) > MOST_VALUES:
            raise ValidationError(_("Give %d UUIDs at most.") % MOST_VALUES)


def _array(**items: Any) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string", **items}}


@extend_schema_field(_array(maxLength=120, pattern=r"^[A-Za-z0-9_.+-]+$"))
class WordsFilter(filters.MultipleChoiceFilter):  # type: ignore[misc]
    field_class = WordsField


@extend_schema_field(_array(format="uuid"))
class UuidsFilter(filters.MultipleChoiceFilter):  # type: ignore[misc]
    field_class = UuidsField


class WholeNumberFilter(filters.NumberFilter):  # type: ignore[misc]
    field_class = forms.IntegerField

    def get_max_validator(self) -> None:
        """Say nothing of a largest number: the field has its own."""


def _whole(most: int, text: str, **more: Any) -> Any:
    return WholeNumberFilter(min_value=0, max_value=most, help_text=text, **more)


class ResourceFilter(filters.FilterSet):  # type: ignore[misc]
    q = filters.CharFilter(
        method="matching",
        max_length=LONGEST_SEARCH,
        help_text="Words to look for in titles, texts, tools and providers' names.",
    )
    skill = UuidsFilter(
        method="teaching", help_text="What it should teach. Repeat it for any of them."
    )
    reaches_min = _whole(
        HIGHEST,
        "It leads to this level at least, in a skill that is asked for, else in any.",
        method="reaching",
    )
    needs_max = _whole(
        HIGHEST,
        "It asks for no level above this one at its start.",
        method="needing",
    )
    max_minutes = _whole(
        LONGEST_MINUTES,
        "It takes so many minutes at most; what doesn't say its time is left out.",
        field_name="minutes",
        lookup_expr="lte",
    )
    cost = filters.MultipleChoiceFilter(
        choices=Cost.choices, help_text="What it costs."
    )
    type = filters.MultipleChoiceFilter(
        field_name="kind", choices=ResourceKind.choices, help_text="What it is."
    )
    format = filters.MultipleChoiceFilter(
        choices=Format.choices, help_text="How it is taken."
    )
    language = WordsFilter(method="in_languages", help_text="A code such as en.")
    licence = WordsFilter(help_text="An SPDX identifier.")
    provider = WordsFilter(
        field_name="provider__slug", help_text="The slug of a provider."
    )
    modified_since = filters.IsoDateTimeFilter(
        "updated_at", lookup_expr="gte", help_text="It changed then or later."
    )

    def matching(
        self, resources: LearningResourceQuerySet, _name: str, words: str
    ) -> LearningResourceQuerySet:
        return resources.matching(words)

    def teaching(
        self, resources: QuerySet[LearningResource], _name: str, skills: Sequence[str]
    ) -> QuerySet[LearningResource]:
        if not skills:
            return resources
        return resources.filter(pk__in=self._taught().values("resource"))

    def reaching(
        self, resources: QuerySet[LearningResource], _name: str, rank: int
    ) -> QuerySet[LearningResource]:
        reached = self._taught().filter(to_rank__gte=rank)
        return resources.filter(pk__in=reached.values("resource"))

    def _taught(self) -> QuerySet[TeachesSkill]:
        """Return the steps in the skills that are asked for, else all."""
        skills = self.form.cleaned_data.get("skill")
        links = TeachesSkill.objects.all()
        return links.filter(skill__uuid__in=skills) if skills else links

    def needing(
        self, resources: QuerySet[LearningResource], _name: str, rank: int
    ) -> QuerySet[LearningResource]:
        above = TeachesSkill.objects.filter(from_rank__gt=rank).values("resource")
        asked = RequiresSkill.objects.filter(rank__gt=rank).values("resource")
        return resources.exclude(Q(pk__in=above) | Q(pk__in=asked))

    def in_languages(
        self, rows: QuerySet[Any], _name: str, codes: Sequence[str]
    ) -> QuerySet[Any]:
        return rows.filter(in_any_of(codes)) if codes else rows


def in_any_of(codes: Sequence[str]) -> Q:
    asked = Q()
    for code in codes:
        asked |= Q(languages__contains=[code])
    return asked


class EventFilter(filters.FilterSet):  # type: ignore[misc]
    q = filters.CharFilter(
        method="matching",
        max_length=LONGEST_SEARCH,
        help_text="Words to look for in titles, texts and places.",
    )
    online = filters.ChoiceFilter(
        method="taking_place_online",
        choices=[("true", "true"), ("false", "false")],
        help_text="Whether it is online.",
    )
    language = WordsFilter(method="in_languages", help_text="A code such as en.")
    provider = WordsFilter(
        field_name="provider__slug", help_text="The slug of a provider."
    )
    ends_after = filters.IsoDateTimeFilter(
        "ends_at", lookup_expr="gte", help_text="It is not over before then."
    )
    modified_since = filters.IsoDateTimeFilter(
        "updated_at", lookup_expr="gte", help_text="It changed then or later."
    )

    def taking_place_online(
        self, events: QuerySet[Event], _name: str, said: str
    ) -> QuerySet[Event]:
        return events.filter(is_online=said == "true")

    def matching(
        self, events: QuerySet[Event], _name: str, words: str
    ) -> QuerySet[Event]:
        found = Event.objects.matching(words).order_by().values("pk")
        return events.filter(pk__in=found)

    def in_languages(
        self, rows: QuerySet[Any], _name: str, codes: Sequence[str]
    ) -> QuerySet[Any]:
        return rows.filter(in_any_of(codes)) if codes else rows
