"""What is asked of somebody who adds an item, or changes one: fields, not markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields as fields_of
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from challenges import document as doc
from challenges.contents import Contents
from challenges.markdown_blocks import entry
from challenges.markdown_items import day_of, output_of
from challenges.markdown_links import LONGEST_URL, web_address
from challenges.measures import all_measures
from challenges.models import Status
from challenges.models.people import LONGEST_COMMENT
from challenges.parts import (
    ACTION,
    BY_KEY,
    EVIDENCE,
    LINKED,
    NUMBERED,
    OBJECTIVE,
    OUTPUT,
    SUB_PROBLEM,
    TARGET,
)
from challenges.references import next_number
from curation.kinds import Field
from curation.values import Value, Values

LONGEST_TITLE = 500
LONGEST_TEXT = 10_000
LONGEST_LINE = 200
MOST_LINES = 20


def _char(
    key: str, label: StrOrPromise, longest: int = LONGEST_LINE, **more: Any
) -> Field:
    def make() -> forms.Field:
        options = {"required": False, "max_length": longest} | more
        return forms.CharField(label=label, **options)

    return Field(key, label, make)


def _text(label: StrOrPromise) -> Field:
    rows = forms.Textarea(attrs={"rows": 4})
    return _char("text", label, LONGEST_TEXT, widget=rows)


def _choice(
    key: str, label: StrOrPromise, choices: Sequence[tuple[str, StrOrPromise]]
) -> Field:
    said = [("", _("not said")), *choices]

    def make() -> forms.Field:
        return forms.ChoiceField(label=label, required=False, choices=said)

    return Field(key, label, make, {key: str(words) for key, words in said})


def _several(key: str, label: StrOrPromise, rows: Sequence[Any]) -> Field:
    choices = [(str(row.number), _named(row)) for row in rows]

    def make() -> forms.Field:
        return forms.MultipleChoiceField(
            label=label,
            required=False,
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
        )

    return Field(key, label, make, dict(choices))


def _named(row: Any) -> str:
    words = row.title or getattr(row, "url", "")
    return f"{row.number}. {words[:120]}"


class DayField(forms.CharField):
    """A day, kept as text such as 2027-03-31."""

    widget = forms.DateInput(attrs={"type": "date"})

    def clean(self, value: Any) -> str:
        day = day_of(str(super().clean(value) or ""))
        if day is None:
            raise forms.ValidationError(_("Give a day such as 2027-03-31."))
        return day


def _day(key: str, label: StrOrPromise) -> Field:
    return Field(
        key, label, lambda: DayField(label=label, required=False, max_length=20)
    )


class AddressField(forms.CharField):
    """An address of the web, or nothing."""

    widget = forms.URLInput()

    def clean(self, value: Any) -> str:
        said = str(super().clean(value) or "").strip()
        if said and not web_address(said):
            raise forms.ValidationError(
                _("Give an address that begins with https:// or http://.")
            )
        return web_address(said)


class PlaceField(forms.CharField):
    """An address of the web, or of a page of the hub."""

    def clean(self, value: Any) -> str:
        said = str(super().clean(value) or "").strip()
        read = output_of(entry(f"x `delivered as: {said}`")).delivered_as
        if said != read:
            raise forms.ValidationError(
                _("Give an address such as https://example.org or /communities/.")
            )
        return said


class LinesField(forms.CharField):
    """Short words, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value) or ""
        lines = list(dict.fromkeys(" ".join(x.split()) for x in text.splitlines()))
        kept = [line for line in lines if line]
        if len(kept) > MOST_LINES or any(len(line) > LONGEST_LINE for line in kept):
            raise forms.ValidationError(_("Give at most 20 lines, each a few words."))
        return kept


def _lines(key: str, label: StrOrPromise, help_text: StrOrPromise = "") -> Field:
    def make() -> forms.Field:
        return LinesField(
            label=label, required=False, max_length=5000, help_text=help_text
        )

    return Field(key, label, make)


TITLE = gettext_lazy("In one sentence")
MORE = gettext_lazy("More about it")
STATUS = gettext_lazy("Status")


def _status() -> Field:
    return _choice("status", STATUS, [(str(k), v) for k, v in Status.choices])


def _measure() -> Field:
    offered = [(measure.key, measure.label) for measure in all_measures()]
    return _choice("measure", _("Live measure"), offered)


