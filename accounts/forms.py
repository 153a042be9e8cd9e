"""What a person can change about themselves."""

import zoneinfo
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.forms import DisconnectForm as AllauthDisconnectForm
from allauth.socialaccount.models import SocialAccount
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User


def zone_choices() -> list[tuple[str, str]]:
    """Return the zones people know, as (name, label), without the old aliases."""
    named = (z for z in zoneinfo.available_timezones() if "/" in z)
    kept = sorted(z for z in named if not z.startswith(("Etc/", "SystemV/", "US/")))
    return [("UTC", "UTC"), *((z, z.replace("_", " ")) for z in kept)]


class AccountForm(forms.ModelForm[User]):
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)

    class Meta:
        model = User
        fields = ["name", "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.instance.time_zone
        zone = self.fields["time_zone"]
        if isinstance(zone, forms.ChoiceField) and own not in dict(zone_choices()):
            zone.choices = [(own, own), *zone_choices()]
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class DisconnectForm(AllauthDisconnectForm):  # type: ignore[misc]
    """A person's accounts at other sites, of the sites that this hub works with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = [each.sub_id for each in get_adapter().list_providers(self.request)]
        own = SocialAccount.objects.filter(user=self.request.user)
        self.accounts = own.filter(provider__in=here).order_by("pk")
        self.fields["account"].queryset = self.accounts


class EndSessionForm(forms.Form):
    """Which session to end; none means all but this one."""

    session = forms.IntegerField(min_value=1, max_value=2**63 - 1, required=False)
