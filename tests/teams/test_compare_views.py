"""Groups side by side: who is a dot, who is in a figure, and who can't be told."""

import pytest
from django.utils import timezone

from profiles.models import Blur
from teams.models import Consent, GroupFigures, Membership
from tests.factories import UserFactory, make_profile, make_world
from tests.teams.people import join, make_team, show
from tests.teams.quarters import SUMMER, SURE, leave, release

COMPARE = "/teams/compare/?group=team:crew&open=code"
RANKS = (0, 1, 2, 3, 1, 2)


def member(world, team, rank, openness, **fields):
    person = UserFactory()
    make_profile(world, person, {"testing": rank})
    Blur.objects.create(person=person, coins=SURE)
    join(team, person, openness, **fields)
    return person


@pytest.fixture
def crew(world, bob):
    """A team of bob's: six are counted, one is named at 4."""
    team = make_team(world.framework, bob)
    for rank in RANKS:
        member(world, team, rank, "counted")
    member(world, team, 4, "named")
    return team


def page(client, user, address=COMPARE):
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def counted():
    return Membership.objects.filter(consents__openness="counted").order_by("pk")


def test_named_people_are_levels_and_counted_ones_a_span(client, world, crew, bob):
    release(world)

    seen = page(client, bob)

    assert "1 to 2" in seen
    assert "half: 1 to 3" in seen
    assert "named: 4" in seen


def test_a_named_answer_is_in_no_figure(world, crew):
    release(world)
    before = GroupFigures.objects.get(team=crew).skills
    Consent.objects.filter(openness="named").delete()
    GroupFigures.objects.all().delete()
    world.framework.benchmark_releases.all().delete()
    Membership.objects.filter(person__profiles__assessments__rank=4).delete()

    release(world)

    assert GroupFigures.objects.get(team=crew).skills == before


def test_without_a_quarter_there_is_no_figure(client, world, crew, bob):
    seen = page(client, bob)

    assert "half:" not in seen
    assert "named: 4" in seen


def test_counted_and_hidden_look_the_same(client, world, crew, bob):
    """One of the seven is hidden: whichever it is, bob sees the same."""
    hidden = member(world, crew, 2, "hidden")
    release(world)
    first = page(client, bob)
    world.framework.benchmark_releases.all().delete()
    other = counted().get(person=twin_of(hidden))
    Consent.objects.filter(membership=other).update(until=timezone.now())
    show(other, "hidden")
    Consent.objects.filter(membership__person=hidden).update(until=timezone.now())
    show(Membership.objects.get(person=hidden), "counted")

    release(world)

    assert tables(page(client, bob)) == tables(first)


def tables(page):
    return page[page.index('id="groups-table"') :]


def twin_of(person):
    same = counted().filter(person__profiles__assessments__rank=2)
    return same.exclude(person=person).first().person


def test_six_who_are_all_counted_can_not_be_told_to_be(world, bob):
    """Of as many as have to be counted, a figure would say that all are."""
    team = make_team(world.framework, bob)
    show(team.members.get(), "named")
    for rank in RANKS[:5]:
        member(world, team, rank, "counted")

    release(world)

    assert not GroupFigures.objects.filter(team=team, is_shown=True).exists()


@pytest.mark.parametrize("what", ["leaves", "hides", "is erased", "is named"])
def test_figures_go_at_once_when_somebody_is_not_counted_any_more(
    client, world, crew, bob, what
):
    release(world)
    one = counted().first()
    if what == "leaves":
        leave(one.person)
    elif what == "is erased":
        one.person.delete()
    else:
        one.consents.update(until=timezone.now())
        show(one, "hidden" if what == "hides" else "named")

    seen = page(client, bob)

    assert "half:" not in seen


def test_what_changed_since_the_quarter_before_is_said(client, world, crew, bob):
    release(world)
    for row in counted():
        row.person.profiles.get().assessments.filter(rank__lt=2).update(rank=3)
    release(world, SUMMER)

    assert "was 1 to 2" in page(client, bob)


def test_a_stranger_sees_no_group(client, world, crew, charlie):
    release(world)
    client.force_login(charlie)

    assert client.get(COMPARE).status_code == 404
    assert "team:crew" not in client.get("/teams/compare/").content.decode()


def test_who_is_in_a_team_sees_the_figures_of_its_organisation(
    client, world, crew, bob, alice
):
    other = make_team(world.framework, alice, "other")
    for rank in RANKS:
        member(world, other, rank, "counted")
    release(world)

    seen = page(client, alice, "/teams/compare/?group=organisation:harbour")

    assert "1 to 2" in seen
    assert "named: 4" not in seen


def test_the_file_holds_what_the_page_shows(client, world, crew, bob):
    release(world)

    rows = page(client, bob, COMPARE.replace("?", "csv/?"))

    assert "Code,Testing,1 to 2,1 to 3,4" in rows


@pytest.mark.parametrize("query", ["group=x", "group=team:nowhere", "framework=x"])
def test_what_is_not_there_is_not_found(client, world, crew, bob, query):
    client.force_login(bob)

    assert client.get(f"/teams/compare/?{query}").status_code == 404


@pytest.mark.parametrize("size", [1, 3])
def test_it_takes_as_many_queries_however_many_groups(
    client, bob, size, django_assert_num_queries
):
    world = make_world({f"g{n}": [f"s{n}"] for n in range(size)} | {"c": ["testing"]})
    for place in range(size):
        team = make_team(world.framework, bob, f"crew-{place}")
        for rank in RANKS:
            member(world, team, rank, "counted")
    release(world)
    groups = "&".join(f"group=team:crew-{place}" for place in range(size))
    client.force_login(bob)

    with django_assert_num_queries(16):
        client.get(f"/teams/compare/?{groups}")
