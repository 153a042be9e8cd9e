"""What a person fills in to share a profile."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.models import validate_name
from profiles.models import Goal, Profile
from profiles.share_actions import LINK_DAYS, USUAL_DAYS

IN_DAYS = [(str(n), ngettext_lazy("%d day", "%d days", n) % n) for n in LINK_DAYS]
FOR_NOW = ("", _("until I take it back"))


class ShareForm(forms.Form):
    """What a share gives beside the profile, and for how long."""

    goals = forms.ModelMultipleChoiceField(
        label=_("Goals to show with it"),
        queryset=Goal.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("With each comes the gap: what it asks, and where you stand."),
    )
    with_evidence = forms.BooleanField(
        label=_("Evidence and notes, too"), required=False
    )

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile
        goals = self.fields["goals"]
        if isinstance(goals, forms.ModelMultipleChoiceField):
            goals.queryset = profile.goals.order_by("-created_at", "-pk")
            if not goals.queryset:
                del self.fields["goals"]

    def wish(self) -> dict[str, Any]:
        """Return what is asked for, as the actions take it."""
        days = self.cleaned_data["days"]
        return {
            **self.cleaned_data,
            "profile": self.profile,
            "days": int(days) if days else None,
        }


class LinkForm(ShareForm):
    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        validators=[validate_name],
        help_text=_("So that you know it again. Readers don't see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "max_length": _("Shorten it to %(limit_value)d characters or fewer.")
        },
    )
    days = forms.ChoiceField(
        label=_("Ends after"), choices=IN_DAYS, initial=str(USUAL_DAYS)
    )
    field_order = ["name", "days", "goals", "with_evidence"]


class PersonForm(ShareForm):
    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        help_text=_(
            "The exact address. Whoever has confirmed it here sees your profile under "
            "“Shared with me”; we write them that it is there."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    days = forms.ChoiceField(
        label=_("Ends after"), choices=[FOR_NOW, *IN_DAYS], required=False
    )
    field_order = ["email", "days", "goals", "with_evidence"]

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"]).strip().lower()
        own = EmailAddress.objects.filter(user=self.profile.owner, email__iexact=typed)
        if own.exists():
            raise forms.ValidationError(
                _("This is your own address. Give the one of somebody else.")
            )
        return typed
