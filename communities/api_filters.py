"""What the API's list of communities can be narrowed by: the facets of the page.

A filter that is repeated takes any of its values; different filters all hold.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema_field

from communities.finding import SEEKING, find
from communities.kinds import ChannelKind, CommunityKind, NeedKind, Scope, Status
from communities.search_address import FACETS, MOST_VALUES, VALUE, search_in
from search.words import LONGEST_SEARCH


class WordsField(forms.MultipleChoiceField):
    """Values that no list names beforehand, such as themes and codes."""

    def validate(self, value: Any) -> None:
        if len(value) > MOST_VALUES or not all(VALUE.fullmatch(v) for v in value):
            raise ValidationError(_("Give words or codes, %d at most.") % MOST_VALUES)


@extend_schema_field(
    {"type": "array", "items": {"type": "string", "pattern": r"^[A-Za-z0-9_.+-]+$"}}
)
class WordsFilter(filters.MultipleChoiceFilter):  # type: ignore[misc]
    field_class = WordsField


def _any_of(choices: Any, text: str) -> Any:
    return filters.MultipleChoiceFilter(choices=choices, help_text=text)


class CommunityFilter(filters.FilterSet):  # type: ignore[misc]
    q = filters.CharFilter(max_length=LONGEST_SEARCH, help_text="Words to look for.")
    country = WordsFilter(help_text="A country's code of two letters, such as ZA.")
    theme = WordsFilter(help_text="In small letters, with hyphens for spaces.")
    language = WordsFilter(help_text="A language's code, such as en.")
    status = _any_of(Status.choices, "Where it stands.")
    kind = _any_of(CommunityKind.choices, "What it is.")
    scope = _any_of(Scope.choices, "How far it reaches.")
    channel = _any_of(ChannelKind.choices, "How one meets it.")
    needs = _any_of(NeedKind.choices, "What it needs.")
    offers = _any_of(NeedKind.choices, "What it offers.")
    funding = _any_of([(SEEKING, SEEKING)], "Those that seek funding.")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what the page would show for the same search."""
        search = search_in(self.request.GET)
        if not any(self.form.cleaned_data.get(name) for name in ("q", *FACETS)):
            return queryset
        keys = find(search.sorted_by("name"), self.request.user).keys
        return queryset.filter(pk__in=keys)
