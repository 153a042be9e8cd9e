import pytest
from django.contrib.auth.models import AnonymousUser

from competencies import searching
from competencies.actions import publish_version
from competencies.models import LevelDescriptor, SkillEdition, Tool
from search.sources import AtLevel
from tests.factories import make_role, make_version, make_world

FIRST = slice(0, 5)


def skills(words, user=None):
    return searching.skills(words, user or AnonymousUser(), FIRST).hits


def titles(words, user=None):
    return [hit.title for hit in skills(words, user)]


@pytest.fixture
def craft(db):
    """Testing with a tool, and with an example of real work at level 3."""
    world = make_world(publish=False)
    testing = SkillEdition.objects.get(skill__slug="testing")
    LevelDescriptor.objects.create(
        skill_edition=testing,
        rank=3,
        description="Others rely on it.",
        examples="Cut a slow suite in half.\nReviewed a pull request for testability.",
    )
    pytest_tool = Tool.objects.create(
        framework=world.framework, slug="pytest", name="pytest"
    )
    testing.tools.add(pytest_tool)
    publish_version(world.version)
    return world


def test_a_skill_says_its_competency_and_framework(craft):
    [hit] = skills("testing")

    assert (hit.title, hit.url) == ("Testing", "/frameworks/craft/skills/testing/")
    assert hit.text == "What testing is about."
    assert hit.context == ("Code", "Craft", "")
    assert hit.level is None


def test_the_example_that_holds_the_words_is_shown_with_its_level(craft):
    [hit] = skills("pull requests")

    assert hit.title == "Testing"
    assert hit.text == "Reviewed a pull request for testability."
    assert hit.level == AtLevel(rank=3, wash=3)


@pytest.mark.parametrize("words", ["pytest", "pyt", "PYTEST"])
def test_a_tool_leads_to_its_skill_and_is_named(craft, words):
    [hit] = skills(words)

    assert (hit.title, hit.text) == ("Testing", "Done with pytest.")


def test_a_skill_without_a_group_has_no_competency(db):
    world = make_world({"code": ["sailing"]}, publish=False)
    SkillEdition.objects.update(group=None)
    publish_version(world.version)

    assert [hit.context for hit in skills("sailing")] == [("", "Craft", "")]


def test_the_skill_that_is_called_so_comes_first(db):
    make_world({"code": ["testing-of-testing", "tested-testing", "testing"]})

    assert titles("testing")[0] == "Testing"


def test_one_hit_a_skill_in_the_version_in_force(craft):
    draft = make_version(craft.framework, "2.0")
    for skill in craft.skills.values():
        SkillEdition.objects.create(
            version=draft, skill=skill, name=f"New {skill.slug}"
        )
    assert titles("testing") == ["Testing"]

    publish_version(draft)
    assert titles("testing") == ["New testing"]


def test_a_framework_that_is_a_draft_is_found_by_dana_alone(charlie, dana, db):
    make_world(publish=False)

    assert titles("testing") == titles("testing", charlie) == []
    assert [hit.context for hit in skills("testing", dana)] == [
        ("Code", "Craft", "draft")
    ]
    assert searching.frameworks("craft", charlie, FIRST).total == 0
    assert searching.frameworks("craft", dana, FIRST).total == 1


def test_a_role_that_is_not_published_is_found_by_dana_alone(world, charlie, dana):
    make_role(world, "keeper", {}, is_published=False)

    assert searching.roles("keeper", charlie, FIRST).total == 0
    [hit] = searching.roles("keeper", dana, FIRST).hits
    assert hit.context == ("Craft", "not published")


def test_each_framework_has_its_own_hit(craft):
    make_world({"code": ["testing"]}, slug="sea")

    assert sorted(hit.context[1] for hit in skills("testing")) == ["Craft", "Sea"]
