"""The form in which a person says what they think of a resource."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from training.models import LevelRight, Review, TimeRight

YES_NO = [("yes", _("yes")), ("no", _("no"))]


class ReviewForm(forms.ModelForm[Review]):
    """Three questions and, for who wants, a sentence."""

    time_right = forms.ChoiceField(
        label=_("Was the time right?"), choices=TimeRight, widget=forms.RadioSelect
    )
    level_right = forms.ChoiceField(
        label=_("Was the level right?"), choices=LevelRight, widget=forms.RadioSelect
    )
    again = forms.ChoiceField(
        label=_("Would you do it again?"), choices=YES_NO, widget=forms.RadioSelect
    )

    class Meta:
        model = Review
        fields = ["time_right", "level_right", "again", "sentence"]
        widgets = {"sentence": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"sentence": _("Shown without your name.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["again"] = "yes" if self.instance.again else "no"

    def clean_again(self) -> bool:
        return bool(self.cleaned_data["again"] == "yes")

    def clean_sentence(self) -> str:
        """One sentence stands on one line."""
        return " ".join(str(self.cleaned_data["sentence"]).split())
