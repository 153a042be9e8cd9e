"""What a team sees of whom: the named alone, from the moment they say so."""

import re

import pytest
from django.urls import reverse

from profiles.models import SkillAssessment
from teams.models import Consent
from tests.factories import UserFactory, make_profile, make_world
from tests.teams.people import join

INSIDE = ("team-detail", "matrix", "coverage", "growing", "member-list", "find")
API = ("matrix", "summary", "members", "growing")
NOISE = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"request_id": ?"\w+"')
CONSENT = "/teams/crew/consent/"


def everything_seen(client, person, skill):
    """Return every page and answer of the team, as somebody sees it."""
    client.force_login(person)
    asked = f"?skill={skill.pk}&rank=1"
    urls = [reverse(f"teams:{name}", args=["crew"]) for name in INSIDE]
    urls += [f"/teams/crew/{page}/?as=csv" for page in ("matrix", "coverage")]
    urls += [f"/teams/crew/find/{asked}", "/teams/crew/matrix/?competency=code"]
    urls += [f"/api/v1/teams/crew/{name}/" for name in API]
    urls += [f"/api/v1/teams/crew/find/?skill={skill.uuid}"]
    return {url: NOISE.sub("", client.get(url).content.decode()) for url in urls}


def names_in(client, person):
    client.force_login(person)
    page = client.get("/teams/crew/matrix/").context["page"]
    return [line.row.member.name for line in page.lines]


def test_only_the_named_are_in_the_matrix(
    client, bob, aims, named_alice, counted, hidden
):
    assert names_in(client, bob) == ["Alice"]


def test_a_manager_can_not_tell_hidden_from_counted(
    client, world, bob, aims, named_alice, counted
):
    skill = world.skills["testing"]
    before = everything_seen(client, bob, skill)

    client.force_login(counted.person)
    client.post(CONSENT, {"openness": "hidden"})

    assert Consent.objects.in_force().get(membership=counted).openness == "hidden"
    assert everything_seen(client, bob, skill) == before


@pytest.mark.parametrize("who", ["counted", "hidden"])
def test_levels_of_who_is_not_named_change_nothing_that_is_seen(
    client, world, request, bob, aims, named_alice, who
):
    membership = request.getfixturevalue(who)
    skill = world.skills["testing"]
    before = everything_seen(client, bob, skill)

    ratings = SkillAssessment.objects.filter(profile__owner=membership.person)
    ratings.update(rank=0)

    assert everything_seen(client, bob, skill) == before


def test_a_change_holds_at_once_and_is_kept(client, alice, bob, named_alice):
    client.force_login(alice)
    client.post(CONSENT, {"openness": "hidden"})

    assert names_in(client, bob) == []
    rows = Consent.objects.order_by("since").values_list("openness", flat=True)
    assert list(rows) == ["named", "hidden"]


def test_nothing_is_chosen_for_anybody(client, crew, alice):
    join(crew, alice)
    client.force_login(alice)

    page = client.get(CONSENT)
    answer = client.post(CONSENT, {"csrfmiddlewaretoken": "x"})

    assert "checked" not in page.content.decode()
    assert answer.status_code == 422
    assert not Consent.objects.exists()


def test_the_form_shows_what_the_team_would_see(client, alice, named_alice):
    client.force_login(alice)

    row = client.get(CONSENT).context["preview"].row

    assert [each.mean for each in row.competencies] == ["3.0", "1.0"]


def test_another_framework_is_another_consent(client, world, bob, crew, named_alice):
    make_world({"sea": ["sailing"]}, slug="sea")
    client.force_login(bob)

    page = client.get("/teams/crew/matrix/?framework=sea").context["page"]

    assert page.lines == []


def test_the_sharing_page_says_what_one_shows(client, alice, named_alice):
    client.force_login(alice)

    page = client.get("/profile/sharing/").content.decode()

    assert "With my team" in page
    assert CONSENT in page


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("matrix", 12), ("coverage", 16), ("members", 9)]
)
def test_a_page_takes_as_many_queries_however_many_people(
    client, world, bob, crew, aims, django_assert_num_queries, name, queries, size
):
    for _ in range(size):
        person = UserFactory()
        make_profile(world, person, {"testing": 2})
        join(crew, person, "named")
    client.force_login(bob)

    with django_assert_num_queries(queries):
        client.get(f"/teams/crew/{name}/")
