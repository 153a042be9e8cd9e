"""What is known of a link stands beside the resource, on cards and in the API."""

from tests.factories import make_resource

CARD_STATE = "link-state"


def test_a_broken_link_says_so_before_anybody_follows_it(client, world, broken):
    make_resource("gone", teaches={world.skills["testing"]: (0, 1)})
    broken("https://example.org/gone")

    assert f"{CARD_STATE} is-broken" in client.get("/training/").content.decode()
    for address in ("/api/v1/resources/", "/api/v1/resources/gone/"):
        answer = client.get(address).json()
        assert answer.get("results", [answer])[0]["link"]["state"] == "broken"


def test_of_a_link_that_nobody_looked_at_a_card_says_nothing(client, world):
    make_resource("new", teaches={world.skills["testing"]: (0, 1)})

    assert CARD_STATE not in client.get("/training/").content.decode()
    link = client.get("/api/v1/resources/new/").json()["link"]
    assert link == {
        "state": "unchecked",
        "checked_at": None,
        "since": None,
        "final_url": "",
    }
