"""Frameworks, skills, levels and roles over the API."""

import pytest

from competencies.actions import publish_version
from competencies.models import Tool
from tests.factories import (
    add_edition,
    make_resource,
    make_role,
    make_version,
    make_world,
)
from training.models import Provider


def get(client, path, **query):
    return client.get(f"/api/v1/{path}", query)


def test_a_version_comes_whole(client, db):
    world = make_world(publish=False)
    edition = world.version.skill_editions.get(skill__slug="testing")
    tool = Tool.objects.create(framework=world.framework, slug="p", name="P")
    edition.tools.add(tool)
    publish_version(world.version)

    whole = get(client, "frameworks/craft/versions/1.0/").json()

    assert [level["rank"] for level in whole["levels"]] == [0, 1, 2, 3, 4]
    assert [group["slug"] for group in whole["groups"]] == ["code", "people"]
    skills = {skill["slug"]: skill for skill in whole["skills"]}
    assert list(skills) == ["testing", "version-control", "mentoring"]
    assert skills["testing"]["uuid"] == str(world.skills["testing"].uuid)
    assert skills["testing"]["group"] == "code"
    assert skills["testing"]["tools"] == ["P"]
    assert skills["testing"]["levels"] == [
        {"rank": 1, "text": "Has seen testing done.", "examples": []}
    ]


def test_groups_in_groups_name_their_parent(client, db):
    world = make_world({"code": ["testing"]}, publish=False)
    [inner] = world.version.group_editions.all()
    group = world.framework.groups.create(slug="domain")
    outer = world.version.group_editions.create(group=group, name="Domain")
    inner.parent = outer
    inner.save()
    publish_version(world.version)

    groups = get(client, "frameworks/craft/versions/1.0/").json()["groups"]

    assert [(g["slug"], g["parent"], g["depth"]) for g in groups] == [
        ("domain", "", 0),
        ("code", "domain", 1),
    ]


def test_a_skill_keeps_its_uuid_and_takes_the_words_in_force(client, world):
    newer = make_version(world.framework, "2.0")
    group = newer.group_editions.create(group=world.groups["code"], name="Code, anew")
    add_edition(group, world.skills["testing"])
    publish_version(newer)

    found = {s["slug"]: s for s in get(client, "skills/").json()["results"]}

    assert found["testing"]["version"] == "2.0"
    assert found["testing"]["in_force"] is True
    assert found["mentoring"]["version"] == "1.0"
    assert found["mentoring"]["in_force"] is False


def test_a_skill_comes_with_all_around_it(client, world):
    testing = world.skills["testing"]
    make_role(world, "rse", {"testing": 3})
    make_resource("course", teaches={testing: (1, 2)})

    found = get(client, f"skills/{testing.uuid}/").json()

    assert [level["is_general"] for level in found["levels"]] == [1, 0, 1, 1, 1]
    [role] = found["roles"]
    assert (role["slug"], role["rank"], role["level"]) == ("rse", 3, "Practitioner")
    assert found["resources"][0]["page"] == "http://testserver/training/course/"
    assert found["page"] == "http://testserver/frameworks/craft/skills/testing/"


def test_levels_are_those_in_force_unless_a_version_is_named(client, world):
    newer = make_version(world.framework, "2.0")
    group = newer.group_editions.create(group=world.groups["code"], name="Code")
    add_edition(group, world.skills["testing"])
    publish_version(newer)

    def versions(**query) -> set[str]:
        rows = get(client, "levels/", framework="craft", **query).json()["results"]
        return {row["version"] for row in rows}

    assert (versions(), versions(version="1.0")) == ({"2.0"}, {"1.0"})


def test_a_role_comes_with_what_it_expects(client, world):
    role = make_role(world, "rse", {"testing": 3, "mentoring": 1})

    found = get(client, f"roles/{role.uuid}/").json()

    assert [
        (group["name"], [(skill["slug"], skill["rank"]) for skill in group["skills"]])
        for group in found["expects"]
    ] == [("Code", [("testing", 3)]), ("People", [("mentoring", 1)])]


@pytest.mark.parametrize(
    "path", ["frameworks/boats/", "frameworks/boats/versions/1.0/", "roles/ROLE/"]
)
def test_what_is_not_published_is_not_there(client, world, path):
    draft = make_world({"sea": ["sailing"]}, slug="boats", publish=False)
    role = make_role(draft, "captain", {"sailing": 4})

    assert get(client, path.replace("ROLE", str(role.uuid))).status_code == 404


COUNTS = [
    ("frameworks/", 4),
    ("frameworks/craft/", 3),
    ("frameworks/craft/versions/1.0/", 7),
    ("skills/", 3),
    ("skills/SKILL/", 8),
    ("levels/", 3),
    ("roles/", 3),
    ("roles/ROLE/", 8),
    ("crosswalks/", 2),
    ("resources/", 7),
    ("resources/course-0/", 6),
    ("providers/", 3),
    ("providers/school-0/", 2),
]


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(("path", "queries"), COUNTS)
def test_reading_takes_as_many_queries_however_much_there_is(
    client, db, django_assert_num_queries, size, path, queries
):
    tree = {f"g{n}": [f"s{n}-{m}" for m in range(size)] for n in range(size)}
    world = make_world(tree)
    for n in range(size):
        make_world({"sea": ["sailing"]}, slug=f"other-{n}")
        role = make_role(world, f"role-{n}", dict.fromkeys(world.skills, 2))
        school = Provider.objects.create(slug=f"school-{n}", name="School")
        teaches = dict.fromkeys(world.skills.values(), (1, 2))
        make_resource(f"course-{n}", teaches=teaches, provider=school)
    path = path.replace("SKILL", str(world.skills["s0-0"].uuid))
    path = path.replace("ROLE", str(role.uuid))

    with django_assert_num_queries(queries):
        assert get(client, path).status_code == 200
