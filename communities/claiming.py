"""Claiming an entry: three ways to show that it is one's own to keep."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from accounts.models import User
from communities import keeping_mails
from communities.keeping import take_on
from communities.kinds import ChannelKind, ClaimMethod, ClaimState
from communities.models import Claim, Community
from curation.fetching import PUBLIC_WEB, NotFetchedError, Web, fetch
from curation.kinds import RefusedError
from curation.link_agent import agent

DAYS = timedelta(days=14)
SECONDS = 8.0
_SALT = "communities.claim"
# Sites where many have a page: having an address there shows nothing.
SHARED_HOSTS = (
    *("github.com", "github.io", "gitlab.com", "gitlab.io", "codeberg.org"),
    *("google.com", "wordpress.com", "medium.com", "linkedin.com", "meetup.com"),
    *("slack.com", "zulipchat.com", "discourse.group", "groups.io", "notion.site"),
    *("facebook.com", "eventbrite.com", "zenodo.org", "osf.io", "mailchi.mp"),
)


def proof_of(claim: Claim) -> str:
    """Return the secret of a claim: in the mail, or as the word to put on the site."""
    return salted_hmac(_SALT, claim.uuid.hex, algorithm="sha256").hexdigest()[:40]


def site_word(claim: Claim) -> str:
    """Return the word to put on the site."""
    return f"rse-hub-{proof_of(claim)[:24]}"


def is_proof_of(claim: Claim, token: str) -> bool:
    return constant_time_compare(proof_of(claim), token)


def sites_of(community: Community) -> list[str]:
    """Return the websites that an entry gives."""
    rows = community.channels.filter(kind=ChannelKind.WEBSITE)
    return list(rows.order_by("position", "pk").values_list("url", flat=True))


def mail_domains(sites: Iterable[str]) -> list[str]:
    """Return the domains at which an address shows that somebody is of the community.

    A page of a larger site shows nothing, nor does a host that many share.
    """
    found = []
    for site in sites:
        parts = urlsplit(site)
        host = (parts.hostname or "").removeprefix("www.")
        is_own = parts.path in {"", "/"} and not parts.query
        if host and is_own and not _is_shared(host):
            found.append(host)
    return list(dict.fromkeys(found))


def _is_shared(host: str) -> bool:
    return any(host == each or host.endswith(f".{each}") for each in SHARED_HOSTS)


@transaction.atomic
def claim(
    *,
    community: Community,
    claimant: User,
    method: str,
    email: str = "",
    words: str = "",
) -> Claim:
    """Begin a claim; one that waits already gives way. Raises RefusedError."""
    if community.maintainers.filter(user=claimant).exists():
        raise RefusedError(_("You keep this entry already."))
    _refuse_wrong_domain(community, method, email)
    waiting = Claim.objects.select_for_update().filter(
        community=community, claimant=claimant, state=ClaimState.PENDING
    )
    waiting.delete()
    try:
        with transaction.atomic():
            made = Claim.objects.create(
                community=community,
                claimant=claimant,
                method=method,
                email=email,
                words=words,
                expires_at=timezone.now() + DAYS,
            )
    except IntegrityError as error:
        raise RefusedError(_("You claimed it just now. Look at your mail.")) from error
    if method == ClaimMethod.MAIL:
        keeping_mails.send_claim_link(made, proof_of(made))
    return made


def _refuse_wrong_domain(community: Community, method: str, email: str) -> None:
    if method != ClaimMethod.MAIL:
        return
    domains = mail_domains(sites_of(community))
    if email.rpartition("@")[2].casefold() not in domains:
        told = ", ".join(domains) or _("none")
        raise RefusedError(_("Give an address at the site's domain: %s.") % told)


@transaction.atomic
def approve(*, claim: Claim) -> None:
    """Let the claimant keep the entry. Raises RefusedError where it is decided."""
    stored = _pending(claim)
    stored.state, stored.decided_at = ClaimState.APPROVED, timezone.now()
    stored.email = ""
    stored.save()
    take_on(community=stored.community, user=stored.claimant)
    keeping_mails.tell_claimed(stored)


@transaction.atomic
def reject(*, claim: Claim, reason: str) -> None:
    """Say no, and why. Raises RefusedError where it is decided, or without a reason."""
    if not reason.strip():
        raise RefusedError(_("Say why: the person reads it."))
    stored = _pending(claim)
    stored.state, stored.decided_at = ClaimState.REJECTED, timezone.now()
    stored.reason, stored.email = reason, ""
    stored.save()
    keeping_mails.tell_claimed(stored)


def _pending(claim: Claim) -> Claim:
    stored = (
        Claim.objects.live()
        .select_for_update(of=("self",))
        .select_related("community", "claimant")
        .filter(pk=claim.pk)
        .first()
    )
    if stored is None:
        raise RefusedError(_("This claim is decided, or too old. Claim it anew."))
    return stored


def look_for_word(claim: Claim, *, web: Web = PUBLIC_WEB) -> bool:
    """Say whether one of the entry's websites holds the word of a claim."""
    word = site_word(claim)
    return any(word in _text_of(site, web) for site in sites_of(claim.community))


def _text_of(site: str, web: Web) -> str:
    """Return what a page says; nothing where it doesn't come, or leads elsewhere."""
    try:
        answer = fetch(site, agent=agent(), seconds=SECONDS, web=web)
    except NotFetchedError:
        return ""
    if urlsplit(answer.address).hostname != urlsplit(site).hostname:
        return ""
    return answer.text if answer.is_success else ""
