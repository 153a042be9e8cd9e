"""What a person fills in for a goal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from accounts.models import validate_name
from competencies.models import Role
from competencies.outlines import Outline, Scale
from profiles.goal_pages import PickRow
from profiles.models import Goal, Outcome
from profiles.starts import Starts
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
        error_messages={
            "max_length": _("Shorten it to %(limit_value)d characters or fewer.")
        },
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


class NewGoalForm(GoalForm):
    """A new goal may begin with levels that somebody had or has.

    `key` names this sending of the form, so that sending it twice sets one goal.
    """

    start = forms.ChoiceField(
        label=_("Targets of my own to begin with"),
        required=False,
        help_text=_(
            "Such as a time when you held more. Each level becomes a target of your "
            "own, which counts instead of what the roles ask."
        ),
    )
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("roles", "start", "name", "due_on", "key")

    def __init__(self, *args: Any, starts: Starts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["start"]
        if not starts:
            del self.fields["start"]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("None")), *starts]
        self.starts = {key: name for _group, some in starts for key, name in some}

    def clean_key(self) -> UUID:
        """Return the form's key; without one it counts as sent for the first time."""
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()

    def begins_with(self) -> str:
        """Return where to begin, as a reference, or nothing."""
        return str(self.cleaned_data.get("start", ""))

    def goal_name(self) -> str:
        start = self.starts.get(self.begins_with(), "")
        if start and not self.cleaned_data["name"] and not self.cleaned_data["roles"]:
            return Truncator(_("Like %(name)s") % {"name": start}).chars(
                LONGEST_GOAL_NAME
            )
        return super().goal_name()


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


class CompetencyForm(forms.Form):
    """Targets for the skills of one competency: a choice each, what it is now first."""

    def __init__(
        self, *args: Any, rows: Sequence[PickRow], scale: Scale, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {f"skill-{row.skill.slug}": row.skill.pk for row in rows}
        for row in rows:
            self.fields[f"skill-{row.skill.slug}"] = forms.ChoiceField(
                label=row.skill.name,
                choices=pick_choices(row, scale),
                initial="roles" if row.own is None else str(row.own),
                help_text=row.words,
            )

    def targets(self) -> dict[int, int | None]:
        """Return what was changed, as `set_targets` takes it."""
        chosen = {name: self.cleaned_data[name] for name in self.changed_data}
        return {
            self.keys[name]: None if rank == "roles" else int(rank)
            for name, rank in chosen.items()
        }


def pick_choices(row: PickRow, scale: Scale) -> list[tuple[str, Any]]:
    """Return the levels of one skill, after what the roles ask of it by themselves."""
    levels = [(str(level.rank), str(level)) for level in scale.levels if level.rank]
    if row.by_roles is None:
        return [("roles", _("Not in this goal")), *levels]
    asked = f"{row.by_roles} {scale.name(row.by_roles)}"
    return [
        ("roles", _("What the roles ask: %(level)s") % {"level": asked}),
        *levels,
        ("0", _("Leave it out of this goal")),
    ]


class ClosingForm(forms.Form):
    """How a goal ends, or that it goes on."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        widget=forms.RadioSelect,
        choices=[
            (Outcome.ACHIEVED, _("I have reached it, or near enough")),
            (Outcome.SET_ASIDE, _("I set it aside")),
            ("open", _("I still aim at it")),
        ],
    )


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
