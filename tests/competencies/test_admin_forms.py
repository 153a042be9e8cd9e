import pytest
from django.contrib.contenttypes.models import ContentType

from competencies.admin.refusals import NEVER_CHANGES
from competencies.models import (
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Role,
    Skill,
    SkillEdition,
    SkillGroup,
    SkillGroupEdition,
    SkillRelation,
    Tool,
)
from tests.competencies.admin_forms import (
    add_row,
    list_of,
    make_tool,
    page_of,
    problems,
    save,
)
from tests.factories import (
    make_goal,
    make_profile,
    make_role,
    make_world,
)


def test_a_scale_is_chosen_and_then_levels_are_entered(curator, unscaled):
    save(curator, page_of(unscaled.framework), highest_rank=2)
    save(curator, page_of(unscaled), **add_row("levels", rank=0, name="None yet"))

    assert [str(level) for level in Level.objects.all()] == ["0 None yet"]


def test_levels_wait_for_a_scale(curator, unscaled):
    answer = save(curator, page_of(unscaled), **add_row("levels", rank=0, name="None"))

    assert problems(answer) == {
        "levels-0-rank": ["Choose the highest level of Toolkit first."]
    }


def test_a_level_off_the_scale_is_named_at_its_field(curator, draft):
    answer = save(curator, page_of(draft), **add_row("levels", 5, rank=5, name="Sage"))

    assert problems(answer) == {"levels-5-rank": ["Levels of Craft run from 0 to 4."]}


def test_a_new_draft_comes_with_its_levels(curator, world):
    words = {
        "framework": world.framework.pk,
        "version": "2.0",
        "depth_names": "A\n\nB ",
    }
    level = add_row("levels", rank=0, name="None yet")

    save(curator, list_of(FrameworkVersion, "add"), **words, **level)

    version = FrameworkVersion.objects.get(version="2.0")
    assert (version.depth_names, version.levels.count()) == (["A", "B"], 1)


def test_a_new_draft_without_a_framework_is_told_that_alone(curator, db):
    level = add_row("levels", rank=0, name="None yet")

    answer = save(curator, list_of(FrameworkVersion, "add"), version="1.0", **level)

    assert problems(answer) == {"framework": ["This field is required."]}


def test_a_version_number_is_used_once(curator, draft):
    answer = save(curator, page_of(draft), version="1.0")

    assert problems(answer) == {"version": ["The framework has this version already."]}


def test_the_scale_settles_with_the_first_published_version(curator, world):
    form = curator.get(page_of(world.framework)).context["adminform"].form

    assert set(form.fields) == {"name", "description", "seen"}


@pytest.mark.parametrize("highest", ["3", ""])
def test_a_scale_is_not_cut_below_what_is_in_use(curator, highest):
    world = make_world(publish=False)

    answer = save(curator, page_of(world.framework), highest_rank=highest)

    assert problems(answer) == {
        "highest_rank": ["Level 4 is in use: a draft or a role has it."]
    }


def test_an_edition_gets_words_for_a_level_and_tools(curator, edition):
    git = make_tool(edition.version.framework)
    row = add_row("descriptors", 1, rank=2, description="Tests what matters.")

    save(curator, page_of(edition), tools=[git.pk], **row)

    assert list(edition.tools.all()) == [git]
    assert LevelDescriptor.objects.get(rank=2).description == "Tests what matters."


def test_an_edition_stays_within_its_framework(curator, world, edition):
    other = make_world({"data": ["sql"]}, slug="other")
    group = world.version.group_editions.first()
    tool = make_tool(other.framework, "sqlite")
    row = add_row("descriptors", 1, rank=9, description="Beyond the scale.")

    answer = save(curator, page_of(edition), group=group.pk, tools=[tool.pk], **row)

    assert problems(answer) == {
        "group": ["This group stands in another version."],
        "tools": ["Of another framework: Sqlite."],
        "descriptors-1-rank": ["Levels of Craft run from 0 to 4."],
    }


def test_a_skill_of_another_framework_gets_no_edition(curator, draft):
    skill = make_world({"data": ["sql"]}, slug="other").skills["sql"]
    words = {"version": draft.pk, "skill": skill.pk, "name": "SQL"}

    answer = save(curator, list_of(SkillEdition, "add"), **words)

    assert problems(answer) == {"skill": ["This skill is of another framework."]}


def test_a_group_cannot_stand_within_itself(curator, draft, world):
    outer = draft.group_editions.get()
    inner = SkillGroupEdition.objects.create(
        version=draft, group=world.groups["people"], name="People", parent=outer
    )

    answer = save(curator, page_of(outer), parent=inner.pk)

    assert problems(answer) == {"parent": ["A group can't stand within itself."]}


