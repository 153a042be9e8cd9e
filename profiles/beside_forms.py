"""What a person adds to a skill: a link, or interest, last use and a note."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from profiles.models import Evidence, Interest, SkillRemark

YEARS_BACK = 30
SHORTEN = {"max_length": _("Shorten it to %(limit_value)d characters or fewer.")}


class EvidenceForm(forms.ModelForm[Evidence]):
    """A link; it is shown as it is, and never fetched."""

    class Meta:
        model = Evidence
        fields = ("kind", "url", "title")
        help_texts = {"title": _("Left empty, the address is shown.")}
        error_messages = {
            "url": {
                **SHORTEN,
                "invalid": _("Give an address with http:// or https://."),
            },
            "title": SHORTEN,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["url"].widget = forms.URLInput()

    def clean_url(self) -> str:
        """Refuse a link that stands at the skill already."""
        url: str = self.cleaned_data["url"]
        link = self.instance
        here = Evidence.objects.filter(profile=link.profile_id, skill=link.skill_id)
        if here.exclude(pk=link.pk).filter(url=url).exists():
            raise forms.ValidationError(_("This link stands at the skill already."))
        return url


class RemarkForm(forms.ModelForm[SkillRemark]):
    """Nothing of it is required."""

    interest = forms.TypedChoiceField(
        label=_("Interest"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[("", _("Not said")), *Interest.choices],
    )
    last_used = forms.TypedChoiceField(
        label=_("Last used"), coerce=int, empty_value=None, required=False
    )

    class Meta:
        model = SkillRemark
        fields = ("interest", "last_used", "note")
        widgets = {"note": forms.Textarea}
        error_messages = {"note": SHORTEN}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["last_used"]
        if isinstance(field, forms.ChoiceField):
            field.choices = year_choices(self.instance.last_used)


def year_choices(kept: int | None) -> list[tuple[str, Any]]:
    """Return the years to choose from, the one kept already among them."""
    this = timezone.localdate().year
    years = sorted({*range(this, this - YEARS_BACK, -1), kept or this}, reverse=True)
    return [("", _("Not said")), *((str(year), str(year)) for year in years)]
