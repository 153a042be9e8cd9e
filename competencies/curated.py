"""What frameworks, roles and skills answer to curation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
from competencies.next_version import draft_of
from competencies.rewriting import (
    EXAMPLES,
    LEVEL,
    rewrite_framework,
    rewrite_role,
    rewrite_skill,
)
from curation.kinds import Field, Kind, Person, Trail, model_field
from curation.provenance import events_of
from curation.values import Value, Values

NAMESPACE = "competencies"


def _may_change(user: Person, model: str) -> bool:
    return user.is_staff and user.has_perm(f"competencies.change_{model}")


class FrameworkKind(Kind):
    key = "framework"
    namespace = NAMESPACE
    label = gettext_lazy("framework")
    label_plural = gettext_lazy("Frameworks")

    def visible_to(self, user: Person) -> QuerySet[Framework]:
        return Framework.objects.visible_to(user)

    def find(self, user: Person, **address: str) -> Framework | None:
        return self.visible_to(user).filter(slug=address["slug"]).first()

    def address(self, record: Framework) -> list[str]:
        return [record.slug]

    def title(self, record: Framework) -> str:
        return record.name

    def fields(self, record: Framework | None) -> Sequence[Field]:
        return [model_field(Framework, name) for name in ("name", "description")]

    def read(self, record: Framework, *, working: bool) -> Values:
        return {"name": record.name, "description": record.description}

    def apply(self, *, record: Framework, values: Values) -> None:
        rewrite_framework(framework=record, values=values)

    def curates(self, user: Person) -> bool:
        return _may_change(user, "framework")

    def list_url(self) -> str:
        return reverse("competencies:framework-list")

    def labels(self, keys: Iterable[str]) -> Mapping[str, str]:
        return {key: _("Version %s") % key.removeprefix("version-") for key in keys}

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: events_of(Framework).filter(pgh_obj=record),
                lambda event: {"name": event.name, "description": event.description},
                is_record=True,
            ),
            Trail(
                "versions",
                lambda record, user: events_of(FrameworkVersion).filter(
                    framework=record,
                    pgh_obj__in=FrameworkVersion.objects.visible_to(user),
                ),
                lambda event: {f"version-{event.version}": event.get_status_display()},
            ),
        ]


class RoleKind(Kind):
    key = "role"
    namespace = NAMESPACE
    label = gettext_lazy("role")
    label_plural = gettext_lazy("Roles")

    def visible_to(self, user: Person) -> QuerySet[Role]:
        return Role.objects.visible_to(user).select_related("framework")

    def find(self, user: Person, **address: str) -> Role | None:
        named = {"framework__slug": address["framework"], "slug": address["slug"]}
        return self.visible_to(user).filter(**named).first()

    def address(self, record: Role) -> list[str]:
        return [record.framework.slug, record.slug]

    def title(self, record: Role) -> str:
        return record.name

    def fields(self, record: Role | None) -> Sequence[Field]:
        return [model_field(Role, name) for name in ("name", "description")]

    def read(self, record: Role, *, working: bool) -> Values:
        ranks = record.skills.order_by("skill").values_list("skill_id", "rank")
        own: dict[str, Value] = {
            "name": record.name,
            "description": record.description,
        }
        marked = record.irrelevances.order_by("skill").values_list(
            "skill_id", flat=True
        )
        out: dict[str, Value] = {f"irrelevant-{skill}": True for skill in marked}
        return own | {f"expects-{skill}": rank for skill, rank in ranks} | out

    def apply(self, *, record: Role, values: Values) -> None:
        rewrite_role(role=record, values=values)

    def curates(self, user: Person) -> bool:
        return _may_change(user, "role")

    def list_url(self) -> str:
        return reverse("competencies:role-list")

    def labels(self, keys: Iterable[str]) -> Mapping[str, str]:
        given = list(keys)
        expected = named_skills(given, "expects", _("Expected level: %s"))
        return expected | named_skills(given, "irrelevant", _("Not relevant: %s"))

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: events_of(Role).filter(pgh_obj=record),
                lambda event: {"name": event.name, "description": event.description},
                is_record=True,
            ),
            Trail(
                "levels",
                lambda record, user: events_of(RoleSkill).filter(role=record),
                lambda event: {f"expects-{event.skill_id}": event.rank},
            ),
            Trail(
                "relevance",
                lambda record, user: events_of(RoleIrrelevance).filter(role=record),
                lambda event: {f"irrelevant-{event.skill_id}": True},
            ),
        ]


def named_skills(keys: Iterable[str], prefix: str, words: str) -> dict[str, str]:
    """Name the fields `<prefix>-<skill>` after their skills: one query."""
    by_key = {
        key: int(key.removeprefix(f"{prefix}-"))
        for key in keys
        if key.startswith(f"{prefix}-")
    }
    editions = SkillEdition.objects.filter(skill__in=by_key.values()).order_by("pk")
    names = dict(editions.values_list("skill_id", "name"))
    return {key: words % names.get(pk, pk) for key, pk in by_key.items()}


class SkillKind(Kind):
    """A skill's words are read as published, and written into the next draft."""

    key = "skill"
    namespace = NAMESPACE
    label = gettext_lazy("skill")
    label_plural = gettext_lazy("Skills")
    note = gettext_lazy(
        "A published version never changes: what you take goes into the next draft, "
        "which is begun if there is none."
    )

    def visible_to(self, user: Person) -> QuerySet[Skill]:
        versions = FrameworkVersion.objects.visible_to(user)
        editions = SkillEdition.objects.filter(
            skill=OuterRef("pk"), version__in=versions
        )
        return Skill.objects.filter(Exists(editions)).select_related("framework")

    def find(self, user: Person, **address: str) -> Skill | None:
        named = {"framework__slug": address["slug"], "slug": address["skill"]}
        return self.visible_to(user).filter(**named).first()

    def address(self, record: Skill) -> list[str]:
        return [record.framework.slug, record.slug]

    def title(self, record: Skill) -> str:
        edition = _edition_of(record)
        return edition.name if edition else record.slug

    def fields(self, record: Skill | None) -> Sequence[Field]:
        fields = [model_field(SkillEdition, name) for name in ("name", "description")]
        edition = _edition_of(record) if record else None
        levels = edition.version.levels.order_by("rank") if edition else []
        for level in levels:
            fields += _level_fields(f"{level.rank} {level.name}", level.rank)
        return fields

    def read(self, record: Skill, *, working: bool) -> Values:
        edition = _working_edition(record) if working else _edition_of(record)
        if edition is None:
            return {}
        words: dict[str, Value] = {
            "name": edition.name,
            "description": edition.description,
        }
        for rank in range((record.framework.highest_rank or 0) + 1):
            words |= {f"{LEVEL}-{rank}": "", f"{EXAMPLES}-{rank}": ""}
        for row in edition.descriptors.order_by("rank"):
            words |= _level_words(row)
        return words

    def apply(self, *, record: Skill, values: Values) -> None:
        rewrite_skill(skill=record, values=values)

    def curates(self, user: Person) -> bool:
        return _may_change(user, "skilledition")

    def list_url(self) -> str:
        return reverse("competencies:framework-list")

    def trails(self) -> Sequence[Trail]:
        return [
            Trail(
                "own",
                lambda record, user: events_of(SkillEdition).filter(
                    pgh_obj__in=_readable_editions(record, user)
                ),
                lambda event: {"name": event.name, "description": event.description},
                lane=lambda event: event.pgh_obj_id,
                is_record=True,
            ),
            Trail(
                "levels",
                lambda record, user: events_of(LevelDescriptor).filter(
                    skill_edition__in=_readable_editions(record, user)
                ),
                _level_words,
                lane=lambda event: event.skill_edition_id,
            ),
        ]


