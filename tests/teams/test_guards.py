"""What the database itself refuses of teams, whichever program writes."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from teams.models import Consent, Membership, Team, TeamAction, TeamTarget
from tests.factories import make_world
from tests.teams.people import join, left, make_organisation, make_team, show


@pytest.fixture
def team(world, bob):
    return make_team(world.framework, bob)


def refused_by(write):
    """Return the name of what refuses a write, at its commit at the latest."""
    with pytest.raises(IntegrityError) as refusal:
        _commit(write)
    return refusal.value.__cause__.diag.constraint_name


@transaction.atomic
def _commit(write):
    write()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_team_begins_with_a_manager(world):
    values = {"slug": "x", "name": "X", "framework": world.framework}
    organisation = make_organisation()

    assert (
        refused_by(lambda: Team.objects.create(organisation=organisation, **values))
        == "team_has_a_manager"
    )


@pytest.mark.parametrize("change", [{"until": timezone.now}, {"is_manager": False}])
def test_the_last_manager_stays(team, change):
    values = {
        key: value() if callable(value) else value for key, value in change.items()
    }

    assert refused_by(lambda: team.members.update(**values)) == "team_has_a_manager"


def test_a_team_does_not_lose_its_last_manager_with_their_account(team, bob):
    assert refused_by(bob.delete) == "team_has_a_manager"


def test_the_second_last_manager_may_go(team, bob, alice):
    join(team, alice, is_manager=True)

    _commit(bob.delete)

    assert team.members.get().person == alice


def test_an_archived_team_needs_nobody(team, bob):
    Team.objects.update(archived_at=timezone.now())

    bob.delete()

    assert not team.members.exists()


def test_nobody_is_in_a_team_twice(team, bob):
    assert refused_by(lambda: join(team, bob)) == "member_once_at_a_time"


def test_whoever_left_comes_back_anew(team, alice):
    left(team, alice)
    join(team, alice)

    assert team.members.filter(person=alice).count() == 2


def test_whoever_left_can_not_be_put_back(team, alice):
    gone = left(team, alice)

    assert (
        refused_by(lambda: Membership.objects.filter(pk=gone.pk).update(until=None))
        == "membership_ends_once"
    )


def test_consents_end_with_the_membership(team, alice):
    membership = join(team, alice, "named")

    Membership.objects.filter(pk=membership.pk).update(until=timezone.now())

    assert not Consent.objects.in_force().exists()
    assert Consent.objects.get().openness == "named"


@pytest.mark.parametrize(
    "change", [{"openness": "named"}, {"since": timezone.now}, {"until": None}]
)
def test_a_consent_never_changes(team, alice, change):
    show(join(team, alice), "counted")
    values = {
        key: value() if callable(value) else value for key, value in change.items()
    }

    assert refused_by(lambda: Consent.objects.update(**values)) == "consent_is_kept"


def test_one_consent_holds_at_a_time(team, alice):
    membership = join(team, alice, "counted")

    assert refused_by(lambda: show(membership, "named")) == "one_consent_at_a_time"


def test_whoever_left_consents_to_nothing(team, alice):
    gone = left(team, alice)

    assert refused_by(lambda: show(gone, "named")) == "consent_of_a_member"


def test_teams_stand_in_teams_of_their_own_organisation(world, team, bob):
    other = make_organisation("elsewhere")

    def write():
        make_team(world.framework, bob, "x", organisation=other, parent=team)

    assert refused_by(write) == "teams_of_one_organisation"


def test_teams_stand_four_deep_at_most(world, team, bob):
    for slug in ("second", "third", "fourth"):
        team = make_team(world.framework, bob, slug, parent=team)

    def write():
        make_team(world.framework, bob, "fifth", parent=team)

    assert refused_by(write) == "teams_four_deep"


def test_teams_stand_in_no_circle(world, team, bob):
    below = make_team(world.framework, bob, "below", parent=team)

    def write():
        Team.objects.filter(pk=team.pk).update(parent=below)

    assert refused_by(write) == "team_in_no_circle"


def test_a_target_is_on_the_scale(world, team):
    skill = world.skills["testing"]

    assert (
        refused_by(lambda: TeamTarget.objects.create(team=team, skill=skill, rank=9))
        == "rank_on_the_scale"
    )


def test_an_action_is_a_member_s(world, team, bob, alice):
    elsewhere = join(make_team(world.framework, bob, "elsewhere"), alice)

    def write():
        TeamAction.objects.create(
            team=team, what="Learn", owner=elsewhere, due_on=timezone.now().date()
        )

    assert refused_by(write) == "action_of_a_member"


def test_a_hiring_role_keeps_to_its_framework(world, team):
    other = make_world({"sea": ["sailing"]}, slug="sea")
    role = team.hiring_roles.create(framework=world.framework, name="Next")

    assert (
        refused_by(lambda: role.skills.create(skill=other.skills["sailing"], rank=1))
        == "skill_of_the_framework"
    )
