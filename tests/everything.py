"""A person who has used everything: what a download must hold and erasing must find.

Whoever builds a feature that keeps something about people adds a line here.
"""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage
from django.db import connection
from django.test import Client
from django.utils import timezone

from accounts.actions import create_token
from accounts.mail_queue import put_in_queue
from accounts.models import User
from challenges.actions import say, say_interest
from communities.claiming import claim
from communities.inviting import invite as invite_keeper
from communities.models import Leader, PrivateContact
from competencies.actions import publish_version
from competencies.models import Skill
from curation.actions import flag, reject, suggest
from curation.kinds import kind_of
from curation.models import ImportRun
from curation.provenance import told
from profiles.asked import mark
from profiles.models import Blur, Goal, Profile, SkillRemark
from profiles.moves import move_profile
from profiles.pack_actions import make_pack
from profiles.share_actions import share_by_link, share_with
from profiles.snapshots import take_snapshot
from teams.joining import ask_to_join, invite
from teams.models import (
    BenchmarkEntry,
    BenchmarkRelease,
    GroupFigures,
    GroupPerson,
)
from teams.needs import save_hiring_role, set_action
from tests.accounts.second_steps import make_passkey
from tests.communities.makers import make_community, make_maintainer
from tests.editions import begin
from tests.factories import (
    UserFactory,
    World,
    make_challenge,
    make_evidence,
    make_goal,
    make_opinion,
    make_profile,
    make_resource,
    make_world,
)
from tests.teams.people import join, make_team
from training.actions import mark_resource, save_search
from training.models import Review
from training.plan_actions import keep_plan, say_outcomes
from training.wishes import Wishes

ADDRESS, NAME = "zenobia@example.org", "Zenobia Quist"


def use_everything(world: World, curator: User) -> User:
    """Return a person with rows in every table that can hold any."""
    person = UserFactory(email=ADDRESS, name=NAME, is_staff=True)
    EmailAddress.objects.create(user=person, email=f"also-{ADDRESS}")
    profile = make_profile(world, person, {"testing": 2, "mentoring": None})
    mark(profile=profile, skills=[world.skills["mentoring"].pk], is_relevant=False)
    make_goal(profile, targets={world.skills["testing"]: 3}, name="Lead one day")
    take_snapshot(profile=profile, name="Before my appraisal")
    _move(world, person)
    _say_more(world, person, profile, curator)
    _share(profile, curator)
    _learn(person)
    _be_counted(person, world)
    _work_in_a_team(world, person, curator)
    _curate(person, curator)
    _keep(person, curator)
    _take_on(person)
    _administer(person)
    create_token(owner=person, name="My script", scope="read", days=30)
    _sign_in_by_every_door(person)
    put_in_queue(EmailMessage("Hello", f"Hello {NAME}", to=[f"also-{ADDRESS}"]))
    Client().force_login(person)
    return person


def _move(world: World, person: User) -> None:
    """Move in a framework of one's own, whose next version leaves a skill out."""
    elsewhere = make_world({"sea": ["sailing", "rowing"]}, slug="sea")
    profile = make_profile(elsewhere, person, {"sailing": 2, "rowing": 1})
    make_goal(profile, targets={elsewhere.skills["rowing"]: 3}, name="Row home")
    editing = begin(elsewhere)
    editing.leave_out("rowing")
    publish_version(editing.draft)
    move_profile(profile=profile, target=editing.draft, given={})


def _say_more(world: World, person: User, profile: Profile, other: User) -> None:
    """Add what stands beside levels; ask for an opinion, and give one."""
    skill = world.skills["testing"]
    make_evidence(profile, skill, url="https://example.org/zenobia")
    SkillRemark.objects.create(
        profile=profile, skill=skill, interest=2, note="Zenobia likes it"
    )
    make_opinion(profile, skill, other, rank=2, reason="So")
    make_opinion(make_profile(world, other), skill, person, rank=2, reason="So")


def _sign_in_by_every_door(person: User) -> None:
    make_passkey(person)
    SocialAccount.objects.create(
        user=person, provider="orcid", uid="0000-0001", extra_data={"name": NAME}
    )
    UserSession.objects.create(
        user=person, ip="192.0.2.7", user_agent="Zenobrowser", session_key="zenobia-key"
    )


def _share(profile: Profile, curator: User) -> None:
    """Let others read her profile, and be named by somebody else's."""
    goals = profile.goals.all()
    make_pack(profile=profile, name=f"{NAME}'s year", goal=goals[0])
    share_by_link(profile=profile, name=f"{NAME} applies", days=90, goals=goals)
    share_with(profile=profile, email=curator.email, absolute=str, with_evidence=True)
    theirs, _ = Profile.objects.get_or_create(
        owner=curator,
        framework=profile.framework,
        defaults={"version": profile.version},
    )
    share_with(profile=theirs, email=ADDRESS, absolute=str)


