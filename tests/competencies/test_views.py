import pytest
from django.urls import reverse

from competencies import teaching
from competencies.actions import publish_version
from competencies.models import Framework, SkillEdition, SkillRelation, Tool
from tests.factories import make_resource, make_role, make_version, make_world


def text(response) -> str:
    return response.content.decode()


def get(client, name, *args, **query):
    return client.get(reverse(f"competencies:{name}", args=args), query)


def test_the_frameworks_are_listed_with_what_is_in_force(client, world):
    page = text(get(client, "framework-list"))

    assert "Craft" in page
    assert "3 skills" in page


def test_a_framework_shows_its_tree(client, world):
    response = get(client, "framework-detail", "craft")

    assert [g.name for g in response.context["browsing"].tree] == ["Code", "People"]
    assert "Version control" in text(response)


def test_search_says_where_each_skill_stands(client, world):
    response = get(client, "framework-detail", "craft", q="testing")

    [found] = response.context["page"]
    assert (found.name, found.group.name) == ("Testing", "Code")


@pytest.mark.parametrize("words", ["sailing", "'; drop table", "é" * 500])
def test_a_search_for_anything_is_answered(client, world, words):
    response = get(client, "framework-detail", "craft", q=words)

    assert response.status_code == 200
    assert not response.context["page"].object_list


def test_a_skill_shows_every_level_and_marks_the_general_ones(client, world):
    response = get(client, "skill-detail", "craft", "testing")

    texts = [(lv.text, lv.is_general) for lv in response.context["levels"]]
    assert texts[1] == ("Has seen testing done.", False)
    assert texts[2] == ("What working means in general", True)
    assert text(response).count("(in general)") == 4


def test_a_skill_page_names_tools_relations_roles_and_training(client, db):
    world = make_world(publish=False)
    edition = SkillEdition.objects.get(skill__slug="testing")
    tool = Tool.objects.create(framework=world.framework, slug="git", name="Git")
    edition.tools.add(tool)
    testing, mentoring = world.skills["testing"], world.skills["mentoring"]
    SkillRelation.objects.create(from_skill=testing, to_skill=mentoring)
    make_role(world, "rse", {"testing": 3})
    make_resource("testing-course", teaches={testing: (1, 2)})
    publish_version(world.version)

    page = text(get(client, "skill-detail", "craft", "testing"))

    for shown in ("Git", "Mentoring", "Rse", "Testing course", "from 1 to 2"):
        assert shown in page


def test_one_level_of_a_skill_has_an_address(client, world):
    page = text(get(client, "skill-level", "craft", "testing", 1))

    assert "Has seen testing done." in page


def test_a_level_leads_to_the_others_and_to_rating(client, world):
    page = text(get(client, "skill-level", "craft", "testing", 1))

    for rank in range(5):
        assert reverse("competencies:skill-level", args=["craft", "testing", rank]) in (
            page
        )
    assert "/profile/craft/assess/?skill=testing" in page


def test_roles_are_listed_by_name_whatever_their_capitals(client, world):
    for slug, name in (("h", "HPC engineer"), ("g", "Head of group")):
        make_role(world, slug, {}, name=name)

    listed = get(client, "role-list").context["page"]

    assert [role.name for role in listed] == ["Head of group", "HPC engineer"]


def test_a_long_description_is_folded_and_a_long_name_set_smaller(client, world):
    Framework.objects.update(name="Long " * 20, description="Much to say. " * 99)

    page = text(get(client, "framework-detail", "craft"))

    assert 'class="is-long"' in page
    assert "Read all of it" in page


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("framework-detail", ["nothing"]),
        ("version-detail", ["craft", "9.9"]),
        ("skill-detail", ["craft", "sailing"]),
        ("skill-level", ["craft", "testing", 9]),
        ("skill-edition", ["craft", "1.0", "sailing"]),
        ("skill-edition-level", ["craft", "1.0", "testing", 9]),
        ("framework-overview", ["craft", "9.9"]),
        ("framework-print", ["craft", "9.9"]),
        ("role-detail", ["craft", "captain"]),
    ],
)
def test_what_is_not_there_is_not_found(client, world, name, args):
    assert get(client, name, *args).status_code == 404


def test_a_retired_version_says_so_and_stays_readable(client, world):
    second = make_version(world.framework, "2.0")
    second.skill_editions.create(skill=world.skills["testing"], name="Testing, anew")
    publish_version(second)

    page = text(get(client, "skill-edition", "craft", "1.0", "testing"))

    assert "Retired." in page
    assert "Testing, anew" in text(get(client, "skill-detail", "craft", "testing"))