def _level_fields(level: str, rank: int) -> list[Field]:
    looks = model_field(
        LevelDescriptor,
        "description",
        label=_("Level %s: what it looks like") % level,
        required=False,
    )
    examples = model_field(
        LevelDescriptor, "examples", label=_("Level %s: examples") % level
    )
    return [
        Field(f"{LEVEL}-{rank}", looks.label, looks.make),
        Field(f"{EXAMPLES}-{rank}", examples.label, examples.make),
    ]


def _level_words(row: Any) -> dict[str, Value]:
    """Return the fields that a descriptor, or a row of its history, stands for."""
    return {
        f"{LEVEL}-{row.rank}": row.description,
        f"{EXAMPLES}-{row.rank}": row.examples,
    }


def _readable_editions(skill: Skill, user: Person) -> QuerySet[SkillEdition]:
    versions = FrameworkVersion.objects.visible_to(user)
    return SkillEdition.objects.filter(skill=skill, version__in=versions)


def _edition_of(skill: Skill) -> SkillEdition | None:
    """Return the skill as everybody reads it; as drafted, where it is only drafted."""
    in_order = FrameworkVersion.objects.filter(framework=skill.framework_id)
    keys = in_order.current_first().values_list("pk", flat=True)
    places = {pk: place for place, pk in enumerate(keys)}
    editions = skill.editions.select_related("version__framework")
    return min(editions, key=lambda row: places[row.version_id], default=None)


def _working_edition(skill: Skill) -> SkillEdition | None:
    """Return the skill as the next draft has it, else as everybody reads it."""
    draft = draft_of(skill.framework)
    if draft is None:
        return _edition_of(skill)
    return skill.editions.filter(version=draft).first() or _edition_of(skill)
