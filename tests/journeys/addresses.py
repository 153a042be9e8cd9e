"""Every page of the hub, as addresses to visit."""

import re
from urllib.parse import urlsplit
from uuid import uuid4

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from accounts.actions import create_token
from accounts.models import ApiToken, User
from challenges.models import Output
from competencies.crosswalks import CLOSE
from competencies.curated_crosswalks import rewrite_crosswalk
from competencies.models import FrameworkVersion, Skill, SkillRelation
from curation.actions import flag, reject, suggest
from curation.history import changes_of
from curation.kinds import Kind, kind_of
from curation.mails import status_token
from curation.provenance import told
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
    make_world,
)
from tests.journeys import directory
from tests.teams.pages import FORMS, team_addresses
from tests.teams.quarters import release_with_figures
from training.actions import mark_resource, save_search
from training.models import LearningResource
from training.plan_actions import keep_plan
from training.search_mails import stop_token
from training.wishes import Wishes

# Answers for machines, the admin's own address for a new password, which leads to ours,
# a way in (by a mailed code) that the hub does not offer, and Swagger, whose markup is
# not ours and fails axe: the hub's own page about the API says all that it says.
NOT_PAGES = {
    "sitemap",
    "robots",
    "healthz",
    "readyz",
    "change-password",
    "account_confirm_login_code",
    "api-swagger",
    # What the browser sends or fetches while somebody signs in, or ends a session.
    "accounts:session-end",
    "competencies:crosswalk-csv",
    "accounts:data-download",
    # Files, not pages.
    "profiles:profile-download",
    "profiles:pack-download",
    "profiles:compare-csv",
    # What a form sends; asked for, it leads to the assessment.
    "profiles:profile-rate",
    "training:resource-mark",
    "challenges:challenge-markdown",
    "challenges:part-promote",
    "challenges:challenge-interest",
    "challenges:challenge-comment",
    "challenges:comment-delete",
    "challenges:challenge-publish",
    "training:plan-keep",
    "training:plan-drop",
    "training:plan-change",
    "training:step-state",
    *FORMS,
    "compare-groups:compare-csv",
    "benchmark:release-csv",
    "benchmark:entry",
    "benchmark:organisation-entry",
    "communities:community-logo",
    "communities:keep-confirm",
    "communities:keep-logo",
    "communities:keep-contact",
    "communities:keep-invite",
    "communities:keep-take-back",
    "communities:keep-hand-over",
    "communities:keep-leave",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "github_callback",
    "orcid_callback",
    "openid_connect_callback",
    "competencies:framework-export",
    # allauth's own, which lead to ours or which nothing leads to.
    "socialaccount_login_error",
    "usersessions_list",
}


def reading() -> list[str]:
    """Return the pages of skills, roles and training, which anyone may read."""
    skill = ["craft", "testing"]
    return [
        reverse("home"),
        reverse("home") + "?role=engineer&at=people",
        *about_the_hub(),
        *searches(),
        reverse("competencies:framework-list"),
        reverse("competencies:framework-detail", args=["craft"]),
        reverse("competencies:framework-detail", args=["craft"]) + "?q=testing",
        reverse("competencies:framework-detail", args=["craft"]) + "?q=beekeeping",
        reverse("competencies:framework-detail", args=["craft"]) + "?q=tesitng",
        reverse("competencies:framework-detail", args=["craft"])
        + "?role=engineer&open=code",
        reverse("competencies:version-detail", args=["craft", "1.0"]),
        reverse("competencies:version-list", args=["craft"]),
        reverse("competencies:version-compare", args=["craft"]),
        reverse("competencies:skill-detail", args=skill),
        reverse("competencies:skill-level", args=[*skill, 1]),
        reverse("competencies:skill-edition", args=["craft", "1.0", "testing"]),
        reverse("competencies:framework-export-list", args=["craft", "1.0"]),
        reverse("competencies:framework-print", args=["craft", "1.0"]),
        reverse(
            "competencies:skill-edition-level", args=["craft", "1.0", *skill[1:], 1]
        ),
        reverse("competencies:role-list"),
        reverse("competencies:role-detail", args=["craft", "engineer"]),
        reverse("communities:calendar"),
        reverse("communities:funding-list"),
        reverse("communities:need-list"),
        reverse("communities:service-list"),
        reverse("training:resource-list"),
        reverse("training:resource-list") + "?q=beekeeping",
        reverse("training:resource-list") + "?skill=testing",
        reverse("training:resource-list") + "?competency=craft.code&time=unsaid",
        reverse("training:event-list"),
        reverse("training:event-list") + "?q=beekeeping&where=online",
        reverse("training:event-list") + "?past=1",
        reverse("training:event-detail", args=["testing-week"]),
        reverse("training:path-list"),
        reverse("training:path-detail", args=["first-steps"]),
        reverse("training:resource-detail", args=["tests-tell"]),
        reverse("training:resource-detail", args=["talking"]),
        *challenge_pages(),
        reverse("training:coverage"),
        reverse("training:coverage") + "?framework=craft",
        reverse("training:provider-list"),
        reverse("training:provider-detail", args=["lesson-house"]),
        *directory.read(),
        *crosswalked(),
        *under_records("edit"),
        *under_records("history"),
        *under_records("flag"),
        reverse("curation:suggestion-new", args=["resource"]),
        reverse("curation:suggestion-new", args=["provider"]),
        reverse("curation:suggestion-new", args=["event"]),
        reverse("api-docs"),
    ]


