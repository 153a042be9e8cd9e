"""What a person chooses for an appraisal pack."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import validate_name
from profiles.models import Goal, Profile, Snapshot


class SnapshotField(forms.ModelChoiceField[Snapshot]):
    def label_from_instance(self, obj: Snapshot) -> str:
        return f"{obj.title}, {date_format(timezone.localtime(obj.taken_at), 'j M Y')}"


class PackForm(forms.Form):
    """A name, the day that it is of, and a goal to hold it against."""

    name = forms.CharField(
        label=gettext_lazy("Name of the pack"),
        max_length=120,
        validators=[validate_name],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "max_length": gettext_lazy(
                "Shorten it to %(limit_value)d characters or fewer."
            )
        },
    )
    snapshot = SnapshotField(
        label=gettext_lazy("My profile"),
        queryset=Snapshot.objects.none(),
        required=False,
        empty_label=gettext_lazy("as it is now"),
    )
    goal = forms.ModelChoiceField(
        label=gettext_lazy("Held against"),
        queryset=Goal.objects.none(),
        required=False,
        empty_label=gettext_lazy("no goal"),
    )

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = date_format(timezone.localdate(), "j F Y")
        self.fields["name"].initial = _("Appraisal of %(day)s") % {"day": today}
        kept = Snapshot.objects.filter(profile=profile).exclude(kind="daily")
        self._offer("snapshot", kept.select_related("version").newest_first())
        self._offer("goal", profile.goals.order_by("-created_at", "-pk"))

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = rows
