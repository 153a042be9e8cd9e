"""The pages of what is somebody's own, with something of everything made for them."""

from uuid import uuid4

from django.urls import reverse

from accounts.actions import create_token
from accounts.models import ApiToken, User
from competencies.models import Skill
from profiles.models import Goal, Profile
from profiles.moves import move_profile
from profiles.pack_actions import make_pack
from profiles.share_actions import share_by_link, share_with
from profiles.share_tokens import token_of as link_token
from profiles.snapshots import take_snapshot
from tests.editions import make_edited_world
from tests.factories import (
    UserFactory,
    ask_for_opinion,
    make_evidence,
    make_opinion,
    make_profile,
)
from tests.journeys import directory
from tests.teams.pages import team_addresses
from tests.teams.quarters import release_with_figures
from training.actions import mark_resource, save_search
from training.models import LearningResource
from training.plan_actions import keep_plan
from training.search_mails import stop_token
from training.wishes import Wishes


def own(goal: Goal) -> list[str]:
    """Return the pages that the owner of a goal has to themselves."""
    return [
        reverse("home"),
        reverse("competencies:framework-overview", args=["craft", "1.0"]),
        reverse("competencies:skill-detail", args=["craft", "testing"]),
        reverse("profiles:profile"),
        reverse("profiles:profile-detail", args=["craft"]),
        reverse("profiles:profile-import", args=["craft"]),
        reverse("profiles:profile-assess", args=["craft"]),
        reverse("profiles:profile-relevance", args=["craft"]),
        reverse("profiles:profile-assess-group", args=["craft", "code"]),
        *snapshot_pages(goal),
        *move_pages(goal.profile.owner),
        reverse("profiles:profile-assess", args=["craft"]) + "?roles",
        reverse("profiles:profile-assess", args=["craft"]) + "?after=code",
        *beside(goal.profile),
        reverse("profiles:profile-history", args=["craft"]),
        reverse("profiles:profile-history", args=["craft"]) + "?on=2026-03-01",
        reverse("profiles:goal-list"),
        reverse("search:search") + "?q=next",
        reverse("profiles:goal-create"),
        *goal_pages(goal),
        *shared(goal),
        *learning(goal),
        *in_teams(goal.profile),
        *in_quarters(goal.profile),
        *directory.kept(goal.profile.owner),
        reverse("accounts:account"),
        reverse("accounts:data"),
        reverse("accounts:data-erase"),
        reverse("accounts:token-list"),
        reverse("accounts:token-create"),
        reverse("accounts:token-end", args=[token_of(goal.profile.owner).uuid]),
        reverse("account_email"),
        reverse("account_change_password"),
        reverse("account_set_password"),
        reverse("account_reauthenticate"),
        reverse("account_logout"),
    ]


def in_teams(profile: Profile) -> list[str]:
    """Return the pages of a team that the owner manages, some with something asked."""
    pages = team_addresses(profile.framework, profile.owner)
    crew, skill = ["crew"], profile.framework.skills.get(slug="testing").pk
    return [
        *(reverse(name, args=args) for name, args in pages),
        reverse("teams:matrix", args=crew) + "?competency=code&order=coverage",
        reverse("teams:matrix", args=crew) + "?q=beekeeping",
        reverse("teams:coverage", args=crew) + "?without=nobody",
        reverse("teams:find", args=crew) + f"?skill={skill}&rank=1",
    ]


def in_quarters(profile: Profile) -> list[str]:
    """Return the pages of figures about groups, with some in them."""
    release_with_figures(profile.framework, profile.owner)
    return [
        reverse("compare-groups:compare"),
        reverse("compare-groups:compare") + "?group=team:crew&open=code",
        reverse("benchmark:benchmark"),
        reverse("benchmark:newest", args=["craft"]),
        reverse("benchmark:release", args=["craft", "2026-q2"]) + "?open=code",
    ]


def learning(goal: Goal) -> list[str]:
    """Keep a resource, a search and a plan; return the pages of what one keeps."""
    person = goal.profile.owner
    course = LearningResource.objects.get(slug="tests-tell")
    mark_resource(owner=person, resource=course, state="saved")
    said = {"name": "Free and short", "query": "time=3h&cost=free"}
    kept, _new = save_search(owner=person, hub_address="https://hub.example/", **said)
    keep_plan(goal=goal, wishes=Wishes(), resources=[course])
    plan = reverse("training:plan")
    catalogue = reverse("training:resource-list")
    return [
        plan,
        f"{plan}?goal={goal.uuid}&asked=1&unknown=1&hours=2&without=tests-tell",
        reverse("training:step-done", args=[goal.uuid, "tests-tell"]),
        f"{catalogue}?start=1&above=1&time=unsaid",
        reverse("training:resource-detail", args=["tests-tell"]),
        reverse("training:path-detail", args=["first-steps"]),
        reverse("training:mine"),
        reverse("training:resource-review", args=["tests-tell"]),
        reverse("training:mine") + "?state=done",
        reverse("training:search-list"),
        reverse("training:search-update", args=[kept.uuid]),
        reverse("training:search-stop", args=[kept.uuid, stop_token(kept.uuid)]),
    ]


