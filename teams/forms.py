"""What people fill in for teams and organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name
from competencies.models import Framework, Role
from teams.models import Grade, Membership, Openness, Organisation, Team
from teams.models.organisations import ROR, ROR_WORDS

NO_CHOICE = [("", _("not said"))]
SHORTER = {"max_length": _("Shorten it to %(limit_value)d characters or fewer.")}


class TeamForm(forms.ModelForm[Team]):
    """What a team is called, and what it looks at."""

    class Meta:
        model = Team
        fields = ["name", "about", "framework"]
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}
        error_messages = {"name": SHORTER, "about": SHORTER}
        help_texts = {"framework": _("What its levels are levels of.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        framework = self.fields["framework"]
        if isinstance(framework, forms.ModelChoiceField):
            published = Framework.objects.published().order_by(Lower("name"), "pk")
            framework.queryset = published
            framework.empty_label = None


class TeamEditForm(TeamForm):
    """The same, and where the team stands among others of the organisation."""

    class Meta(TeamForm.Meta):
        fields = ["name", "about", "framework", "parent"]
        help_texts = {
            **TeamForm.Meta.help_texts,
            "parent": _("Whoever manages that one sees into this one, too."),
        }

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        if isinstance(parent, forms.ModelChoiceField):
            parent.queryset = _parents(person, self.instance)
            parent.empty_label = str(_("none"))


def _parents(person: User, team: Team) -> QuerySet[Team]:
    """Return the teams of the organisation that a team may be put under."""
    mine = Team.objects.visible_to(person) | Team.objects.filter(children=team.pk)
    near = mine.filter(organisation=team.organisation_id).exclude(pk=team.pk)
    return near.distinct().order_by(Lower("name"), "pk")


class NewTeamForm(TeamForm):
    """A team, and the organisation it belongs to: one of mine, or a new one."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("another one, named below"),
    )
    organisation_name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=120,
        required=False,
        validators=[validate_name],
        help_text=_("If it is not in the list. You look after its page then."),
        error_messages=SHORTER,
    )
    field_order = ["name", "about", "organisation", "organisation_name", "framework"]

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["organisation"]
        if isinstance(choice, forms.ModelChoiceField):
            mine = Organisation.objects.visible_to(person)
            choice.queryset = mine.order_by(Lower("name"), "pk")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("organisation") and not given.get("organisation_name"):
            self.add_error(
                "organisation_name", _("Choose an organisation, or name one.")
            )
        return given


class OrganisationForm(forms.ModelForm[Organisation]):
    ror = forms.URLField(
        label=_("ROR"),
        required=False,
        max_length=200,
        assume_scheme="https",
        validators=[RegexValidator(ROR, ROR_WORDS)],
        help_text=_("Its address in the Research Organization Registry."),
    )

    class Meta:
        model = Organisation
        fields = ["name", "ror", "joins_benchmark"]
        error_messages = {"name": SHORTER}


class PersonField(forms.ModelChoiceField[Membership]):
    """One of some members, by name; the form knows them by their UUID."""

    def __init__(self, **kwargs: Any) -> None:
        nobody = Membership.objects.none()
        super().__init__(queryset=nobody, to_field_name="uuid", **kwargs)

    def label_from_instance(self, obj: Membership) -> str:
        return obj.person.get_short_name()


class OwnerForm(forms.Form):
    """Somebody else who looks after the organisation: a colleague of a team."""

    person = PersonField(
        label=_("Who"), help_text=_("Somebody of a team of the organisation.")
    )

    def __init__(self, *args: Any, people: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _among(self.fields["person"], people)


class InviteForm(forms.Form):
    """Whom to invite, and what they will do."""

    email = forms.EmailField(
        label=_("Their e-mail address"),
        max_length=254,
        help_text=_("We write to it. The link in it works once, for two weeks."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ModelChoiceField(
        label=_("Role"), queryset=Role.objects.none(), required=False
    )
    grade = forms.ChoiceField(
        label=_("Grade"), choices=[*NO_CHOICE, *Grade.choices], required=False
    )
    as_manager = forms.BooleanField(label=_("As a manager, too"), required=False)

    def __init__(self, *args: Any, roles: QuerySet[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["role"], roles)


class MemberForm(forms.ModelForm[Membership]):
    """What somebody does in the team."""

    class Meta:
        model = Membership
        fields = ["role", "title", "grade", "is_manager"]
        error_messages = {"title": SHORTER}
        help_texts = {
            "title": _("Where none of the roles fits, or to say more."),
            "grade": _("So that people of one grade can be compared, as a group."),
        }

    def __init__(self, *args: Any, roles: QuerySet[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["role"], roles)
        grade = self.fields["grade"]
        if isinstance(grade, forms.ChoiceField):
            grade.choices = [*NO_CHOICE, *Grade.choices]


def _offer(field: forms.Field, roles: QuerySet[Role]) -> None:
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = roles
        field.empty_label = str(_("not said"))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=64,
        help_text=_("A manager of the team has it. Capitals and gaps don't matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


EXPLAINED = {
    Openness.HIDDEN: _(
        "Hidden. The team sees that you are in it, and nothing of your levels."
    ),
    Openness.COUNTED: _(
        "Counted. Your levels enter figures about groups of people, and only where "
        "nobody can tell yours from them. Nobody sees that you chose this."
    ),
    Openness.NAMED: _(
        "Named. Everybody in the team, and the managers of teams above it, see your "
        "name beside your levels and what you are keen on, and can find you by them."
    ),
}


class ConsentForm(forms.Form):
    """What somebody shows in a team. Nothing is chosen for them."""

    openness = forms.ChoiceField(
        label=_("What the team sees of your levels"),
        choices=[(choice.value, text) for choice, text in EXPLAINED.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )


class HandOverForm(forms.Form):
    """Who manages the team next."""

    to = PersonField(label=_("Who manages it next"))

    def __init__(self, *args: Any, others: QuerySet[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _among(self.fields["to"], others)


def _among(field: forms.Field, people: QuerySet[Membership]) -> None:
    if isinstance(field, PersonField):
        field.queryset = people
