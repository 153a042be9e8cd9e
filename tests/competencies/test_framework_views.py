"""The page of a framework: its tree, narrowed, deep links, and how much it weighs."""

import gzip

import pytest
from django.urls import reverse

from competencies.actions import publish_version
from competencies.models import LevelDescriptor, SkillEdition, Tool
from rsehub.sample_crowd import write_made_up
from tests.factories import make_role, make_world

CRAFT = "/frameworks/craft/"


def page(client, **query):
    return client.get(CRAFT, query)


def skills(response):
    tree = response.context["browsing"].tree
    return [skill.slug for group in tree for skill in group.all_skills()]


def facet(response, name):
    facets = {each.name: each for each in response.context["browsing"].facets}
    return {option.name: option for option in facets[name].options}


@pytest.fixture
def craft(db):
    world = make_world(publish=False)
    git = Tool.objects.create(framework=world.framework, slug="git", name="Git")
    SkillEdition.objects.get(skill__slug="version-control").tools.add(git)
    make_role(world, "rse", {"testing": 3, "mentoring": 1}, name="RSE")
    make_role(world, "secret", {"testing": 3}, is_published=False)
    publish_version(world.version)
    return world


def test_a_role_narrows_the_tree_and_says_its_levels(client, craft):
    response = page(client, role="rse")

    assert skills(response) == ["testing", "mentoring"]
    shown = response.content.decode()
    assert 'the level that <a href="/roles/craft/rse/">RSE</a> expects' in shown
    assert 'expected level </span><span class="lv lv-3">3</span>' in shown


def test_a_tool_and_a_group_narrow_it_too(client, craft):
    assert skills(page(client, tool="git")) == ["version-control"]
    assert skills(page(client, group="people")) == ["mentoring"]
    assert skills(page(client, group="people", tool="git")) == []


def test_each_choice_says_how_many_it_leaves_and_keeps_the_others(client, craft):
    response = page(client, role="rse")

    code = facet(response, "Competency")["Code"]
    assert (code.count, code.url) == (1, "?group=code&role=rse")
    chosen = facet(response, "Role")["RSE"]
    assert (chosen.count, chosen.url, chosen.is_on) == (2, "?", True)


def test_what_is_chosen_is_said_and_taken_back_one_by_one(client, craft):
    choices = page(client, role="rse", group="code").context["browsing"].choices

    assert [(choice.name, choice.url) for choice in choices] == [
        ("Code", "?role=rse"),
        ("RSE", "?group=code"),
    ]


def test_a_role_that_is_not_published_is_no_choice(client, craft):
    assert list(facet(page(client), "Role")) == ["RSE"]
    assert skills(page(client, role="secret")) == []


@pytest.mark.parametrize(
    "value", ["", "captain", "<script>", "é", "x" * 500, "a\ud800"]
)
def test_any_address_is_answered(client, craft, value):
    query = {name: value.encode(errors="ignore") for name in ("role", "group", "open")}

    assert page(client, **query).status_code == 200


def test_many_tools_are_shown_when_asked_for(client, db):
    world = make_world(publish=False)
    testing = SkillEdition.objects.get(skill__slug="testing")
    for n in range(12):
        testing.tools.create(framework=world.framework, slug=f"t{n}", name=f"T{n}")
    publish_version(world.version)

    some, all_of_them = page(client), page(client, tools="all")

    assert len(facet(some, "Tool, language or method")) == 10
    assert "All 12" in some.content.decode()
    assert len(facet(all_of_them, "Tool, language or method")) == 12
    beyond = page(client, tool="t9")
    assert facet(beyond, "Tool, language or method")["T9"].is_on


def test_a_link_opens_the_way_to_a_group_or_a_skill(client, craft):
    shown = page(client, open="mentoring").content.decode()

    assert '<details class="tree-group" id="group-people" open>' in shown
    assert '<details class="tree-group" id="group-code" >' in shown
    assert '<li id="skill-mentoring">' in shown


def test_what_is_narrowed_stands_open(client, db):
    world = make_world({"code": [f"s{n}" for n in range(100)]})
    make_role(world, "rse", dict.fromkeys(world.skills, 2))

    assert page(client).context["browsing"].open == frozenset()
    assert page(client, role="rse").context["browsing"].open == {"code"}


def test_all_open_and_close_without_a_script(client, craft):
    assert page(client, open="all").content.decode().count(" open>") == 2
    assert page(client, open="none").content.decode().count(" open>") == 0
    opened = page(client, role="rse").content.decode()
    assert '<a class="action" href="?role=rse&amp;open=all" data-tree="open">' in opened


def test_a_thousand_skills_take_ten_queries_at_most_and_weigh_little(
    client, db, django_assert_num_queries
):
    write_made_up(skills=1_000, slug="made-up")

    with django_assert_num_queries(8):
        response = client.get("/frameworks/made-up/")

    assert response.content.count(b'<li id="skill-') == 1_000
    assert len(gzip.compress(response.content)) < 25_000


@pytest.mark.parametrize("size", [1, 3])
def test_narrowing_costs_no_query_more(client, db, django_assert_num_queries, size):
    world = make_world({"code": [f"s{n}" for n in range(size)]})
    for n in range(size):
        make_role(world, f"role-{n}", dict.fromkeys(world.skills, 2))

    with django_assert_num_queries(8):
        page(client, role="role-0", group="code")


# --- as a picture, and on paper -------------------------------------------------------


def test_the_picture_says_which_group_holds_most_and_has_a_table(client, craft):
    shown = client.get(
        reverse("competencies:framework-overview", args=["craft", "1.0"])
    )

    text = shown.content.decode()
    assert "Code holds most: 2 of 3 skills" in text
    assert (
        '<a href="/frameworks/craft/1.0/?open=people#group-people">People</a>' in text
    )
    assert shown.context["picture"].figure["data"][0]["type"] == "icicle"


def test_paper_holds_every_skill_with_levels_examples_and_tools(client, db):
    world = make_world(publish=False)
    tool = Tool.objects.create(framework=world.framework, slug="git", name="Git")
    SkillEdition.objects.get(skill__slug="version-control").tools.add(tool)
    LevelDescriptor.objects.update(examples="Asked for it.\nRead one.")
    publish_version(world.version)

    text = client.get("/frameworks/craft/1.0/print/").content.decode()

    for slug in world.skills:
        assert f"Has seen {slug} done." in text
    assert text.count("Read one.") == 3
    assert "Tools, languages and methods: Git" in text
    assert '<html lang="en" dir="ltr" data-running="Craft 1.0">' in text


@pytest.mark.parametrize("name", ["framework-overview", "framework-print"])
def test_a_draft_is_for_curators_alone(client, db, dana, name):
    make_world(publish=False)
    url = reverse(f"competencies:{name}", args=["craft", "1.0"])

    assert client.get(url).status_code == 404
    client.force_login(dana)
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("size", [1, 3])
def test_a_search_in_a_framework_reads_no_tree(
    client, db, django_assert_num_queries, size
):
    make_world({"code": [f"testing-{n}" for n in range(size)]})

    with django_assert_num_queries(5):
        page(client, q="testing")
