"""What a person can change about themselves."""

import zoneinfo
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.forms import DisconnectForm as AllauthDisconnectForm
from allauth.socialaccount.models import SocialAccount
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.actions import DAYS
from accounts.models import ApiToken, User


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.instance.time_zone
        zone = self.fields["time_zone"]
        if isinstance(zone, forms.ChoiceField) and own not in dict(zone_choices()):
            zone.choices = [(own, own), *zone_choices()]
        self.fields["name"].widget.attrs["autocomplete"] = "name"


class TokenForm(forms.ModelForm[ApiToken]):
    days = forms.TypedChoiceField(
        label=_("Expires after"),
        coerce=int,
        choices=[(n, ngettext_lazy("%d day", "%d days", n) % n) for n in DAYS],
        initial=DAYS[1],
    )

    class Meta:
        model = ApiToken
        fields = ["name", "scope"]
        widgets = {"scope": forms.RadioSelect}
        labels = {"scope": _("It may")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scope = self.fields["scope"]
        if isinstance(scope, forms.ChoiceField):
            scope.choices = ApiToken.Scope.choices
        self.fields["scope"].initial = ApiToken.Scope.READ
        self.fields["name"].widget.attrs["autocomplete"] = "off"

    def wish(self) -> dict[str, Any]:
        """Return what is asked for, as `create_token` takes it."""
        return {name: self.cleaned_data[name] for name in ("name", "scope", "days")}


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
