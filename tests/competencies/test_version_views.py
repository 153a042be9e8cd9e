"""The list of versions, and two of them compared."""

import pytest
from django.db import IntegrityError

from competencies.actions import publish_version
from competencies.models import Level
from competencies.next_version import begin_next_version
from competencies.version_pages import MOST_AT_ONCE
from tests.editions import begin, make_edited_world
from tests.factories import make_version, make_world


@pytest.fixture
def edited(db):
    return make_edited_world()


def text(response) -> str:
    return " ".join(response.content.decode().split())


def compared(client, query="") -> dict[str, list]:
    """Return what the page shows, by kind."""
    answer = client.get(f"/frameworks/craft/compare/{query}")
    return {str(section.kind): section.rows for section in answer.context["sections"]}


# --- the list ------------------------------------------------------------------------


def test_all_versions_are_listed_with_what_is_new(client, edited):
    page = text(client.get("/frameworks/craft/versions/"))

    assert page.index("In force") < page.index("Retired")
    assert "Fewer, clearer skills." in page
    assert "What changed since 1.0" in page


def test_drafts_are_for_curators(client, edited, dana):
    begin_next_version(framework=edited[0].framework)

    assert "Draft, for" not in text(client.get("/frameworks/craft/versions/"))
    client.force_login(dana)
    assert "Draft, for" in text(client.get("/frameworks/craft/versions/"))


def test_the_notes_stand_on_the_versions_page(client, edited):
    assert "What is new in 1.1" in text(client.get("/frameworks/craft/"))


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, world, size, django_assert_num_queries
):
    for _ in range(size):
        publish_version(begin_next_version(framework=world.framework))

    with django_assert_num_queries(1):
        client.get("/frameworks/craft/versions/")


# --- compared ------------------------------------------------------------------------


def test_each_change_stands_in_its_place(client, edited):
    shown = {kind: [r.title for r in rows] for kind, rows in compared(client).items()}

    assert shown == {
        "added": ["Ethics"],
        "removed": ["Logging"],
        "replaced": [
            "Naming became Wording",
            "Teaching, Talking became Sharing",
            "Deploying became Shipping, Running",
        ],
        "renamed": ["Using version control"],
        "moved": ["Reviewing"],
        "reworded": ["Mentoring"],
        "levels": ["Mentoring"],
    }


def test_the_words_that_differ_are_marked(client, edited):
    page = text(client.get("/frameworks/craft/compare/"))

    assert "<del>seen" in page
    assert "<ins>been" in page


def test_merged_and_split_are_told_apart(client, edited):
    rows = compared(client)["replaced"]

    assert [row.note for row in rows] == [
        "One takes the place of another",
        "Merged into one",
        "Split",
    ]


def test_backwards_what_came_has_gone(client, edited):
    rows = compared(client, "?from=1.1&to=1.0")

    assert {row.title for row in rows["removed"]} >= {"Ethics", "Wording"}
    assert "replaced" not in rows


def test_groups_and_the_scale_are_compared_too(client, edited):
    world, _version = edited
    editing = begin(world)
    code = editing.group("code")
    code.name = "Coding"
    code.save()
    Level.objects.filter(version=editing.draft, rank=1).update(name="Aware")
    publish_version(editing.draft)

    rows = compared(client)

    assert [(r.title, r.differences[0].label) for r in rows["groups"]] == [
        ("Coding", "Name")
    ]
    assert [r.title for r in rows["scale"]] == ["1 Aware"]


def test_the_first_version_has_none_to_compare_with(client, world):
    page = text(client.get("/frameworks/craft/compare/"))

    assert "They say the same, word for word." in page


def test_a_draft_is_compared_by_curators_alone(client, world, dana):
    begin(world).change("testing", name="Tests")
    url = "/frameworks/craft/compare/?from=1.0&to=1.1"

    assert client.get(url).status_code == 404
    client.force_login(dana)
    assert "1.1 can still change" in text(client.get(url))


@pytest.mark.parametrize(
    "query", ["?from=9", "?to=9", "?kind=nothing", "?from=%F0%9F%90%99"]
)
def test_what_is_not_there_is_not_found(client, edited, query):
    assert client.get(f"/frameworks/craft/compare/{query}").status_code == 404


@pytest.mark.parametrize("name", ["compare", "versions"])
def test_no_version_is_called_like_a_page(world, name):
    with pytest.raises(IntegrityError, match="version_is_no_page"):
        make_version(world.framework, name)


# --- large ones ----------------------------------------------------------------------


def reworded(count: int):
    """Make a framework whose second version says every skill differently."""
    world = make_world({"code": [f"s{n}" for n in range(count)]})
    draft = begin_next_version(framework=world.framework)
    draft.skill_editions.update(description="In other words.")
    publish_version(draft)


def test_many_changes_are_counted_and_opened_by_kind(client, db):
    reworded(MOST_AT_ONCE + 21)

    summary = client.get("/frameworks/craft/compare/")
    opened = client.get("/frameworks/craft/compare/?kind=reworded&page=2")

    assert "kind=reworded" in text(summary)
    assert "What changed" not in text(summary)
    assert len(opened.context["rows"]) == 1


@pytest.mark.parametrize("size", [1, 3])
def test_comparing_takes_as_many_queries_however_much_changed(
    client, db, size, django_assert_num_queries
):
    reworded(size)

    with django_assert_num_queries(12):
        client.get("/frameworks/craft/compare/")
