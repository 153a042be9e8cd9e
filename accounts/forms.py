"""What a person can change about themselves."""

import zoneinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User


def zone_choices() -> list[tuple[str, str]]:
    """Return the zones people know, as (name, label), without the old aliases."""
    named = (z for z in zoneinfo.available_timezones() if "/" in z)
    kept = sorted(z for z in named if not z.startswith(("Etc/", "SystemV/", "US/")))
    return [("UTC", "UTC"), *((z, z.replace("_", " ")) for z in kept)]


class EraseForm(forms.Form):
    """Asks for the address, so that nobody erases themselves by a slip."""

    address = forms.CharField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_address(self) -> str:
        typed = str(self.cleaned_data["address"]).strip().lower()
        if typed != self.person.email:
            raise forms.ValidationError(
                _("This is not the address of your account. Nothing was erased.")
            )
        return typed


class AccountForm(forms.ModelForm[User]):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)

    class Meta:
        model = User
        fields = ["name", "time_zone"]
        error_messages = {
            "name": {
                "max_length": _("Shorten it to %(limit_value)d characters or fewer.")
            }
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.instance.time_zone
        zone = self.fields["time_zone"]
        if isinstance(zone, forms.ChoiceField) and own not in dict(zone_choices()):
            zone.choices = [(own, own), *zone_choices()]
        self.fields["name"].widget.attrs["autocomplete"] = "name"
