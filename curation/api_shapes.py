"""How suggestions look in the API, and what it takes for one and for a decision."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers

from accounts.models import validate_name
from curation.models import LONGEST_REASON, Suggestion
from curation.pages import SuggestionPage

Shape = serializers.Serializer[Any]
MOST_FIELDS = 100
LONGEST_KEY = 80
SUGGESTION = {
    "uuid": "d3b5a9c0-5a1a-4c53-9d0b-0f7c6f1f2a77",
    "kind": "resource",
    "record": "7b9d0a1c-1f0e-4d26-8a51-2a4f0d6f9e21",
    "is_new": False,
    "title": "Version Control with Git",
    "proposed": {"languages": ["en", "es"]},
    "base": {"languages": ["en"]},
    "source": "https://example.org/news",
    "reason": "There is a Spanish edition now.",
    "name": "Alice",
    "created_at": "2026-03-02T09:00:00Z",
    "state": "pending",
    "decided_at": None,
    "decision_reason": "",
    "decisions": {},
    "page": "https://hub.example.org/suggestions/d3b5a9c0-5a1a-4c53-9d0b-0f7c6f1f2a77/",
}


def example(value: dict[str, Any]) -> Any:
    """Give a shape an example."""
    return extend_schema_serializer(examples=[OpenApiExample("Example", value=value)])


class ValuesField(serializers.DictField):
    """What fields say, by their names: text, a yes or no, a number, lines or null."""

    child = serializers.JSONField(allow_null=True)

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        values: dict[str, Any] = super().to_internal_value(data)
        if len(values) > MOST_FIELDS:
            raise serializers.ValidationError(
                _("These are more fields than there are.")
            )
        return values


@example(SUGGESTION)
class SuggestionShape(Shape):
    uuid = serializers.UUIDField()
    kind = serializers.CharField(help_text="What kind of record it is about.")
    record = serializers.UUIDField(
        allow_null=True, help_text="Which; null: a new one that is not made yet."
    )
    is_new = serializers.BooleanField()
    title = serializers.CharField()
    proposed = ValuesField(help_text="What is wanted, by field.")
    base = ValuesField(help_text="What the record said when it was suggested.")
    source = serializers.CharField()  # type: ignore[assignment]
    reason = serializers.CharField()
    name = serializers.CharField(source="shown_name")
    created_at = serializers.DateTimeField()
    state = serializers.ChoiceField(Suggestion.State.choices)
    decided_at = serializers.DateTimeField(allow_null=True)
    decision_reason = serializers.CharField()
    decisions = ValuesField(help_text="What was taken, by field, once it is decided.")
    page = serializers.SerializerMethodField(help_text="Its page for people.")

    def get_page(self, suggestion: Suggestion) -> str:
        url = suggestion.get_absolute_url()
        return str(self.context["request"].build_absolute_uri(url))


WHOLE = SUGGESTION | {"now": {"languages": ["en"]}, "seen": "9f86d081", "decide": True}


@example(WHOLE)
class WholeSuggestionShape(SuggestionShape):
    """A suggestion beside what the record says now."""

    now = ValuesField(help_text="What the record says now, in the suggested fields.")
    seen = serializers.CharField(help_text="Send it back with a decision.")
    decide = serializers.BooleanField(help_text="Whether you may decide it.")

    def to_representation(self, instance: SuggestionPage) -> dict[str, Any]:
        suggestion = instance.suggestion
        shown = SuggestionShape(suggestion, context=self.context).data
        keys = suggestion.proposed
        return {
            **shown,
            "now": {key: instance.now.get(key) for key in keys},
            "seen": instance.seen,
            "decide": self.context["decide"],
        }


@example(
    {
        "kind": "resource",
        "record": SUGGESTION["record"],
        "values": SUGGESTION["proposed"],
        "source": SUGGESTION["source"],
        "reason": SUGGESTION["reason"],
    }
)
class SuggestionWish(Shape):
    kind = serializers.CharField(
        max_length=40, help_text="framework, skill, role, resource or provider."
    )
    record = serializers.UUIDField(
        required=False, allow_null=True, help_text="Left out: a new record."
    )
    values = ValuesField(help_text="What it should say, by field; leave out the rest.")
    source = serializers.CharField(  # type: ignore[assignment]
        required=False, allow_blank=True, max_length=500
    )
    reason = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_REASON
    )
    name = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=80,
        validators=[validate_name],
        help_text="As the history may show it; left out: the name of your account.",
    )


@example({"seen": "9f86d081", "take": ["languages"], "values": {}, "reason": "Right."})
class DecisionOnSuggestion(Shape):
    seen = serializers.CharField(
        max_length=64, help_text="From the suggestion as you read it."
    )
    take = serializers.ListField(
        child=serializers.CharField(max_length=LONGEST_KEY),
        max_length=MOST_FIELDS,
        help_text="Which fields to take. None: it is refused, and says why.",
    )
    values = ValuesField(
        required=False, help_text="Fields to take in other words than suggested."
    )
    reason = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_REASON
    )
