"""Forms of those who keep an entry, and of those who write to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communities.fields import CountriesField, LanguagesField
from communities.kinds import ClaimMethod
from communities.maturity import POINTS
from communities.maturity_words import point_words
from communities.models import Leader, Need, Offer, PrivateContact
from communities.pictures import NoPictureError, Picture, redrawn
from curation.guards import TrapForm

FEW_ROWS = {"rows": 3}
DAY = {"type": "date"}


def web_address() -> forms.URLField:
    return forms.URLField(
        label=_("Web address"), required=False, max_length=500, assume_scheme="https"
    )


class ClaimForm(forms.Form):
    method = forms.ChoiceField(
        label=_("How will you show it?"), widget=forms.RadioSelect
    )
    email = forms.EmailField(
        label=_("Mail address at the site's domain"),
        required=False,
        max_length=254,
        help_text=_(
            "For the first way. A link is sent there, and the address is "
            "forgotten once it is decided."
        ),
    )
    words = forms.CharField(
        label=_("Who are you to the community?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=FEW_ROWS),
        help_text=_("A curator reads it, and nobody else."),
    )

    def __init__(self, *args: Any, methods: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["method"]
        chosen.choices = [(key, ClaimMethod(key).label) for key in methods]
        chosen.initial = methods[0]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("method") == ClaimMethod.MAIL and not cleaned.get("email"):
            self.add_error("email", gettext("Give the address to send the link to."))
        if cleaned.get("method") == ClaimMethod.CURATOR and not cleaned.get("words"):
            self.add_error("words", gettext("Say it, so that a curator can decide."))
        return cleaned


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("Mail address"), max_length=254)
    hands_over = forms.BooleanField(
        label=_("They become the primary maintainer in my place"), required=False
    )


class MessageForm(TrapForm):
    message = forms.CharField(
        label=_("Message"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs=FEW_ROWS),
        help_text=_("The person reads it. Needed when you say no."),
    )


class NeedForm(forms.ModelForm[Need]):
    class Meta:
        model = Need
        fields: ClassVar = ["kind", "words", "since", "state"]
        widgets: ClassVar = {
            "words": forms.Textarea(attrs=FEW_ROWS),
            "since": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        }


class OfferForm(forms.ModelForm[Offer]):
    countries = CountriesField(
        label=_("Countries"),
        required=False,
        max_length=8000,
        help_text=_("One a line. Empty: wherever your reach goes."),
        widget=forms.Textarea(attrs=FEW_ROWS),
    )
    languages = LanguagesField(
        label=_("Languages"),
        required=False,
        max_length=2000,
        help_text=_("Codes such as en or es, one a line. Empty: any."),
        widget=forms.Textarea(attrs=FEW_ROWS),
    )
    asks_maturity = forms.MultipleChoiceField(
        label=_("What it asks of a community"),
        required=False,
        choices=lambda: [(key, point_words(key)) for key in POINTS],
        widget=forms.CheckboxSelectMultiple,
    )

    url = web_address()

    class Meta:
        model = Offer
        fields: ClassVar = [
            *("kind", "title", "words", "scope", "countries", "languages"),
            *("eligibility", "asks_maturity", "limits", "how_to_apply", "url"),
            *("decided", "open_until", "is_withdrawn"),
        ]
        widgets: ClassVar = {
            "words": forms.Textarea(attrs=FEW_ROWS),
            "how_to_apply": forms.Textarea(attrs=FEW_ROWS),
            "open_until": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        }


class LeaderForm(forms.ModelForm[Leader]):
    url = web_address()

    class Meta:
        model = Leader
        fields: ClassVar = ["name", "role", "url", "email", "started_on", "ended_on"]
        widgets: ClassVar = {
            "started_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
            "ended_on": forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class PrivateContactForm(forms.ModelForm[PrivateContact]):
    class Meta:
        model = PrivateContact
        fields: ClassVar = ["name", "email"]


class LogoForm(forms.Form):
    logo = forms.FileField(
        label=_("Logo"),
        help_text=_("PNG, JPEG or WebP, at most 200 kB. Empty: take it away."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def clean_logo(self) -> Picture | None:
        given = self.cleaned_data["logo"]
        if not isinstance(given, UploadedFile):
            return None
        try:
            return redrawn(given.read(1_000_000))
        except NoPictureError as error:
            raise forms.ValidationError(
                gettext("Give a PNG, JPEG or WebP picture of at most 200 kB.")
            ) from error
