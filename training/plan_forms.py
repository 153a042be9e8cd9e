"""Forms of a plan: what is wished of it, and the level held after a step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competencies.models import Level
from competencies.tree import SkillNode
from training.kinds import Format
from training.wishes import MOST_HOURS, MOST_HOURS_A_WEEK, Wishes

NOT_SURE = ""


class WishesForm(forms.Form):
    """The what-ifs of a plan. It is sent by GET: an address holds all of it."""

    week = forms.IntegerField(
        label=gettext_lazy("Hours a week"),
        min_value=1,
        max_value=MOST_HOURS_A_WEEK,
        required=False,
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hours in all"),
        min_value=1,
        max_value=MOST_HOURS,
        required=False,
        help_text=gettext_lazy("Leave it empty for as many as it takes."),
    )
    free = forms.BooleanField(
        label=gettext_lazy("Only what is said to be free"), required=False
    )
    unknown = forms.BooleanField(
        label=gettext_lazy("Count what I have not assessed as “none yet”"),
        required=False,
    )
    format = forms.MultipleChoiceField(
        label=gettext_lazy("Format"),
        choices=Format.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    language = forms.MultipleChoiceField(
        label=gettext_lazy("Language"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *, wishes: Wishes, languages: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        given = {
            "week": wishes.hours_a_week,
            "hours": wishes.hours,
            "free": wishes.is_free,
            "unknown": wishes.counts_unknown,
            "format": wishes.formats,
            "language": wishes.languages,
        }
        super().__init__(initial=given, **kwargs)
        field = self.fields["language"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = list(languages)


class OutcomeForm(forms.Form):
    """What level one holds after a step, skill by skill."""

    def __init__(
        self,
        *args: Any,
        skills: Iterable[tuple[SkillNode, int | None]],
        levels: Sequence[Level],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.skills = {f"skill-{skill.slug}": skill for skill, _held in skills}
        choices = [(str(each.rank), f"{each.rank} {each.name}") for each in levels]
        for name, skill in self.skills.items():
            self.fields[name] = forms.ChoiceField(
                label=skill.name,
                choices=[(NOT_SURE, _("I can't say yet")), *choices],
                widget=forms.RadioSelect,
                required=False,
            )
        self.fields["to_profile"] = forms.BooleanField(
            label=_("Put these levels into my profile"),
            required=False,
            help_text=_("Without this your profile stays as it is."),
        )

    def after(self) -> dict[SkillNode, int]:
        """Return the levels that were chosen, skill by skill."""
        said = {skill: self.cleaned_data[name] for name, skill in self.skills.items()}
        return {skill: int(rank) for skill, rank in said.items() if rank}
