"""What a person fills in to begin a goal, to pick its targets, and to end it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from competencies.outlines import Scale
from profiles.forms import LONGEST_GOAL_NAME, GoalForm
from profiles.goal_pages import PickRow
from profiles.models import Outcome
from profiles.starts import Starts


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
