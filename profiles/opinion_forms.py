"""Whom a person asks for an opinion, and on which skills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from competencies.tree import SkillNode
from profiles.opinions import MOST_SKILLS


class AskForm(forms.Form):
    """An address, and the skills that its owner can judge."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address of whom you ask"),
        max_length=254,
        help_text=gettext_lazy(
            "Somebody who has seen you do it. They need an account with this address, "
            "or make one, to answer."
        ),
    )
    skills = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Skills"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one skill.")},
    )

    def __init__(
        self, *args: Any, asker: User, skills: Sequence[SkillNode], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asker = asker
        field = self.fields["skills"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(skill.pk, skill.name) for skill in skills]
            field.help_text = _("Up to %(most)d.") % {"most": MOST_SKILLS}

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        mine = EmailAddress.objects.filter(user=self.asker, email__iexact=email)
        if email.lower() == self.asker.email.lower() or mine.exists():
            raise forms.ValidationError(
                _("That is your own address. Ask somebody else.")
            )
        return email

    def clean_skills(self) -> list[int]:
        skills: list[int] = self.cleaned_data["skills"]
        if len(skills) > MOST_SKILLS:
            raise forms.ValidationError(
                _("Choose up to %(most)d skills.") % {"most": MOST_SKILLS}
            )
        return skills
