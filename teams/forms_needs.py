"""What people fill in for what a team needs: targets, actions, whom to find."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import validate_name
from competencies.models import Role
from competencies.outlines import Outline, Scale
from profiles.forms import A_DAY_NEAR
from teams.forms import SHORTER, PersonField
from teams.models import Membership
from teams.models.needs import MOST_PEOPLE

NONE = ("", _("none"))


def skill_choices(outline: Outline) -> list[Any]:
    """Return the skills under their competencies, as a select takes them."""
    groups = outline.competencies
    return [
        NONE,
        *((g.name, [(str(s.pk), s.name) for s in g.skills]) for g in groups),
    ]


def level_choices(scale: Scale) -> list[Any]:
    levels = [level for level in scale.levels if level.rank > 0]
    return [NONE, *((str(each.rank), f"{each.rank} {each.name}") for each in levels)]


class SkillAndLevel(forms.Form):
    """One skill and a level of it."""

    skill = forms.ChoiceField(label=_("Skill"))
    rank = forms.ChoiceField(label=_("Level"))

    def __init__(
        self, *args: Any, outline: Outline, scale: Scale, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["skill"], skill_choices(outline))
        _choose(self.fields["rank"], level_choices(scale))


def _choose(field: forms.Field, choices: Iterable[Any]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class FindForm(SkillAndLevel):
    """Whom to find: the level, or above."""


class TargetForm(SkillAndLevel):
    """So many people of a role, or at a level of one skill."""

    role = forms.ModelChoiceField(
        label=_("Role"), queryset=Role.objects.none(), required=False
    )
    people = forms.IntegerField(
        label=_("How many people"),
        initial=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )
    field_order = ["role", "skill", "rank", "people"]

    def __init__(self, *args: Any, roles: QuerySet[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        if isinstance(role, forms.ModelChoiceField):
            role.queryset, role.empty_label = roles, str(NONE[1])
        self.fields["skill"].required = self.fields["rank"].required = False
        self.fields["skill"].label = _("Or one skill")
        self.fields["rank"].label = _("Level of the skill")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        role, skill, rank = (given.get(name) for name in ("role", "skill", "rank"))
        if bool(role) == bool(skill):
            self.add_error("role", _("Choose a role, or a skill: one of the two."))
        elif skill and not rank:
            self.add_error("rank", _("Say which level of the skill."))
        return given


class ActionForm(forms.Form):
    """What will be done, by whom and until when."""

    what = forms.CharField(
        label=_("What"),
        max_length=200,
        validators=[validate_name],
        error_messages=SHORTER,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    owner = PersonField(label=_("Who"))
    due_on = forms.DateField(
        label=_("Until when"),
        validators=A_DAY_NEAR,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, people: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        if isinstance(owner, PersonField):
            owner.queryset = people


class HiringForm(forms.Form):
    """What to call what the next hire should bring."""

    name = forms.CharField(
        label=_("What to call it"),
        max_length=120,
        validators=[validate_name],
        error_messages=SHORTER,
    )