def crosswalked() -> list[str]:
    """Return the pages of what corresponds in another framework."""
    tie = [a_crosswalk().uuid]
    names = ("detail", "edit", "history", "flag")
    return [
        reverse("competencies:crosswalk", args=["craft", "other"]),
        *(reverse(f"competencies:crosswalk-{name}", args=tie) for name in names),
        reverse("curation:suggestion-new", args=["crosswalk"]),
    ]


def a_crosswalk() -> SkillRelation:
    """Return the tie of "testing" to a skill elsewhere, made if it isn't there."""
    found = SkillRelation.objects.crosswalks().first()
    if found is None:
        world = make_world({"quality": ["checks", "reviews"]}, slug="other")
        testing = Skill.objects.get(framework__slug="craft", slug="testing")
        found = SkillRelation.objects.create(
            from_skill=testing, to_skill=world.skills["checks"], kind=CLOSE
        )
        # One framework alone to begin a profile in.
        FrameworkVersion.objects.filter(pk=world.version.pk).update(status="retired")
    return found


def about_the_hub() -> list[str]:
    return [reverse(name) for name in ("about", "privacy", "terms", "contact")]


def searches() -> list[str]:
    """Return the search before anything is asked, with much found, and with nothing."""
    search = reverse("search:search")
    asked = (
        "testing",
        "tesitng",
        "seen+mentoring",
        "beekeeping",
        "testing&kind=skills",
    )
    return [search, *(f"{search}?q={words}" for words in asked)]


def challenge_pages() -> list[str]:
    """Return the pages of challenges, which anyone may read."""
    output = Output.objects.get(challenge__slug="meeting")
    propose = reverse("challenges:challenge-propose")
    names = ("detail", "theory")
    return [
        reverse("challenges:challenge-list"),
        reverse("challenges:challenge-gaps"),
        propose,
        f"{propose}?about=RSEs+seldom+meet",
        *(reverse(f"challenges:challenge-{name}", args=["meeting"]) for name in names),
        reverse("challenges:item-add", args=["meeting", "output"]),
        reverse("challenges:item-edit", args=["meeting", output.uuid]),
    ]


RECORDS = {
    "competencies:framework": ["craft"],
    "competencies:skill": ["craft", "testing"],
    "competencies:role": ["craft", "engineer"],
    "training:resource": ["tests-tell"],
    "training:provider": ["lesson-house"],
    "training:event": ["testing-week"],
    "training:learning-path": ["first-steps"],
    "communities:community": ["rsse-africa"],
    "challenges:challenge": ["meeting"],
}


def under_records(page: str) -> list[str]:
    """Return a page of curation under a record of each kind."""
    return [reverse(f"{kind}-{page}", args=args) for kind, args in RECORDS.items()]