def shared(goal: Goal) -> list[str]:
    """Share a goal by link and by name, and have somebody else share theirs."""
    profile, person = goal.profile, goal.profile.owner
    link = share_by_link(profile=profile, name="Application", days=90, goals=[goal])
    share_with(profile=profile, email="x@example.org", absolute=str)
    other = Profile.objects.create(
        owner=User.objects.create_user(f"friend-of-{person.email}"),
        framework=profile.framework,
        version=profile.version,
    )
    aim = Goal.objects.create(profile=other, name="Theirs")
    theirs = share_with(profile=other, email=person.email, absolute=str, goals=[aim])
    pack = make_pack(profile=profile, name="This year", goal=goal)
    token = link_token(link.uuid)
    return [
        reverse("profiles:sharing"),
        reverse("profiles:share-link"),
        reverse("profiles:share-person"),
        reverse("profiles:share-end", args=[link.uuid]),
        reverse("profiles:shared-list"),
        reverse("profiles:shared-detail", args=[theirs.uuid]),
        reverse("profiles:shared-goal", args=[theirs.uuid, aim.uuid]),
        reverse("profiles:shared-decline", args=[theirs.uuid]),
        reverse("shares:link", args=[token]),
        reverse("shares:link-goal", args=[token, goal.uuid]),
        reverse("profiles:profile-out", args=["craft"]),
        reverse("profiles:pack-delete", args=["craft", pack.uuid]),
    ]


def beside(profile: Profile) -> list[str]:
    """Return the pages of what stands beside a level, each with something on it."""
    skill, other = (
        Skill.objects.get(framework__slug="craft", slug="testing"),
        UserFactory(),
    )
    link = make_evidence(profile, skill, title="A solver")
    make_opinion(profile, skill, other, rank=2, reason="We wrote it together")
    make_opinion(make_profile_of(other, profile), skill, profile.owner)
    asker = make_profile_of(UserFactory(), profile)
    ask_for_opinion(asker, [skill], profile.owner.email, token="for-the-owner")
    opinions = reverse("profiles:opinion-list")
    return [
        reverse("profiles:own-skill", args=["craft", "testing"]),
        reverse("profiles:evidence-update", args=[link.uuid]),
        *(f"{opinions}?list={name}" for name in ("about-me", "asked", "given")),
        reverse("profiles:opinion-ask"),
        reverse("profiles:opinion-ask") + "?framework=craft&group=code",
        reverse("profiles:opinion-give", args=["for-the-owner"]),
    ]


def make_profile_of(person: User, like: Profile) -> Profile:
    return Profile.objects.create(
        owner=person, framework=like.framework, version=like.version
    )


def token_of(person: User) -> ApiToken:
    token, _secret = create_token(owner=person, name="Report", scope="read", days=30)
    return token


def move_pages(person: User) -> list[str]:
    """Return the pages of a move: one that can be made, and one that was."""
    ahead, _newer = make_edited_world("ahead")
    make_profile(ahead, person, dict.fromkeys(ahead.skills, 2))
    behind, newer = make_edited_world("behind")
    profile = make_profile(behind, person, {"testing": 2, "mentoring": 1, "logging": 3})
    done = move_profile(profile=profile, target=newer, given={})
    return [
        reverse("profiles:profile-detail", args=["ahead"]),
        reverse("profiles:profile-move", args=["ahead"]),
        reverse("profiles:move-again", args=["behind"]),
        reverse("profiles:move-detail", args=["behind", done.uuid]),
        reverse("profiles:move-put-back", args=["behind", done.uuid]),
        reverse("competencies:version-list", args=["ahead"]),
        reverse("competencies:version-compare", args=["ahead"]),
        reverse("competencies:version-compare", args=["ahead"]) + "?kind=levels",
    ]


def snapshot_pages(goal: Goal) -> list[str]:
    kept = take_snapshot(profile=goal.profile, name="A " + "very" * 25 + "long name")
    names = ("snapshot-detail", "snapshot-delete")
    return [
        reverse("profiles:snapshot-list", args=["craft"]),
        *(reverse(f"profiles:{name}", args=["craft", kept.uuid]) for name in names),
    ]


def goal_pages(goal: Goal) -> list[str]:
    names = ("detail", "update", "targets", "close", "delete")
    pages = [reverse(f"profiles:goal-{name}", args=[goal.uuid]) for name in names]
    return [
        *pages,
        reverse("profiles:goal-competency", args=[goal.uuid, "code"]),
        reverse("profiles:role-distances", args=["craft"]),
        *compared(goal),
    ]


def compared(goal: Goal) -> list[str]:
    """Return a comparison before anything is chosen, as a dot plot, and of five."""
    compare = reverse("profiles:compare")
    two = f"{compare}?with=me&with=goal:{goal.uuid}&open=code"
    kept = [take_snapshot(profile=goal.profile, name=str(uuid4())) for _ in range(3)]
    five = two + "".join(f"&with=snapshot:{each.uuid}" for each in kept)
    return [compare, two, five, f"{compare}?with=me&with=role:nowhere&differences=1"]
