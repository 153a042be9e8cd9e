"""The API compares versions as the page does."""

import pytest

from competencies.actions import publish_version
from competencies.next_version import begin_next_version
from tests.editions import begin, make_edited_world
from tests.factories import make_world

URL = "/api/v1/frameworks/craft/compare/"


@pytest.fixture
def edited(db):
    return make_edited_world()


def test_it_says_what_the_page_says(client, edited):
    said = client.get(URL).json()
    page = client.get("/frameworks/craft/compare/").context

    assert (said["old"], said["new"]) == ("1.0", "1.1")
    assert {kind: n for kind, n in said["counts"].items() if n} == {
        str(section.kind): len(section.entries) for section in page["sections"]
    }
    assert said["unchanged"] == page["diff"].unchanged == 1


def test_both_sides_of_a_change_are_whole(client, edited):
    said = client.get(URL).json()

    [mentoring] = [c for c in said["changed"] if "levels" in c["kinds"]]
    assert mentoring["before"]["levels"][0]["text"] == "Has seen mentoring done."
    assert mentoring["after"]["levels"][0]["text"] == "Has been a mentor once."
    sides = [
        (each["shape"], len(each["before"]), len(each["after"]))
        for each in said["replaced"]
    ]
    assert sides == [("one", 1, 1), ("merged", 2, 1), ("split", 1, 2)]


def test_groups_and_levels_have_two_sides_or_one(client, edited):
    editing = begin(edited[0])
    editing.draft.levels.filter(rank=1).update(name="Aware")
    editing.draft.group_editions.filter(group__slug="code").update(name="Coding")
    publish_version(editing.draft)

    said = client.get(URL).json()

    [group], [level] = said["groups"], said["scale"]
    assert (group["before"]["name"], group["after"]["name"]) == ("Code", "Coding")
    assert (level["before"]["name"], level["after"]["name"]) == ("Awareness", "Aware")


def test_a_version_that_is_not_there_is_not_found(client, edited):
    assert client.get(f"{URL}?from=9").status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_much_changed(
    client, db, size, django_assert_num_queries
):
    world = make_world({"code": [f"s{n}" for n in range(size)]})
    draft = begin_next_version(framework=world.framework)
    draft.skill_editions.update(description="In other words.")
    publish_version(draft)

    with django_assert_num_queries(13):
        client.get(URL)
