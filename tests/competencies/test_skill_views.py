"""The page of a skill: its place, what stands beside it, and its tools."""

import pytest
from django.urls import reverse

from competencies.actions import publish_version
from competencies.models import SkillEdition, SkillGroup, SkillGroupEdition, Tool
from tests.factories import make_world


def page(client, skill="testing", **query):
    url = reverse("competencies:skill-detail", args=["craft", skill])
    return client.get(url, query)


def test_a_skill_says_the_way_down_to_it(client, db):
    world = make_world(publish=False)
    area = SkillGroup.objects.create(framework=world.framework, slug="area")
    above = SkillGroupEdition.objects.create(
        version=world.version, group=area, name="The area"
    )
    SkillGroupEdition.objects.filter(group__slug="code").update(parent=above)
    publish_version(world.version)

    place = page(client).context["place"]

    assert [step.name for step in place.above] == ["The area", "Code"]
    assert place.above[1].url == "/frameworks/craft/1.0/?open=code#group-code"


@pytest.mark.parametrize(
    ("skill", "before", "after"),
    [("s0", None, "S1"), ("s1", "S0", "S2"), ("s2", "S1", None)],
)
def test_the_skills_beside_it_are_a_step_away(client, db, skill, before, after):
    make_world({"code": ["s0", "s1", "s2"], "people": ["mentoring"]})

    place = page(client, skill).context["place"]

    assert (place.before.name if place.before else None) == before
    assert (place.after.name if place.after else None) == after


def test_a_skill_alone_in_its_group_has_none(client, world):
    assert "Skills beside this one" not in page(client, "mentoring").content.decode()


def test_a_skill_in_no_group_has_a_page(client, db):
    world = make_world(publish=False)
    SkillEdition.objects.update(group=None)
    publish_version(world.version)

    assert page(client).context["place"].above == ()


def test_a_group_of_a_draft_that_stands_within_itself_ends(client, db, dana):
    make_world(publish=False)
    ring = SkillGroupEdition.objects.get(group__slug="code")
    SkillGroupEdition.objects.filter(pk=ring.pk).update(parent=ring)
    client.force_login(dana)

    assert [s.name for s in page(client).context["place"].above] == ["Code"]


def test_a_tool_leads_to_the_skills_that_use_it_and_to_its_website(client, db):
    world = make_world(publish=False)
    tool = Tool.objects.create(
        framework=world.framework, slug="git", name="Git", url="https://git.example"
    )
    SkillEdition.objects.get(skill__slug="testing").tools.add(tool)
    publish_version(world.version)

    shown = page(client).content.decode()

    assert '<a href="/frameworks/craft/1.0/?tool=git">Git</a>' in shown
    assert '<a href="https://git.example" rel="external nofollow">' in shown


def test_a_level_of_an_edition_leads_to_the_others_of_it(client, world):
    url = reverse(
        "competencies:skill-edition-level", args=["craft", "1.0", "testing", 1]
    )

    shown = client.get(url).content.decode()

    assert "Has seen testing done." in shown
    assert 'href="/frameworks/craft/1.0/skills/testing/levels/4/"' in shown


@pytest.mark.parametrize("size", [1, 3])
def test_a_place_takes_two_queries_however_many_stand_beside_it(
    client, db, django_assert_num_queries, size
):
    make_world({"code": [f"s{n}" for n in range(size)]})

    with django_assert_num_queries(12):
        page(client, "s0")
