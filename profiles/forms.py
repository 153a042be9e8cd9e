"""What a person fills in for a goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import validate_name
from competencies.models import Role
from competencies.outlines import Outline, Scale
from profiles.models import Goal
from profiles.targets import Target

LONGEST_GOAL_NAME = 120
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)
# A day that can be meant; a slip of the finger is said at once.
A_DAY_NEAR = (
    MinValueValidator(FIRST_DAY, _("Give a day from the year 2000 on.")),
    MaxValueValidator(LAST_DAY, _("Give a day before the year 2200.")),
)


def name_of_goal(given: str, roles: Iterable[Role]) -> str:
    """Return the name given, else one made of the roles' names."""
    names = " + ".join(role.name for role in roles)
    return given or Truncator(names or str(_("My goal"))).chars(LONGEST_GOAL_NAME)


class GoalForm(forms.Form):
    """A goal's roles, and its name: the roles' names when it is left empty."""

    roles = forms.ModelMultipleChoiceField(
        label=_("Roles to aim for"),
        queryset=Role.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Choose one or several: where two ask for a skill, the higher level "
            "counts. Or choose none, and give targets of your own."
        ),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_GOAL_NAME,
        required=False,
        validators=[validate_name],
        help_text=_("Left empty, the goal is called after its roles."),
    )

    due_on = forms.DateField(
        label=_("By when"),
        required=False,
        validators=A_DAY_NEAR,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("A day to look forward to. Nothing happens when it passes."),
    )

    def __init__(self, *args: Any, roles: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles_field.queryset = roles

    @property
    def roles_field(self) -> forms.ModelMultipleChoiceField[Role]:
        field = self.fields["roles"]
        if not isinstance(field, forms.ModelMultipleChoiceField):
            raise TypeError("The roles of a goal are chosen from a list.")
        return field

    def goal_name(self) -> str:
        """Return the name given, else one made of the roles' names."""
        return name_of_goal(self.cleaned_data["name"], self.cleaned_data["roles"])


class SnapshotForm(forms.Form):
    """What a snapshot is called."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_GOAL_NAME,
        validators=[validate_name],
        help_text=_("Such as: before my appraisal."),
        error_messages={
            "required": _("Give it a name, by which you find it again."),
            "max_length": _("Shorten it to %(limit_value)d characters or fewer."),
        },
    )


class TargetForm(forms.Form):
    """One target of one's own: which skill, and which level."""

    skill = forms.TypedChoiceField(label=_("Skill"), coerce=int)
    rank = forms.ChoiceField(label=_("Level"))

    def __init__(
        self, *args: Any, outline: Outline, scale: Scale, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.choice("skill").choices = [
            ("", _("Choose a skill")),
            *(
                (group.name, [(skill.pk, skill.name) for skill in group.skills])
                for group in outline.competencies
            ),
        ]
        self.choice("rank").choices = rank_choices(scale)

    def choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(f"{name} is chosen from a list.")
        return field

    def target(self) -> dict[int, int | None]:
        """Return the target as `set_targets` takes it."""
        rank = self.cleaned_data["rank"]
        return {self.cleaned_data["skill"]: None if rank == "roles" else int(rank)}


def rank_choices(scale: Scale) -> list[tuple[str, Any]]:
    """Return the levels to aim for, then the two ways not to have an own target."""
    levels = [(str(level.rank), str(level)) for level in scale.levels if level.rank]
    return [
        *levels,
        ("0", _("Leave it out of this goal")),
        ("roles", _("What the roles ask")),
    ]


def goal_initial(goal: Goal) -> dict[str, Any]:
    """Return what the form of an existing goal starts with: one query."""
    return {
        "name": goal.name,
        "due_on": goal.due_on,
        "roles": list(goal.roles.values_list("pk", flat=True)),
    }


def target_initial(skill: str, targets: Mapping[int, Target]) -> dict[str, str]:
    """Return what the form starts with when a target is changed: what it is now."""
    by_key = {str(key): target for key, target in targets.items()}
    target = by_key.get(skill)
    if target is None:
        return {"skill": skill}
    return {"skill": skill, "rank": str(target.rank) if target.is_own else "roles"}