def test_a_group_stands_in_its_own_version_and_framework(curator, draft, world):
    other = make_world({"data": ["sql"]}, slug="other")
    parent = world.version.group_editions.first()
    group = other.groups["data"]
    words = {"version": draft.pk, "group": group.pk, "name": "A", "parent": parent.pk}

    answer = save(curator, list_of(SkillGroupEdition, "add"), **words)

    assert problems(answer) == {
        "group": ["This group is of another framework."],
        "parent": ["This group stands in another version."],
    }


def test_a_role_gets_levels_and_changes_them(curator, world):
    role = make_role(world, "engineer", {"testing": 2})
    row = add_row("skills-2", skill=world.skills["mentoring"].pk, rank=1)

    save(curator, page_of(role), **{"skills-0-rank": 3}, **row)

    assert {str(level) for level in role.skills.all()} == {"testing: 3", "mentoring: 1"}


def test_a_role_expects_no_level_off_the_scale(curator, world):
    role = make_role(world, "engineer", {"testing": 2})
    row = add_row("skills-2", skill=world.skills["mentoring"].pk, rank=5)

    answer = save(curator, page_of(role), **{"skills-0-rank": 9}, **row)

    off = ["Levels of Craft run from 0 to 4."]
    assert problems(answer) == {"skills-0-rank": off, "skills-2-0-rank": off}


def test_a_role_expects_no_skill_of_another_framework(curator, world):
    skill = make_world({"data": ["sql"]}, slug="other").skills["sql"]
    words = {"framework": world.framework.pk, "name": "Engineer", "slug": "engineer"}
    row = add_row("skills", skill=skill.pk, rank=1)

    answer = save(curator, list_of(Role, "add"), **words, **row)

    assert problems(answer) == {
        "skills-0-skill": ["This skill is of another framework than the role."]
    }


@pytest.mark.parametrize("levels", [1, 3])
def test_a_role_costs_the_same_with_one_level_and_three(
    curator, world, levels, django_assert_num_queries
):
    role = make_role(world, "engineer", dict.fromkeys([*world.skills][:levels], 2))
    ContentType.objects.clear_cache()

    with django_assert_num_queries(11):
        page = curator.get(page_of(role))

    assert len(page.context["inline_admin_formsets"][0].formset.forms) == levels


def test_a_skill_is_not_related_to_itself(curator, world):
    testing = world.skills["testing"]
    row = add_row("relations", kind="requires", to_skill=testing.pk)

    answer = save(curator, page_of(testing), **row)

    assert problems(answer) == {
        "relations-0-to_skill": ["A skill can't be related to itself."]
    }
    assert SkillRelation.objects.count() == 0


REQUIRED = [
    (Framework, ["name", "slug"]),
    (FrameworkVersion, ["framework", "version"]),
    (Role, ["framework", "name", "slug"]),
    (Skill, ["framework", "slug"]),
    (SkillEdition, ["name", "skill", "version"]),
    (SkillGroup, ["framework", "slug"]),
    (SkillGroupEdition, ["group", "name", "version"]),
    (Tool, ["framework", "name", "slug"]),
]


@pytest.mark.parametrize(("model", "fields"), REQUIRED)
def test_an_empty_page_says_what_it_needs(curator, model, fields):
    assert sorted(problems(save(curator, list_of(model, "add")))) == fields


def test_a_relation_between_skills_is_entered(curator, world):
    testing = world.skills["testing"]
    other = world.skills["version-control"].pk

    save(
        curator,
        page_of(testing),
        **add_row("relations", kind="requires", to_skill=other),
    )

    assert [str(relation) for relation in testing.relations.all()] == [
        "testing requires version-control"
    ]


def test_a_group_gets_its_place(curator, world, draft):
    outer = draft.group_editions.get()
    words = {"version": draft.pk, "group": world.groups["people"].pk, "name": "People"}

    save(curator, list_of(SkillGroupEdition, "add"), **words, parent=outer.pk)

    assert [str(child) for child in outer.children.all()] == ["People"]


def test_no_group_comes_into_a_published_version(curator, world):
    group = SkillGroup.objects.create(framework=world.framework, slug="new")
    words = {"version": world.version.pk, "group": group.pk, "name": "New"}

    answer = save(curator, list_of(SkillGroupEdition, "add"), **words)

    assert problems(answer) == {"version": [str(NEVER_CHANGES)]}


def test_the_page_of_a_group_links_to_its_versions(curator, world, draft):
    [inline] = curator.get(page_of(world.groups["code"])).context[
        "inline_admin_formsets"
    ]

    assert [str(form.instance.version) for form in inline.formset.forms] == [
        "Craft 2.0",
        "Craft 1.0",
    ]


def test_a_role_that_people_aim_at_is_not_deleted(curator, world, alice):
    role = make_role(world, "engineer", {"testing": 2})
    make_goal(make_profile(world, alice), roles=[role], name="Secret plan")

    page = curator.get(page_of(role, "delete"))
    curator.post(page_of(role, "delete"), {"post": "yes"})

    assert page.status_code == 403
    assert Role.objects.filter(pk=role.pk).exists()
