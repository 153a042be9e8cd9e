"""Moving over from DIRECT 2.0, whole, to a copy that was edited in every way."""

from __future__ import annotations

import pytest
from django.conf import settings

from competencies.actions import publish_version
from competencies.models import FrameworkVersion
from competencies.version_texts import compare_versions
from profiles.answers import Answer
from profiles.models import Profile, SkillAssessment
from profiles.move_reading import read_plan
from profiles.move_reports import counts_in
from profiles.moves import move_profile, put_back
from rsehub.imports import import_framework
from tests.editions import Editing, begin
from tests.factories import World, make_profile


@pytest.fixture
def direct(db) -> World:
    folder = settings.REFERENCE_DATA and settings.REFERENCE_DATA / "direct-framework-2"
    if not folder or not folder.is_dir():
        pytest.skip("HUB_REFERENCE_DATA names no folder with DIRECT")
    import_framework(folder, slug="direct", version="2.0", publish=True)
    version = FrameworkVersion.objects.select_related("framework").get()
    skills = {skill.slug: skill for skill in version.framework.skills.all()}
    return World(version.framework, version, skills, {})


def edit(world: World) -> Editing:
    """Rename, move, reword, merge, split, replace and leave out some of it."""
    editing = begin(world)
    rows = editing.draft.skill_editions.order_by("pk").select_related(
        "group__group", "skill"
    )
    editions = list(rows)
    slugs = [edition.skill.slug for edition in editions]
    first, last = (editions[place].group.group.slug for place in (0, -1))
    editing.change(slugs[0], name="Renamed")
    editing.move(slugs[1], last)
    editing.change(slugs[2], description="Reworded.")
    editing.replace(slugs[3:4], ["one-instead"], group=first)
    editing.replace(slugs[4:6], ["merged"], group=first)
    editing.replace(slugs[6:7], ["part-one", "part-two"], group=first)
    editing.leave_out(slugs[7])
    editing.add("brand-new", last)
    return editing


def test_the_edited_copy_differs_in_exactly_what_was_edited(direct):
    editing = edit(direct)

    diff = compare_versions(direct.version, editing.draft)

    assert {str(kind): n for kind, n in diff.counts().items() if n} == {
        "added": 1,
        "removed": 1,
        "replaced": 3,
        "renamed": 1,
        "moved": 1,
        "reworded": 1,
    }


def test_everybody_gets_over_with_every_answer_and_back(direct, alice):
    answers = {slug: place % 5 for place, slug in enumerate(direct.skills)}
    profile = make_profile(direct, alice, answers)
    editing = edit(direct)
    publish_version(editing.draft)
    profile = Profile.objects.get(pk=profile.pk)
    plan = read_plan(profile, editing.draft)
    given = {question.skill.uuid: Answer(2) for question in plan.questions}

    move = move_profile(profile=profile, target=editing.draft, given=given)

    counts = {fate: n for fate, n in counts_in(move.report).items() if n}
    assert counts == {
        "same": len(answers) - 8,
        "renamed": 2,
        "reworded": 1,
        "carried": 1,
        "asked": 3,
        "left_out": 1,
    }
    assert SkillAssessment.objects.count() == len(answers) + 4
    put_back(move=move)
    assert SkillAssessment.objects.count() == len(answers)