def test_a_skill_that_left_is_still_found_where_it_last_was(client, world):
    second = make_version(world.framework, "2.0")
    second.skill_editions.create(skill=world.skills["testing"], name="Testing, anew")
    publish_version(second)

    assert "Retired." in text(get(client, "skill-detail", "craft", "mentoring"))


def test_a_draft_is_for_curators_alone(client, world, dana, charlie):
    make_version(world.framework, "2.0")

    for person, status in ((None, 404), (charlie, 404), (dana, 200)):
        if person:
            client.force_login(person)
        assert get(client, "version-detail", "craft", "2.0").status_code == status


def test_a_framework_with_only_a_draft_is_not_there_yet(client, db):
    make_world(publish=False)

    assert get(client, "framework-detail", "craft").status_code == 404
    assert "No framework is published here yet" in text(get(client, "framework-list"))


def test_a_role_lists_what_it_expects_in_the_order_of_the_framework(client, world):
    make_role(world, "rse", {"mentoring": 1, "testing": 3}, description="Two\n\nparas")

    response = get(client, "role-detail", "craft", "rse")

    groups = response.context["groups"]
    assert [(g.name, e.name, e.rank) for g in groups for e in g.expectations] == [
        ("Code", "Testing", 3),
        ("People", "Mentoring", 1),
    ]


def test_text_from_the_database_is_text(client, db):
    world = make_world(publish=False)
    SkillEdition.objects.update(name="<script>x</script>", description="{{ 7 }}")
    publish_version(world.version)

    page = text(get(client, "skill-detail", "craft", "testing"))

    assert "<script>x" not in page
    assert "{{ 7 }}" in page


# Session and person are read only for those who have signed in: these are visitors.
COUNTS = [
    ("framework-list", [], 2),
    ("framework-detail", ["craft"], 8),
    ("version-detail", ["craft", "1.0"], 8),
    ("framework-overview", ["craft", "1.0"], 3),
    ("framework-print", ["craft", "1.0"], 6),
    ("skill-detail", ["craft", "testing"], 12),
    ("skill-edition", ["craft", "1.0", "testing"], 12),
    ("skill-level", ["craft", "testing", 1], 3),
    ("skill-edition-level", ["craft", "1.0", "testing", 1], 4),
    ("role-list", [], 2),
    ("role-detail", ["craft", "rse"], 8),
]


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(("name", "args", "queries"), COUNTS)
def test_pages_take_as_many_queries_however_much_there_is(
    client, db, django_assert_num_queries, size, name, args, queries
):
    tree = {f"g{n}": [f"s{n}-{m}" for m in range(size)] for n in range(size)}
    world = make_world(tree | {"code": ["testing"]}, publish=False)
    for n in range(size):
        make_world({"sea": ["sailing"]}, slug=f"other-{n}")
        make_role(world, f"role-{n}", {"testing": 1})
    make_role(world, "rse", dict.fromkeys(world.skills, 2))
    publish_version(world.version)

    with django_assert_num_queries(queries):
        assert get(client, name, *args).status_code == 200


def test_a_page_past_the_last_shows_the_last(client, world):
    assert get(client, "framework-list", page="99").status_code == 200


def test_training_is_asked_once_for_all_skills(world, django_assert_num_queries):
    skills = world.skills
    make_resource(
        "course", teaches={skills["testing"]: (0, 1), skills["mentoring"]: None}
    )

    with django_assert_num_queries(1):
        found = teaching.resources_for([skill.pk for skill in skills.values()])

    assert [r.title for r in found[skills["testing"].pk]] == ["Course"]
    assert found[skills["version-control"].pk] == []


def test_skills_outside_any_group_are_listed_too(client, db):
    world = make_world(publish=False)
    edition = SkillEdition.objects.get(skill__slug="mentoring")
    edition.group = None
    edition.save()
    publish_version(world.version)

    assert "Other skills" in text(get(client, "framework-detail", "craft"))
    assert "Other skills" in text(
        get(client, "framework-detail", "craft", q="mentoring")
    )


def test_more_skills_than_a_page_holds_are_found_and_counted(client, db):
    make_world({"code": [f"testing-{n}" for n in range(60)]})

    page = text(get(client, "framework-detail", "craft", q="testing"))

    assert "60 skills found" in page
    assert "1 to 50 of 60" in page
