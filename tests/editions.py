"""A framework in two versions: the second renames, moves, rewords, merges, splits,
replaces, leaves out and adds."""

from __future__ import annotations

from dataclasses import dataclass

from competencies.actions import publish_version
from competencies.models import (
    FrameworkVersion,
    Skill,
    SkillEdition,
    SkillGroupEdition,
    SkillRelation,
)
from competencies.next_version import begin_next_version
from tests.factories import World, add_edition, make_world

TREE = {
    "code": ["testing", "versioning", "reviewing", "naming", "logging"],
    "people": ["mentoring", "teaching", "talking", "deploying"],
}


@dataclass(frozen=True)
class Editing:
    """Changes a draft by the slugs of skills."""

    world: World
    draft: FrameworkVersion

    def edition(self, slug: str) -> SkillEdition:
        return SkillEdition.objects.get(version=self.draft, skill__slug=slug)

    def change(self, slug: str, **fields: object) -> None:
        SkillEdition.objects.filter(pk=self.edition(slug).pk).update(**fields)

    def move(self, slug: str, group: str) -> None:
        self.change(slug, group=self.group(group))

    def group(self, slug: str) -> SkillGroupEdition:
        return SkillGroupEdition.objects.get(version=self.draft, group__slug=slug)

    def describe(self, slug: str, rank: int, words: str) -> None:
        row, _new = self.edition(slug).descriptors.get_or_create(rank=rank)
        row.description = words
        row.save()

    def leave_out(self, slug: str) -> None:
        self.edition(slug).delete()

    def add(self, slug: str, group: str) -> Skill:
        skill = Skill.objects.create(framework=self.world.framework, slug=slug)
        add_edition(self.group(group), skill, position=99)
        self.world.skills[slug] = skill
        return skill

    def replace(self, olds: list[str], news: list[str], *, group: str) -> None:
        """Leave out the old skills, and let new ones stand in their place."""
        made = [self.add(slug, group) for slug in news]
        for slug in olds:
            self.leave_out(slug)
            for skill in made:
                replaced(self.world.skills[slug], skill)


def replaced(old: Skill, new: Skill) -> None:
    kind = SkillRelation.Kind.REPLACED_BY
    SkillRelation.objects.create(from_skill=old, to_skill=new, kind=kind)


def begin(world: World) -> Editing:
    return Editing(world, begin_next_version(framework=world.framework))


def edit(world: World) -> FrameworkVersion:
    """Return a draft in which each kind of change is made once."""
    editing = begin(world)
    editing.change("versioning", name="Using version control")
    editing.move("reviewing", "people")
    editing.change("mentoring", description="Helping others grow.")
    editing.describe("mentoring", 1, "Has been a mentor once.")
    editing.replace(["naming"], ["wording"], group="code")
    editing.replace(["teaching", "talking"], ["sharing"], group="people")
    editing.replace(["deploying"], ["shipping", "running"], group="code")
    editing.leave_out("logging")
    editing.add("ethics", "people")
    return editing.draft


def make_edited_world(slug: str = "craft") -> tuple[World, FrameworkVersion]:
    """Return a framework in force in 1.1, with what it was in 1.0."""
    world = make_world(TREE, slug=slug)
    draft = edit(world)
    FrameworkVersion.objects.filter(pk=draft.pk).update(notes="Fewer, clearer skills.")
    publish_version(draft)
    draft.refresh_from_db()
    world.version.refresh_from_db()
    return world, draft