def curated(hers: User) -> list[str]:
    """Make suggestions, decided ones too, a flag, and a change of each kind of record.

    Return the pages that a curator has, and a visitor's page of how it stands.
    """
    pages = [reverse("curation:suggestion-list"), changed_crosswalk(hers)]
    for name, args in RECORDS.items():
        kind = kind_of(name.partition(":")[2])
        record = kind.visible_to(hers).filter(slug=args[-1]).order_by("pk").first()
        pages += [*suggested(kind, record, hers), changed(kind, record, hers)]
    said = flag(kind=kind, record=record, what="wrong", words="All", reporter=None)
    return [*pages, reverse("curation:flag-settle", args=[said.uuid])]


def changed_crosswalk(hers: User) -> str:
    """Change a tie, and return the page that puts it back."""
    tie = a_crosswalk()
    with told(user=hers, reason="It reads better"):
        rewrite_crosswalk(crosswalk=tie, values={"note": "Other words"})
    kind = kind_of("crosswalk")
    return kind.url(tie, "undo", changes_of(kind, tie, hers)[0].id)


def suggested(kind: Kind, record: object, hers: User) -> list[str]:
    """Suggest twice: one waits, the other is refused and was a visitor's."""
    words = {"kind": kind, "record": record, "base": kind.read(record, working=False)}
    change = {"description": "New words <b>with</b> a " + "very" * 30 + "long one"}
    waits = suggest(**words, proposed=change, reason="So it is", absolute=str)
    refused = suggest(**words, proposed=change, absolute=str)
    reject(suggestion=refused, by=hers, reason="No", absolute=str)
    status = [refused.uuid, status_token(refused)]
    return [
        waits.get_absolute_url(),
        refused.get_absolute_url(),
        reverse("curation:suggestion-status", args=status),
    ]


def changed(kind: Kind, record: object, hers: User) -> str:
    """Change a record, and return the page that puts it back."""
    with told(user=hers, reason="It reads better"):
        kind.apply(record=record, values={"description": "Other words"})
    return kind.url(record, "undo", changes_of(kind, record, hers)[0].id)


def entrance(person: User) -> list[str]:
    """Return the ways in, and the mailed links of a person, good and broken."""
    return [
        reverse("account_login"),
        reverse("account_signup"),
        reverse("account_inactive"),
        reverse("account_email_verification_sent"),
        reverse("account_confirm_email", args=[confirmation_key(person)]),
        reverse("account_confirm_email", args=["broken"]),
        reverse("account_reset_password"),
        reverse("account_reset_password_done"),
        reset_link(person),
        reverse("account_reset_password_from_key", args=["0", "broken"]),
        reverse("account_reset_password_from_key_done"),
    ]


def confirmation_key(person: User) -> str:
    """Return what a mailed link carries to confirm a second address."""
    second = EmailAddress.objects.create(user=person, email=f"also-{person.email}")
    return EmailConfirmationHMAC(second).key


def reset_link(person: User) -> str:
    """Ask for a new password, and return where the mailed link leads."""
    Client().post(reverse("account_reset_password"), {"email": person.email})
    [link] = re.findall(r"https?://\S+", mail.outbox[-1].body)
    return urlsplit(link).path


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


def without_anything() -> list[str]:
    """Return the pages that a new person meets in a hub that holds nothing yet."""
    return [
        reverse("home"),
        *about_the_hub(),
        reverse("profiles:profile"),
        reverse("profiles:goal-list"),
        reverse("profiles:sharing"),
        reverse("profiles:shared-list"),
        reverse("shares:link", args=["guessed"]),
        reverse("search:search"),
        reverse("competencies:framework-list"),
        reverse("competencies:role-list"),
        reverse("training:resource-list"),
        reverse("training:provider-list"),
        reverse("training:event-list"),
        reverse("training:path-list"),
        reverse("training:mine"),
        reverse("training:search-list"),
        reverse("communities:community-list"),
        reverse("communities:map"),
        reverse("communities:entry-list"),
        reverse("communities:claim-list"),
    ]


def route_names(resolver: URLResolver | None = None, within: str = "") -> set[str]:
    """Return the names of every page of ours and allauth's; the admin has its own, and
    what is for programs is no page."""
    names = set()
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLPattern):
            names |= {within + each.name} if each.name else set()
        elif each.namespace not in {"admin", "api", "case"}:
            below = f"{each.namespace}:" if each.namespace else ""
            names |= route_names(each, within + below)
    return names


def name_of(address: str) -> str:
    """Return the name of the page at an address."""
    return resolve(urlsplit(address).path).view_name
