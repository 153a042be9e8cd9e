"""Every page of the hub, as addresses to visit."""

import re
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from accounts.models import User
from challenges.models import Output
from competencies.crosswalks import CLOSE
from competencies.curated_crosswalks import rewrite_crosswalk
from competencies.models import FrameworkVersion, Skill, SkillRelation
from curation.actions import flag, reject, suggest
from curation.history import changes_of
from curation.kinds import Kind, kind_of
from curation.mails import status_token
from curation.provenance import told
from tests.factories import (
    make_world,
)
from tests.journeys import directory


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
