"""Writes that curation asks for: of a framework, a role, and a skill in its draft."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from competencies.admin.refusals import refusal
from competencies.models import (
    Framework,
    FrameworkVersion,
    LevelDescriptor,
    Role,
    RoleIrrelevance,
    RoleSkill,
    Skill,
    SkillEdition,
)
from competencies.next_version import begin_next_version
from curation.kinds import RefusedError
from curation.records import refuse_unknown, split_rows, write_fields
from curation.values import Value, Values

FRAMEWORK_FIELDS = ("name", "description")
ROLE_FIELDS = ("name", "description")
SKILL_FIELDS = ("name", "description")
LEVEL, EXAMPLES = "level", "examples"


@transaction.atomic
def rewrite_framework(*, framework: Framework, values: Values) -> None:
    """Change the framework's own words."""
    refuse_unknown(values, FRAMEWORK_FIELDS)
    write_fields(framework, values)


def rewrite_role(*, role: Role, values: Values) -> None:
    """Change a role's words, the levels it expects, and what isn't relevant in it.

    `expects-<skill>` is a level or None, `irrelevant-<skill>` is True or None.
    """
    rest, ranks = split_rows(values, "expects")
    own, marks = split_rows(rest, "irrelevant")
    refuse_unknown(own, ROLE_FIELDS)
    try:
        with transaction.atomic():
            write_fields(role, own)
            # What goes makes room for what comes: a skill is never in both.
            _leave_out(role, {skill: mark for skill, mark in marks.items() if not mark})
            _expect(role, ranks)
            _leave_out(role, {skill: mark for skill, mark in marks.items() if mark})
    except IntegrityError as error:
        raise RefusedError(str(refusal(error))) from error


def _expect(role: Role, ranks: Mapping[int, Value]) -> None:
    for skill, rank in ranks.items():
        if rank is None:
            RoleSkill.objects.filter(role=role, skill=skill).delete()
        else:
            RoleSkill.objects.update_or_create(
                role=role, skill_id=skill, defaults={"rank": int(str(rank))}
            )


def _leave_out(role: Role, marks: Mapping[int, Value]) -> None:
    for skill, mark in marks.items():
        if mark:
            RoleIrrelevance.objects.get_or_create(role=role, skill_id=skill)
        else:
            RoleIrrelevance.objects.filter(role=role, skill=skill).delete()


def rewrite_skill(*, skill: Skill, values: Values) -> SkillEdition:
    """Change what a skill says in the next version, which is begun if need be.

    A published edition never changes. `level-<rank>` is what a level looks like,
    `examples-<rank>` its examples.
    """
    rest, levels = split_rows(values, LEVEL)
    own, examples = split_rows(rest, EXAMPLES)
    refuse_unknown(own, SKILL_FIELDS)
    try:
        with transaction.atomic():
            edition = _edition(skill, begin_next_version(framework=skill.framework))
            write_fields(edition, own)
            for rank in sorted({*levels, *examples}):
                _write_level(edition, rank, levels, examples)
    except IntegrityError as error:
        raise RefusedError(str(refusal(error))) from error
    return edition


def _edition(skill: Skill, draft: FrameworkVersion) -> SkillEdition:
    edition = SkillEdition.objects.filter(skill=skill, version=draft).first()
    if edition is None:
        raise RefusedError(
            _("The next version, %(draft)s, has left this skill out.")
            % {"draft": draft.version}
        )
    return edition


def _write_level(
    edition: SkillEdition,
    rank: int,
    levels: Mapping[int, Value],
    examples: Mapping[int, Value],
) -> None:
    """Write the words of one level; without any, the general ones hold again."""
    rows = LevelDescriptor.objects.filter(skill_edition=edition, rank=rank)
    row = rows.first() or LevelDescriptor(skill_edition=edition, rank=rank)
    row.description = str(levels.get(rank, row.description) or "")
    row.examples = str(examples.get(rank, row.examples) or "")
    if row.description:
        row.save()
    elif row.examples:
        words = _("Say what this level looks like, then give examples.")
        raise ValidationError({f"{LEVEL}-{rank}": words})
    elif row.pk:
        row.delete()