def _title() -> Field:
    return _char("title", TITLE, LONGEST_TITLE, required=True)


def link_fields(held: Contents) -> list[Field]:
    address = _("Web address")
    return [
        _char("title", _("What it is called"), LONGEST_TITLE, required=True),
        Field(
            "url",
            address,
            lambda: AddressField(label=address, required=False, max_length=LONGEST_URL),
        ),
        _text(MORE),
        _char("prefix", _("What sort of thing, such as Report"), 30),
        _char("status", _("How it stands, such as Active"), 30),
    ]


def target_fields(held: Contents) -> list[Field]:
    told = _("What to count, to see whether it is reached.")
    return [
        _title(),
        _text(MORE),
        _char("indicator", _("Indicator"), 300, help_text=told),
        _char("baseline", _("Where it began")),
        _char("target", _("Where it should be")),
        _measure(),
    ]


def objective_fields(held: Contents) -> list[Field]:
    lead = _("Which impact targets it leads to")
    return [_title(), _text(MORE), _several("targets", lead, held.items[TARGET])]


def action_fields(held: Contents) -> list[Field]:
    answered = _("Which evidence it answers")
    return [
        _title(),
        _text(MORE),
        _status(),
        _char("lead", _("Who leads it"), help_text=_("A name they agreed to.")),
        _lines("communities", _("Which communities lead it"), _("One a line.")),
        _day("due", _("Due")),
        _several("evidence", answered, held.items[EVIDENCE]),
        _lines("skills", _("Skills it needs"), _("By their address, one a line.")),
        _lines("resources", _("Training it needs"), _("By address, one a line.")),
    ]


def output_fields(held: Contents) -> list[Field]:
    actions = [(str(row.number), _named(row)) for row in held.actions]
    place = _("Delivered as")
    told = _("Its address on the web, or in the hub, such as /communities/.")
    return [
        _title(),
        _choice("action", _("Of which action"), actions),
        _several("objectives", _("Which objectives it serves"), held.objectives),
        _status(),
        _day("delivered_on", _("Delivered on")),
        Field(
            "delivered_as",
            place,
            lambda: PlaceField(
                label=place, required=False, max_length=LONGEST_URL, help_text=told
            ),
        ),
        _measure(),
    ]


def part_fields(held: Contents) -> list[Field]:
    return [_title(), _text(MORE)]


FIELDS: Mapping[str, Callable[[Contents], list[Field]]] = {
    **dict.fromkeys(LINKED, link_fields),
    TARGET: target_fields,
    OBJECTIVE: objective_fields,
    ACTION: action_fields,
    OUTPUT: output_fields,
    SUB_PROBLEM: part_fields,
}
MODELS: Mapping[str, type[Any]] = {
    **dict.fromkeys(LINKED, doc.Link),
    TARGET: doc.Target,
    OBJECTIVE: doc.Objective,
    ACTION: doc.Action,
    OUTPUT: doc.Output,
    SUB_PROBLEM: doc.SubProblem,
}


def answers_of(part: str, item: Any) -> dict[str, Value]:
    """Return an item as the form asks for it."""
    told = BY_KEY[part].told(item)
    return {each.name: _asked(getattr(told, each.name)) for each in fields_of(told)}


def _asked(value: Any) -> Value:
    if isinstance(value, tuple):
        return [str(each) for each in value]
    if value is None or isinstance(value, dict):
        return ""
    return str(value)


def text_from(part: str, item: Any | None, answers: Values, held: Contents) -> str:
    """Return the text of an item once it says what was answered."""
    told = BY_KEY[part].told(item) if item is not None else _blank(part, held)
    changes = {key: _kept(key, value) for key, value in answers.items()}
    return BY_KEY[part].line(replace(told, **changes))


def _blank(part: str, held: Contents) -> Any:
    if part in NUMBERED:
        return MODELS[part](number=next_number(held.by_number(part)), title="")
    return MODELS[part](title="")


def _kept(key: str, value: Value) -> Any:
    """Return an answer as the document holds it: words of one line are one line."""
    if isinstance(value, list):
        is_number = key in {"targets", "objectives", "evidence"}
        return tuple(int(each) if is_number else each for each in value)
    if key == "action":
        return int(str(value)) if value else None
    words = "" if value is None else str(value)
    return words.strip() if key == "text" else " ".join(words.split())


class CommentForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Everybody reads it, with your name."),
    )
