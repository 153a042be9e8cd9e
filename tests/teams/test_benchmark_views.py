"""Pages, file and forms of the benchmark."""

import pytest
from django.urls import reverse

from profiles.models import Blur, SkillAssessment
from teams.models import BenchmarkEntry, BenchmarkRelease, GroupFigures
from tests.factories import make_profile, make_world
from tests.profiles.attacker import turned
from tests.teams.people import make_organisation
from tests.teams.quarters import SUMMER, make_crowd, release

RELEASE = "/benchmark/craft/2026-q1/"


@pytest.fixture
def crowd(world):
    people = make_crowd(world)
    release(world)
    return people


def page(client, user, path="/benchmark/craft/"):
    client.force_login(user)
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_alice_sees_where_the_middle_lies_and_herself_beside_it(
    client, crowd, world, alice
):
    make_profile(world, alice, {"testing": 3})

    seen = page(client, alice)

    assert "5 to 9 people." in seen
    assert "Highest in Code: the middle lies between 1 and 2" in seen
    assert ">3<" in seen


def test_the_skills_of_a_competency_open(client, crowd, alice):
    assert "Testing" not in page(client, alice)
    assert "Testing" in page(client, alice, f"{RELEASE}?open=code")


def test_a_hub_without_a_release_says_when_one_comes(client, world, alice):
    assert "end of a quarter" in page(client, alice, "/benchmark/")


def test_a_release_in_which_nobody_is_shown_says_what_it_takes(client, world, alice):
    make_crowd(world, (1, 2, 3))
    release(world)

    assert "five people" in page(client, alice) or "5 people" in page(client, alice)


def test_what_changed_since_the_quarter_before_is_said(client, world, alice):
    make_crowd(world)
    release(world)
    SkillAssessment.objects.filter(rank__in=(0, 1)).update(rank=3)
    release(world, SUMMER)

    assert "was 1 to 2" in page(client, alice)


def test_the_file_holds_what_the_page_shows(client, crowd, alice):
    rows = page(client, alice, f"{RELEASE}csv/").splitlines()

    assert rows[1] == "Code,,1 to 2,1 to 3,over ¾,½ to ¾,under ¼"
    assert rows[2] == "Code,Testing,1 to 2,1 to 3,over ¾,½ to ¾,under ¼"
    assert len(rows) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/benchmark/nowhere/",
        "/benchmark/craft/2026-q4/",
        f"{RELEASE}?group=nobody",
    ],
)
def test_what_is_not_there_is_not_found(client, crowd, alice, path):
    client.force_login(alice)

    assert client.get(path).status_code == 404


def test_alice_takes_part_and_stops(client, world, alice):
    client.force_login(alice)
    address = reverse("benchmark:entry", args=["craft"])

    client.post(address, {"in": "1"})
    client.post(address, {"in": "1"})
    assert BenchmarkEntry.objects.visible_to(alice).count() == 1

    client.post(address)
    assert not BenchmarkEntry.objects.exists()


def test_an_owner_lets_an_organisation_take_part_and_a_stranger_does_not(
    client, alice, charlie
):
    harbour = make_organisation()
    harbour.owners.add(alice)
    address = reverse("benchmark:organisation-entry", args=["harbour"])

    client.force_login(charlie)
    assert client.post(address, {"in": "1"}).status_code == 404
    client.force_login(alice)
    client.post(address, {"in": "1"})

    harbour.refresh_from_db()
    assert harbour.joins_benchmark


def everything_shown(client, alice, world):
    """Return all that the benchmark tells: pages, files and API, of all releases."""
    client.force_login(alice)
    found = []
    for each in BenchmarkRelease.objects.order_by("pk"):
        address = each.get_absolute_url()
        for group in GroupFigures.objects.visible_to(alice).filter(release=each):
            query = f"?group={group.uuid}"
            found.append(client.get(f"{address}csv/{query}").content)
    return found


def test_another_answer_and_coin_of_anybody_show_exactly_the_same(client, world, alice):
    """The proof of ADR 57, played through: whoever it is, they could have said
    another level, and nothing anywhere would be different."""
    people = make_crowd(world, [0, 1, 2, 3, 4] * 3)
    release(world)
    release(world, SUMMER)
    before = everything_shown(client, alice, world)
    for person in people:
        BenchmarkRelease.objects.all().delete()
        turn(person)
        release(world)
        release(world, SUMMER)

        assert everything_shown(client, alice, world) == before
    assert len(before) == 2


def turn(person):
    """Give somebody the other level of their band, and the other coin."""
    row = SkillAssessment.objects.get(profile__owner=person)
    blur = Blur.objects.get(person=person)
    rank, coin = turned(row.rank, blur.coins[row.skill_id % 256], 4)
    assert rank != row.rank
    SkillAssessment.objects.filter(pk=row.pk).update(rank=rank)
    Blur.objects.filter(pk=person.pk).update(coins=bytes([coin]) * 256)


@pytest.mark.parametrize("size", [1, 3])
def test_the_first_page_takes_as_many_queries_however_many_frameworks(
    client, alice, size, django_assert_num_queries
):
    for place in range(size):
        make_world(slug=f"craft-{place}")
    client.force_login(alice)

    with django_assert_num_queries(6):
        client.get("/benchmark/")


@pytest.mark.parametrize("size", [1, 3])
def test_a_release_takes_as_many_queries_however_many_skills(
    client, alice, size, django_assert_num_queries
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)})
    make_crowd(world, skill="s0")
    release(world)
    client.force_login(alice)

    with django_assert_num_queries(11):
        client.get("/benchmark/craft/2026-q1/")