def _learn(person: User) -> None:
    course = make_resource("zenobia-learns")
    mark_resource(owner=person, resource=course, state="saved")
    Review.objects.create(
        owner=person,
        resource=course,
        time_right="right",
        level_right="hard",
        again=True,
        sentence=f"{NAME} liked it",
    )
    said = {"name": f"{NAME} looks", "query": "q=zenobia@example.org"}
    save_search(owner=person, hub_address="https://hub.example/", **said)
    goal = Goal.objects.filter(profile__owner=person).first()
    keep_plan(goal=goal, wishes=Wishes(hours=12), resources=[course])
    skill = Skill.objects.filter(framework=goal.profile.framework).first()
    said_of = {"before": {skill.pk: 1}, "after": {skill.pk: 2}}
    say_outcomes(owner=person, resource=course, **said_of)


def _be_counted(person: User, world: World) -> None:
    """Take part in the benchmark, and be in a group of which figures were made."""
    BenchmarkEntry.objects.create(person=person, framework=world.framework)
    Blur.objects.create(person=person)
    release = BenchmarkRelease.objects.create(
        framework=world.framework, quarter="2026 Q1"
    )
    group = GroupFigures.objects.create(
        release=release, is_shown=False, least=5, people=5
    )
    GroupPerson.objects.create(group=group, person=person, is_counted=True)


def _work_in_a_team(world: World, person: User, other: User) -> None:
    """Manage a team beside somebody, be invited, ask, and look after the whole."""
    team = make_team(world.framework, other)
    membership = join(team, person, "named", is_manager=True, title=f"{NAME}'s work")
    team.organisation.owners.add(person)
    invite(team=team, by=person, email="new@example.org", absolute=str)
    invite(team=team, by=other, email=ADDRESS, absolute=str)
    elsewhere = make_team(world.framework, other, "elsewhere")
    ask_to_join(team=elsewhere, person=person, absolute=str)
    due_on = membership.since.date()
    set_action(team=team, what=f"{NAME} pairs", owner=membership, due_on=due_on)
    levels = {world.skills["testing"].pk: 2}
    role = {"framework": world.framework, "name": "Next", "levels": levels}
    save_hiring_role(team=team, by=person, **role)


def _take_on(person: User) -> None:
    """Say that a challenge is hers, what she thinks of it, and look after it."""
    challenge = make_challenge("zenobia-cares")
    challenge.editors.add(person)
    say_interest(owner=person, challenge=challenge, kind="affected")
    say(owner=person, challenge=challenge, text=f"{NAME} thinks so too")


def _curate(person: User, curator: User) -> None:
    kind = kind_of("resource")
    record = make_resource("a-course")
    said: dict[str, Any] = {"kind": kind, "record": record, "base": {}}
    ask = {"proposed": {"title": "Better"}, "absolute": str}
    mine = suggest(**said, **ask, proposer=person, name=NAME, email=ADDRESS)
    theirs = suggest(**said, **ask, proposer=curator)
    reject(suggestion=mine, by=curator, reason="No", absolute=str)
    reject(suggestion=theirs, by=person, reason="Not now", absolute=str)
    flag(kind=kind, record=record, what="wrong", words="odd", reporter=person)
    ImportRun.objects.create(
        by=person, importer="roles", file_name="roles.json", sha256="0" * 64
    )
    with told(user=person, reason="A better title"):
        record.title = "A course, retold"
        record.save()


def _keep(person: User, curator: User) -> None:
    """Keep an entry, lead it, claim another, invite and be invited."""
    one = make_community("zenobias")
    make_maintainer(one, person)
    make_maintainer(one, curator, is_primary=False)
    agreed = {"consented_at": timezone.now(), "role": "Founder"}
    Leader.objects.create(community=one, name=NAME, email=ADDRESS, **agreed)
    PrivateContact.objects.create(community=one, name=NAME, email=ADDRESS)
    invite_keeper(community=one, by=person, email="friend@example.org")
    invite_keeper(community=one, by=curator, email=ADDRESS)
    other = make_community("others")
    claim(community=other, claimant=person, method="curator", words=f"I am {NAME}")


def _administer(person: User) -> None:
    people = ContentType.objects.get_for_model(User)
    for reader in (person, UserFactory()):
        LogEntry.objects.create(
            user=reader,
            content_type=people,
            object_id=str(person.pk),
            object_repr=str(person),
            action_flag=CHANGE,
        )


def places_that_say(*words: str) -> set[str]:
    """Return table.column wherever the database holds any of the words."""
    found = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns"
            " JOIN information_schema.tables USING (table_schema, table_name)"
            " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        )
        for table, column in cursor.fetchall():
            where = f'"{table}" WHERE lower("{column}"::text) LIKE ANY(%s)'
            question = f"SELECT EXISTS (SELECT FROM {where})"
            cursor.execute(question, [[f"%{word.lower()}%" for word in words]])
            if cursor.fetchone()[0]:
                found.add(f"{table}.{column}")
    return found
