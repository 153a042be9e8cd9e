"""What crosswalks answer to curation: anybody may suggest one, or a change of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from competencies.admin.refusals import refusal
from competencies.crosswalks import KINDS
from competencies.models import Skill, SkillRelation
from competencies.models.relations import SkillRelationQuerySet
from competencies.partners import kind_in_words, with_names
from curation.kinds import Field, Kind, Person, RefusedError, Trail, model_field
from curation.provenance import events_of
from curation.records import make_record, refuse_unknown, write_fields
from curation.values import Value, Values

OWN = ("kind", "source", "note")
ENDS = ("from_skill", "to_skill")


def _kind_field() -> Field:
    choices = {kind: kind_in_words(kind) for kind in KINDS}

    def make() -> forms.Field:
        label = _("How the first stands to the second")
        return forms.ChoiceField(label=label, choices=list(choices.items()))

    label = gettext_lazy("How the first stands to the second")
    return Field("kind", label, make, choices)


def _end_field(name: str, label: Any) -> Field:
    def make() -> forms.Field:
        words = _("As in its address: the framework's, a slash, the skill's.")
        return forms.CharField(label=label, max_length=240, help_text=words)

    return Field(name, label, make)


class CrosswalkKind(Kind):
    key = "crosswalk"
    namespace = "competencies"
    label = gettext_lazy("crosswalk")
    label_plural = gettext_lazy("Crosswalks")
    takes_new = True

    def visible_to(self, user: Person) -> SkillRelationQuerySet:
        return with_names(SkillRelation.objects.visible_to(user).crosswalks())

    def find(self, user: Person, **address: str) -> SkillRelation | None:
        return self.visible_to(user).filter(uuid=address["uuid"]).first()

    def address(self, record: SkillRelation) -> list[str]:
        return [str(record.uuid)]

    def title(self, record: SkillRelation) -> str:
        names = (
            getattr(record, "from_name", None) or record.from_skill.slug,
            kind_in_words(record.kind),
            getattr(record, "to_name", None) or record.to_skill.slug,
        )
        return " ".join(names)

    def fields(self, record: SkillRelation | None) -> Sequence[Field]:
        own = [_kind_field(), *(model_field(SkillRelation, n) for n in OWN[1:])]
        if record is not None:
            return own
        first = _end_field("from_skill", gettext_lazy("The first skill"))
        return [first, _end_field("to_skill", gettext_lazy("The second skill")), *own]

    def read(self, record: SkillRelation, *, working: bool) -> Values:
        return _words(record)

    def apply(self, *, record: SkillRelation, values: Values) -> None:
        rewrite_crosswalk(crosswalk=record, values=values)

    def make(self, *, values: Values) -> SkillRelation:
        return make_crosswalk(values=values)

    def curates(self, user: Person) -> bool:
        may_change = user.has_perm("competencies.change_skillrelation")
        return user.is_staff and may_change

    def list_url(self) -> str:
        return reverse("competencies:framework-list")

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: events_of(SkillRelation).filter(pgh_obj=record),
                _words,
                is_record=True,
            )
        ]


def _words(row: Any) -> dict[str, Value]:
    """Return the fields of a tie, or of a row of its history."""
    return {name: getattr(row, name) for name in OWN}


def rewrite_crosswalk(*, crosswalk: SkillRelation, values: Values) -> None:
    """Change what a tie says; a curator stands behind it from then on."""
    refuse_unknown(values, OWN)
    try:
        with transaction.atomic():
            write_fields(crosswalk, values)
            crosswalk.confirm()
            crosswalk.save(update_fields=["confirmed_at"])
    except IntegrityError as error:
        raise RefusedError(str(refusal(error))) from error


def make_crosswalk(*, values: Values) -> SkillRelation:
    """Tie two skills of two frameworks, as somebody suggested."""
    refuse_unknown(values, (*ENDS, *OWN))
    ends = {name: _skill_at(name, values.get(name)) for name in ENDS}
    if ends["from_skill"].framework_id == ends["to_skill"].framework_id:
        words = _("A crosswalk leads to a skill of another framework.")
        raise ValidationError({"to_skill": words})
    own = {name: values[name] for name in OWN if name in values}
    crosswalk = SkillRelation(**ends)
    crosswalk.is_crosswalk = True
    crosswalk.confirm()
    try:
        with transaction.atomic():
            make_record(crosswalk, own)
    except IntegrityError as error:
        raise RefusedError(str(refusal(error))) from error
    return crosswalk


def _skill_at(name: str, address: Value) -> Skill:
    """Return the skill whose address ends in "framework/skill", as typed or pasted."""
    parts = [part for part in str(address or "").split("/") if part]
    [*_before, framework, slug] = ["", "", *parts]
    if framework == "skills":
        # Pasted from the page of the skill: framework/skills/skill.
        framework = parts[-3] if len(parts) > 2 else ""  # noqa: PLR2004
    skills = Skill.objects.filter(framework__slug=framework, slug=slug)
    found = skills.first()
    if found is None:
        words = _("There is no such skill. Copy it from the address of its page.")
        raise ValidationError({name: words})
    return found
