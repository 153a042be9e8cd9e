"""Two frameworks that came out anew: in one the owner has moved on, in one not yet.

The second version of each renames, moves, rewords, merges, splits, replaces and leaves
out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from accounts.models import User
from competencies.actions import publish_version
from competencies.models import (
    FrameworkVersion,
    LevelDescriptor,
    Skill,
    SkillEdition,
    SkillRelation,
)
from competencies.next_version import begin_next_version
from profiles.actions import create_goal, save_clicks, set_targets
from profiles.answers import Answer, Click
from profiles.models import Profile, SkillAssessment
from profiles.move_reading import read_plan
from profiles.moves import move_profile
from screenshots.clock import NOON

MOVING, MOVED = "moving", "moved"
NOT_MINE = 11  # every so-manieth skill
Make = Callable[[str], FrameworkVersion]


def load_moves(owner: User, make: Make, notes: str) -> dict[str, str]:
    """Make both frameworks by their slugs; return what stands in addresses."""
    subjects = {}
    for slug in (MOVING, MOVED):
        old = make(slug)
        profile = _answer(owner, old)
        new = _edit(old, notes)
        subjects[slug] = slug
        if slug == MOVED:
            plan = read_plan(Profile.objects.get(pk=profile.pk), new)
            given = {question.skill.uuid: Answer(2) for question in plan.questions}
            move = move_profile(profile=profile, target=new, given=given)
            subjects["move"] = str(move.uuid)
    return subjects


def _answer(owner: User, version: FrameworkVersion) -> Profile:
    """Answer every skill, so long ago that another profile is the one used last."""
    skills = dict(version.skill_editions.values_list("skill__slug", "skill_id"))
    profile = Profile(owner=owner, framework=version.framework, version=version)
    clicks = [
        Click(slug, Answer(None if place % NOT_MINE == 1 else place % 5), "")
        for place, slug in enumerate(skills)
    ]
    save_clicks(profile=profile, clicks=clicks, skills=skills)
    goal = create_goal(profile=profile, name="Lead the next release", roles=[])
    set_targets(goal=goal, targets=dict.fromkeys(skills.values(), 3))
    then = NOON - timedelta(days=700)
    type(goal).objects.filter(pk=goal.pk).update(created_at=then)
    rows = SkillAssessment.objects.filter(profile=profile)
    rows.update(assessed_at=then, confirmed_at=then)
    return profile


def _edit(old: FrameworkVersion, notes: str) -> FrameworkVersion:
    draft = begin_next_version(framework=old.framework)
    draft.notes = notes
    draft.save(update_fields=["notes"])
    editions = list(draft.skill_editions.order_by("pk"))
    for edition in editions[:3]:
        edition.name = f"{edition.name[:180]}, anew"
    editions[3].group = editions[-1].group
    for edition in editions[4:7]:
        edition.description = f"In other words. {edition.description}"
    SkillEdition.objects.bulk_update(editions[:7], ["name", "group", "description"])
    for row in LevelDescriptor.objects.filter(skill_edition__in=editions[6:9]):
        row.description = f"{row.description} And tells others why."
        row.save()
    _replace(editions[9:10], ["one-instead"])
    _replace(editions[10:12], ["merged"])
    _replace(editions[12:13], ["part-one", "part-two"])
    SkillEdition.objects.filter(pk__in=[each.pk for each in editions[13:15]]).delete()
    publish_version(draft)
    return draft


def _replace(olds: list[SkillEdition], slugs: list[str]) -> None:
    first = olds[0]
    for slug in slugs:
        skill = Skill.objects.create(framework=first.version.framework, slug=slug)
        SkillEdition.objects.create(
            version=first.version,
            skill=skill,
            group=first.group,
            name=f"{first.name[:150]} and more: {slug}",
            description=first.description,
        )
        for old in olds:
            SkillRelation.objects.create(
                from_skill=old.skill,
                to_skill=skill,
                kind=SkillRelation.Kind.REPLACED_BY,
            )
    SkillEdition.objects.filter(pk__in=[old.pk for old in olds]).delete()
