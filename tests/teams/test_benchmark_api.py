"""The benchmark in the API says what its page says."""

import pytest

from teams.models import GroupFigures
from tests.factories import make_role
from tests.teams.quarters import SUMMER, make_crowd, release, shown_group


def test_a_group_tells_spans_and_quarters(client, world, alice):
    make_crowd(world)
    release(world)
    client.force_login(alice)

    [line] = client.get("/api/v1/benchmark/?framework=craft").json()["results"]
    told = client.get(f"/api/v1/benchmark/{line['uuid']}/").json()

    assert line["people"] == {"least": 5, "most": 9}
    assert line["quarter"] == "2026 Q1"
    assert told["competencies"][0]["slug"] == "code"
    assert told["skills"] == [
        {
            "uuid": str(world.skills["testing"].uuid),
            "middle": {"least": 1, "most": 2},
            "middle_half": {"least": 1, "most": 3},
            "shares": [
                {"level": 1, "least": 75, "most": 100},
                {"level": 2, "least": 50, "most": 75},
                {"level": 3, "least": 0, "most": 25},
            ],
        }
    ]


def test_what_is_not_shown_is_not_there(client, world, alice):
    make_crowd(world, (1, 1, 1, 1, 1, 1))
    release(world)
    client.force_login(alice)

    hidden = GroupFigures.objects.benchmark().get()

    assert client.get("/api/v1/benchmark/").json()["results"] == []
    assert client.get(f"/api/v1/benchmark/{hidden.uuid}/").status_code == 404


def test_the_newest_quarter_comes_first(client, world, alice):
    make_crowd(world)
    release(world)
    release(world, SUMMER)
    client.force_login(alice)

    lines = client.get("/api/v1/benchmark/").json()["results"]

    assert [line["quarter"] for line in lines] == ["2026 Q2", "2026 Q1"]


@pytest.mark.parametrize("size", [1, 3])
def test_the_list_takes_as_many_queries_however_long(
    client, world, alice, size, django_assert_num_queries
):
    for place in range(size):
        shown_group(make_role(world, f"role-{place}", {}))
    client.force_login(alice)

    with django_assert_num_queries(5):
        client.get("/api/v1/benchmark/")
