"""What waits: seen by those who can do something about it, and by nobody else."""

import pytest

from curation.waiting import waiting_for
from tests.factories import make_resource, make_role, make_world


@pytest.fixture
def unfinished(world):
    make_world({"idle": ["waiting"]}, slug="idle", publish=False)
    make_role(world, "ghost", {}, is_published=False)
    make_resource("loose")
    make_resource("vague", teaches={world.skills["testing"]: None})


def test_dana_is_told_what_lacks_a_hand_and_led_to_it(client, dana, unfinished):
    client.force_login(dana)

    waiting = {each.words: each for each in waiting_for(dana)}

    assert {words: each.count for words, each in waiting.items()} == {
        "draft of a framework": 1,
        "role not published": 1,
        "resource that teaches no skill yet": 1,
        "resources without a description": 2,
        "skill taught without levels": 1,
    }
    for each in waiting.values():
        assert client.get(each.url).context["cl"].result_count == each.count


def test_what_is_finished_does_not_wait(dana, world):
    assert waiting_for(dana) == []


def test_nobody_else_is_told(alice, unfinished):
    assert waiting_for(alice) == []


def test_it_takes_a_query_an_app(dana, unfinished, django_assert_num_queries):
    waiting_for(dana)  # rights are read once

    with django_assert_num_queries(3):
        waiting_for(dana)


@pytest.mark.parametrize("page", ["/", "/admin/"])
def test_both_first_pages_show_it(client, dana, unfinished, page):
    client.force_login(dana)

    assert "teaches no skill yet" in client.get(page).content.decode()
