"""The next version begins as a copy of the one in force."""

import pytest
from django.core.exceptions import ValidationError

from competencies.actions import publish_version
from competencies.models import (
    Framework,
    FrameworkVersion,
    LevelDescriptor,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
    Tool,
)
from competencies.next_version import begin_next_version, name_after
from competencies.outlines import Outline
from competencies.rewriting import rewrite_skill
from curation.actions import accept, suggest
from curation.kinds import RefusedError, kind_of
from curation.values import fingerprint
from tests.factories import make_version, make_world


@pytest.mark.parametrize(
    ("version", "taken", "name"),
    [
        ("2.0", [], "2.1"),
        ("2.0", ["2.1", "2.2"], "2.3"),
        ("v3", [], "v4"),
        ("1.9-beta", [], "1.10-beta"),
        ("first", [], "first.1"),
        ("9" * 40, [], "9" * 31 + "1000000000"),
    ],
)
def test_a_version_is_named_after_the_one_before(version, taken, name):
    assert name_after(version, [version, *taken]) == name


@pytest.fixture
def rich(db):
    """A published framework with a tree of two depths, a tool and examples."""
    world = make_world(publish=False)
    domain = SkillGroup.objects.create(framework=world.framework, slug="craft")
    top = SkillGroupEdition.objects.create(
        version=world.version, group=domain, name="Craft", position=9
    )
    world.version.group_editions.exclude(pk=top.pk).update(parent=top)
    git = Tool.objects.create(framework=world.framework, slug="git", name="Git")
    edition = SkillEdition.objects.get(skill=world.skills["testing"])
    edition.tools.add(git)
    edition.descriptors.update(examples="one\ntwo")
    publish_version(world.version)
    return world


def said(version) -> list[object]:
    """Return all that a version says, without its keys."""
    levels = ("rank", "name", "short_description", "description", "focus")
    texts = ("skill__slug", "name", "description", "position", "group__group__slug")
    owns = ("skill_edition__skill__slug", "rank", "description", "examples")
    groups = ("group__slug", "name", "description", "position", "parent__group__slug")
    descriptors = LevelDescriptor.objects.filter(skill_edition__version=version)
    return [
        sorted(version.levels.values_list(*levels)),
        sorted(version.skill_editions.values_list(*texts)),
        sorted(version.group_editions.values_list(*groups), key=str),
        sorted(descriptors.values_list(*owns)),
        sorted(
            version.skill_editions.values_list("tools__slug", "skill__slug"), key=str
        ),
        (version.depth_names, version.licence, version.source),
    ]


def test_the_draft_says_all_that_the_version_said(rich):
    draft = begin_next_version(framework=rich.framework)

    assert (draft.version, draft.status) == ("1.1", "draft")
    assert said(draft) == said(rich.version)
    assert Outline(draft).depth == Outline(rich.version).depth == 2
    publish_version(draft)


def test_there_is_one_draft_however_often_one_asks(rich):
    first = begin_next_version(framework=rich.framework)

    assert begin_next_version(framework=rich.framework) == first
    assert FrameworkVersion.objects.count() == 2


def test_a_framework_without_a_version_has_none_to_copy(db):
    bare = Framework.objects.create(slug="bare", name="Bare")

    with pytest.raises(RefusedError, match="no version yet"):
        begin_next_version(framework=bare)


def test_a_skill_is_rewritten_in_the_draft_alone(rich):
    skill = rich.skills["testing"]
    values = {
        "name": "Testing, anew",
        "level-2": "Tests",
        "level-1": "",
        "examples-1": "",
    }

    edition = rewrite_skill(skill=skill, values=values)

    assert edition.version.version == "1.1"
    assert list(edition.descriptors.values_list("rank", "description")) == [
        (2, "Tests")
    ]
    assert SkillEdition.objects.get(version=rich.version, skill=skill).name == "Testing"


def test_examples_need_the_words_that_they_are_examples_of(rich):
    with pytest.raises(ValidationError, match="Say what this level looks like"):
        rewrite_skill(skill=rich.skills["testing"], values={"level-1": ""})


def test_a_skill_that_the_draft_left_out_is_refused(rich):
    make_version(rich.framework, "2.0")

    with pytest.raises(RefusedError, match=r"2\.0, has left this skill out"):
        rewrite_skill(skill=rich.skills["testing"], values={"name": "x"})


def test_a_level_off_the_scale_is_refused_and_nothing_is_begun(rich):
    with pytest.raises(RefusedError, match="scale"):
        rewrite_skill(skill=rich.skills["testing"], values={"level-9": "x"})

    assert FrameworkVersion.objects.count() == 1


def test_a_suggestion_that_is_taken_stands_in_the_next_version_alone(rich, dana):
    kind, skill = kind_of("skill"), rich.skills["testing"]
    words = {"base": kind.read(skill, working=False), "proposed": {"name": "Tests"}}
    made = suggest(kind=kind, record=skill, **words, absolute=str)

    accept(
        suggestion=made,
        taken={"name": "Tests"},
        by=dana,
        reason="",
        seen=fingerprint(kind.read(skill, working=True)),
        absolute=str,
    )

    names = SkillEdition.objects.filter(skill=skill).order_by("version")
    assert list(names.values_list("version__version", "name")) == [
        ("1.0", "Testing"),
        ("1.1", "Tests"),
    ]
