"""Who may open which page and endpoint of a team: one table."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from teams.joining import ask_to_join, invite, make_code
from teams.models import HiringRole, MailDomain, TeamAction
from teams.tokens import invitation_token
from teams.urls import urlpatterns
from tests.factories import UserFactory, make_profile
from tests.teams.people import join, make_team

WHO = (
    "anonymous",
    "stranger",
    "hidden",
    "counted",
    "named",
    "manager",
    "above",
    "owner",
    "staff",
)
# What each of these gets, in the order of WHO.
SIGNED_IN = (302, *[200] * 8)
TEAM = (302, 404, 200, 200, 200, 200, 200, 200, 404)
INSIDE = (302, 404, 200, 200, 200, 200, 200, 404, 404)
MEMBER = (302, 404, 200, 200, 200, 200, 404, 404, 404)
MANAGING = (302, 404, 404, 404, 404, 200, 200, 404, 404)
MANAGER = (302, 404, 404, 404, 404, 200, 404, 404, 404)
RUNNING = (302, 404, 404, 404, 404, 200, 200, 200, 404)
ORGANISATION = (302, 404, 200, 200, 200, 200, 200, 200, 404)
OWNING = (302, 404, 404, 404, 404, 404, 404, 200, 404)
# Who is of the organisation by another team may ask; who is in it need not.
ASKING = (302, 404, 404, 404, 404, 404, 200, 200, 404)
A_FORM = (302, *[405] * 8)

PAGES = {
    "team-list": ([], SIGNED_IN),
    "team-create": ([], SIGNED_IN),
    "join": ([], SIGNED_IN),
    "invitation": (["TOKEN"], SIGNED_IN),
    "organisation-detail": (["harbour"], ORGANISATION),
    "organisation-update": (["harbour"], OWNING),
    "organisation-owners": (["harbour"], OWNING),
    "team-detail": (["crew"], TEAM),
    "team-update": (["crew"], MANAGING),
    "team-archive": (["crew"], RUNNING),
    "ask": (["crew"], ASKING),
    "leave": (["crew"], MEMBER),
    "hand-over": (["crew"], MANAGER),
    "consent": (["crew"], MEMBER),
    "member-list": (["crew"], INSIDE),
    "invite": (["crew"], MANAGING),
    "code": (["crew"], A_FORM),
    "invitation-end": (["crew", "INVITATION"], A_FORM),
    "request-decide": (["crew", "REQUEST"], A_FORM),
    "member-update": (["crew", "MEMBER"], MANAGING),
    "member-remove": (["crew", "MEMBER"], MANAGING),
    "matrix": (["crew"], INSIDE),
    "coverage": (["crew"], INSIDE),
    "find": (["crew"], INSIDE),
    "target-list": (["crew"], MANAGING),
    "target-drop": (["crew", "TARGET"], A_FORM),
    "growing": (["crew"], INSIDE),
    "action-create": (["crew"], A_FORM),
    "action": (["crew", "ACTION"], A_FORM),
    "hiring-save": (["crew"], A_FORM),
    "hiring-role": (["crew", "HIRING"], MANAGING),
    "hiring-drop": (["crew", "HIRING"], A_FORM),
}
# What posting an empty form gets: 404 where one may not, else what the page says.
POSTS = {
    "code": (302, 404, 404, 404, 404, 302, 302, 404, 404),
    "action-create": (302, 404, 404, 404, 404, 422, 422, 404, 404),
    "hiring-save": (302, 404, 404, 404, 404, 302, 302, 404, 404),
    # Whose it is may say that it is done.
    "action": (302, 404, 404, 404, 302, 302, 302, 404, 404),
    "target-drop": (302, 404, 404, 404, 404, 302, 302, 404, 404),
    "invitation-end": (302, 404, 404, 404, 404, 302, 302, 404, 404),
    "request-decide": (302, 404, 404, 404, 404, 302, 302, 404, 404),
    "hiring-drop": (302, 404, 404, 404, 404, 302, 302, 404, 404),
}


@pytest.fixture
def people(world, crew, bob, charlie, named_alice, counted, hidden, dana):
    """Everybody whom the table tells apart, by the word for them."""
    above, owner = UserFactory(name="Head"), UserFactory(name="Owner")
    crew.parent = make_team(world.framework, above, "house")
    crew.save()
    crew.organisation.owners.add(owner)
    make_profile(world, owner, {"testing": 1})
    return dict(
        zip(
            WHO,
            [
                None,
                charlie,
                hidden.person,
                counted.person,
                named_alice.person,
                bob,
                above,
                owner,
                dana,
            ],
            strict=True,
        )
    )


@pytest.fixture
def names(crew, bob, named_alice, aims, people):
    """The UUIDs and tokens that addresses name."""
    mail = {"by": bob, "email": "new@example.org", "absolute": str}
    invitation = invite(team=crew, **mail)
    make_code(team=crew)
    asking = UserFactory()
    asked = ask_to_join(team=crew, person=asking, absolute=str)
    hiring = HiringRole.objects.create(team=crew, framework=crew.framework, name="Next")
    action = TeamAction.objects.create(
        team=crew, what="Pair", owner=named_alice, due_on=date(2027, 1, 1)
    )
    return {
        "TOKEN": invitation_token(invitation.uuid),
        "INVITATION": invitation.uuid,
        "REQUEST": asked.uuid,
        "MEMBER": named_alice.uuid,
        "TARGET": aims[0].uuid,
        "ACTION": action.uuid,
        "HIRING": hiring.uuid,
    }


def address(name, names):
    args = [names.get(arg, arg) for arg in PAGES[name][0]]
    return reverse(f"teams:{name}", args=args)


def answers(client, people, ask):
    got = []
    for person in people.values():
        client.logout()
        if person:
            client.force_login(person)
        got.append(ask(client).status_code)
    return tuple(got)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_to_whom_it_should(client, people, names, name):
    url = address(name, names)

    assert answers(client, people, lambda c: c.get(url)) == PAGES[name][1]


@pytest.mark.parametrize("name", POSTS)
@pytest.mark.parametrize("who", WHO)
def test_a_form_is_taken_from_whom_it_should(client, people, names, name, who):
    url = address(name, names)
    if people[who]:
        client.force_login(people[who])

    got = client.post(url).status_code

    assert got == POSTS[name][WHO.index(who)]


def test_every_page_of_teams_is_in_the_table():
    assert {each.name for each in urlpatterns} == set(PAGES)


def test_a_confirmed_mail_domain_lets_its_people_ask(client, crew, charlie):
    MailDomain.objects.create(organisation=crew.organisation, domain="example.org")
    client.force_login(charlie)

    assert client.get("/teams/crew/ask/").status_code == 200
    assert client.get("/teams/crew/").status_code == 404


def test_an_archived_team_shows_nobody(client, people, names, crew, bob):
    client.force_login(bob)
    client.post("/teams/crew/archive/")

    inside = [name for name, (_args, got) in PAGES.items() if got == INSIDE]

    assert {client.get(address(name, names)).status_code for name in inside} == {404}
    assert client.get("/teams/crew/").status_code == 200


def test_whoever_left_sees_nothing_more(client, world, crew, alice, named_alice):
    client.force_login(alice)
    client.post("/teams/crew/leave/")

    assert client.get("/teams/crew/matrix/").status_code == 404


def test_a_manager_of_a_team_in_it_does_not_see_the_one_above(client, world, crew):
    below = UserFactory()
    make_team(world.framework, below, "below", parent=crew)
    client.force_login(below)

    assert client.get("/teams/crew/matrix/").status_code == 404


def test_a_member_of_the_team_above_does_not_see_into_it(client, world, crew, bob):
    member = UserFactory()
    house = make_team(world.framework, UserFactory(), "house")
    join(house, member, "named")
    crew.parent = house
    crew.save()
    client.force_login(member)

    assert client.get("/teams/crew/matrix/").status_code == 404
