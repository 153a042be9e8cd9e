"""Forms to suggest, to decide, to flag and to put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.signing import BadSignature
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name
from curation.guards import SealedForm, TrapForm, seal, unseal
from curation.kinds import Field, Person
from curation.models import LONGEST_REASON, Flag
from curation.values import Value, Values, changed, tidy

_FEW_ROWS = {"rows": 3}
# Before the fields of the record: it may have a name, too.
OF_RECORD = "record-"


def _tidied(data: QueryDict | None) -> QueryDict | None:
    """Browsers send lines with another end than they are kept with."""
    if data is None:
        return None
    copy = data.copy()
    for key, given in data.lists():
        copy.setlist(key, [str(tidy(value)) for value in given])
    return copy


def _reason(**options: Any) -> forms.CharField:
    return forms.CharField(
        max_length=LONGEST_REASON, widget=forms.Textarea(attrs=_FEW_ROWS), **options
    )


class SuggestionForm(SealedForm):
    """The fields of a record as they are, to be changed; and who says so, and why."""

    source = forms.CharField(
        label=_("Where does that come from?"),
        help_text=_("A web address, or a word about how you know."),
        required=False,
        max_length=500,
    )
    reason = _reason(label=_("Why?"), required=False)
    name = forms.CharField(
        label=_("Your name, as the history may show it"),
        help_text=_("Left empty, it says “a visitor”."),
        required=False,
        max_length=80,
        validators=[validate_name],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address for the answer"),
        help_text=_("Used to tell you what was decided, then deleted."),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        fields: Sequence[Field],
        now: Values,
        person: Person,
        reason: str = "",
    ) -> None:
        self.keys = [field.key for field in fields]
        self.base = _base_of(data) or {key: now.get(key) for key in self.keys}
        initial = {f"{OF_RECORD}{key}": value for key, value in self.base.items()}
        initial |= {"made_on": seal(self.base), "reason": reason}
        if isinstance(person, User):
            initial["name"] = person.name
        super().__init__(_tidied(data), initial=initial)
        for field in fields:
            self.fields[f"{OF_RECORD}{field.key}"] = field.make()
        if isinstance(person, User):
            del self.fields["email"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        self._forgive_what_stays()
        if not self.errors and not self.proposed():
            raise forms.ValidationError(
                gettext("Nothing is changed yet: change a field, then send it.")
            )
        return cleaned

    def _forgive_what_stays(self) -> None:
        """What was there before may break a rule that is younger than it."""
        for key in self.keys:
            if self._is_untouched(key):
                self.errors.pop(f"{OF_RECORD}{key}", None)
                self.cleaned_data[f"{OF_RECORD}{key}"] = self.base[key]

    def _is_untouched(self, key: str) -> bool:
        """Say whether a field came back as the page showed it."""
        name = f"{OF_RECORD}{key}"
        shown = self.fields[name].prepare_value(self.base.get(key))
        return bool(shown) and tidy(self.data.get(name, "")) == tidy(str(shown))

    def proposed(self) -> dict[str, Value]:
        """Return what is wanted otherwise than it was on the page."""
        names = {key: f"{OF_RECORD}{key}" for key in self.keys}
        cleaned = self.cleaned_data
        given = {key: cleaned[name] for key, name in names.items() if name in cleaned}
        return changed(self.base, given)

    def record_fields(self) -> list[forms.BoundField]:
        return [self[f"{OF_RECORD}{key}"] for key in self.keys]

    def other_fields(self) -> list[forms.BoundField]:
        names = ("source", "reason", "name", "email")
        return [self[name] for name in names if name in self.fields]


def _base_of(data: QueryDict | None) -> Values | None:
    """Return what the form was drawn on, as it says itself under seal."""
    if data is None:
        return None
    try:
        return unseal(data.get("made_on", ""))[0]
    except BadSignature:
        return None


class DecisionForm(forms.Form):
    """Which fields to take, each with the value to take, and a word to the sender."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = _reason(
        label=_("Word to the sender"),
        required=False,
        help_text=_("They read it, and so does the history. Needed when you refuse."),
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        fields: Sequence[Field],
        wanted: Values,
        ticked: Mapping[str, bool],
        seen: str,
    ) -> None:
        self.keys = [field.key for field in fields if field.key in wanted]
        initial: dict[str, Any] = {f"value-{key}": wanted[key] for key in self.keys}
        initial |= {f"take-{key}": ticked[key] for key in self.keys}
        super().__init__(_tidied(data), initial=initial | {"seen": seen})
        for field in fields:
            if field.key in wanted:
                self._add(field)

    def _add(self, field: Field) -> None:
        label = gettext("Take the suggested text")
        self.fields[f"take-{field.key}"] = forms.BooleanField(
            label=label, required=False
        )
        value = field.make()
        value.label = gettext("What to take")
        value.help_text = ""
        self.fields[f"value-{field.key}"] = value

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        for key in self.keys:
            if not cleaned.get(f"take-{key}"):
                self.errors.pop(f"value-{key}", None)
        return cleaned

    def taken(self) -> dict[str, Value]:
        """Return what is taken, as the curator would have it."""
        return {
            key: tidy(self.cleaned_data[f"value-{key}"])
            for key in self.keys
            if self.cleaned_data[f"take-{key}"]
        }


class FlagForm(TrapForm):
    words = forms.CharField(
        label=_("In your words"),
        help_text=_("What is wrong, or where it has moved to."),
        required=False,
        max_length=500,
    )
    what = forms.ChoiceField(choices=Flag.What.choices)


class SettleForm(forms.Form):
    reason = _reason(label=_("What was done about it"))


class PutBackForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    reason = _reason(label=_("Why?"))
