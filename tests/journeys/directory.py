"""The pages of the directory, for whoever visits all: what is read, what is kept."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from communities.kinds import ClaimMethod
from communities.models import Asking, Claim, Community
from tests.communities.makers import make_community
from tests.communities.test_entry import fill
from tests.communities.whole import make_whole


def make_directory() -> None:
    """Make one with everything, one with nothing, and one nobody answers for."""
    whole = make_community(
        "rsse-africa",
        name="RSSE Africa",
        acronym="RSSE",
        summary="Research software and systems engineers in Africa.",
        countries=["KE", "ZA"],
        themes=["research software", "genomics"],
        languages=["en", "fr"],
        kind="practice",
        scope="continental",
        governance="core-team",
        is_seeking_funding=True,
        latitude=-33.9,
        longitude=18.6,
        city="Cape Town",
    )
    fill(whole, 2)
    make_community("bare", name="Bare bones")
    silent = make_community("silent", countries=["FI"], status="paused")
    then = timezone.now() - timedelta(days=60)
    Asking.objects.create(community=silent, asked_at=then, mails=4, last_mail_at=then)


def read() -> list[str]:
    """Return what everybody reads of the directory."""
    listed = reverse("communities:community-list")
    return [
        listed,
        f"{listed}?country=ZA&theme=genomics",
        f"{listed}?q=beekeeping",
        reverse("communities:map"),
        reverse("communities:community-detail", args=["rsse-africa"]),
        reverse("communities:community-detail", args=["bare"]),
        reverse("communities:community-detail", args=["silent"]),
        reverse("curation:suggestion-new", args=["community"]),
    ]


def kept(person: User) -> list[str]:
    """Let a person keep an entry; return the pages of that, and the mailed links."""
    slug = f"kept-{person.pk}"
    made = make_whole(person, slug)
    other = Community.objects.get(slug=f"{slug}-other")
    soon = timezone.now() + timedelta(days=7)
    waits = Claim.objects.create(
        community=make_community(f"{slug}-third"),
        claimant=person,
        method=ClaimMethod.CURATOR,
        words="I founded it.",
        expires_at=soon,
    )
    rows = {"need": made["NEED"], "offer": made["OFFER"], "leader": made["LEADER"]}
    secret, broken = made["SECRET"], "0" * 40
    links = {
        "claim-confirm": [made["CLAIM"], made["PROOF"]],
        "still-right": [made["COMMUNITY"], made["STILL RIGHT"]],
        "leader-agree": [made["LEADER"], made["AGREE"]],
        "invitation": [secret],
        "claim-detail": [made["CLAIM"]],
    }
    return [
        reverse("communities:entry-list"),
        reverse("communities:claim-list"),
        reverse("communities:claim-detail", args=[waits.uuid]),
        *(reverse(f"communities:{name}", args=args) for name, args in links.items()),
        reverse("communities:invitation", args=["over"]),
        reverse("communities:still-right", args=[made["COMMUNITY"], broken]),
        reverse("communities:keep", args=[slug]),
        reverse("communities:keep-edit", args=[slug]),
        reverse("communities:community-detail", args=[slug]),
        reverse("communities:funding-detail", args=[slug]),
        reverse("communities:funding-new", args=[slug]),
        reverse("communities:funding-update", args=[slug, made["FUNDING"]]),
        reverse("communities:community-contact", args=[slug]),
        reverse("communities:community-claim", args=[other.slug]),
        *(reverse(f"communities:{what}-new", args=[slug]) for what in rows),
        *(
            reverse(f"communities:{what}-edit", args=[slug, uuid])
            for what, uuid in rows.items()
        ),
    ]
