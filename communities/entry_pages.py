"""What the page of one community shows, read in a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from communities.alive import Finding, Oddity, Pulse
from communities.countries import country_names
from communities.kinds import ChannelKind, NeedState, RelationKind
from communities.languages import language_name
from communities.life_words import finding_words, life_words
from communities.maturity import Facts, Point, checklist
from communities.maturity_words import point_words
from communities.models import (
    Activity,
    CaseStudy,
    Channel,
    Community,
    FundingRow,
    Leader,
    Maintainer,
    MemberCount,
    Need,
    Occurrence,
    Offer,
    PrivateContact,
    SharedService,
)
from communities.precision import day_words
from communities.relation_words import Related, related_to
from communities.signs import pulses_of, twins_of
from curation.kinds import Person
from curation.link_health import Health, health_of

MOST_EVENTS = 5


@dataclass(frozen=True, slots=True)
class ChannelLine:
    channel: Channel
    health: Health | None
    join_health: Health | None

    @property
    def has_doubt(self) -> bool:
        """Say whether the link is worth a word: one that works needs none."""
        known = [each for each in (self.health, self.join_health) if each]
        return any(each.why for each in known)


@dataclass(frozen=True, slots=True)
class MoneyLine:
    row: FundingRow
    starts: str
    ends: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One community with all that belongs to it, as a person may read it."""

    community: Community
    pulse: Pulse
    findings: Sequence[str]
    channels: Sequence[ChannelLine]
    activities: Sequence[Activity]
    coming: Sequence[Occurrence]
    leaders: Sequence[Leader]
    money: Sequence[MoneyLine]
    needs: Sequence[Need]
    offers: Sequence[Offer]
    services: Sequence[SharedService]
    sizes: Sequence[MemberCount]
    stories: Sequence[CaseStudy]
    related: Sequence[Related]
    points: Sequence[Point]
    has_keepers: bool
    can_be_written_to: bool

    @property
    def life(self) -> str:
        return life_words(self.pulse)

    @property
    def website(self) -> str:
        sites = [c for c in self.channels if c.channel.kind == ChannelKind.WEBSITE]
        return sites[0].channel.url if sites else ""

    @property
    def countries(self) -> list[str]:
        return country_names(self.community.countries)

    @property
    def founded(self) -> str:
        return day_words(self.community.founded_on, self.community.founded_precision)

    @property
    def registered(self) -> str:
        one = self.community
        return day_words(one.registered_on, one.registered_precision)

    @property
    def retired(self) -> str:
        return day_words(self.community.retired_on, self.community.retired_precision)

    @property
    def parent(self) -> Related | None:
        above = [each for each in self.related if each.kind == RelationKind.PART_OF]
        return above[0] if above and above[0].is_outward else None

    @property
    def languages(self) -> list[str]:
        """Return the languages in their own words; an unknown code as it is."""
        return [language_name(code) for code in self.community.languages]

    @property
    def settled(self) -> list[tuple[str, bool]]:
        return [(point_words(point.key), point.is_met) for point in self.points]

    @property
    def met(self) -> int:
        return sum(point.is_met for point in self.points)

    def missing(self) -> list[str]:
        """Return what nobody has said yet, in words."""
        one = self.community
        asked = {
            _("what kind of community it is"): one.kind,
            _("what it is about, in a sentence"): one.summary,
            _("where it is"): one.countries or one.scope == "global",
            _("the languages it speaks"): one.languages,
            _("its themes"): one.themes,
            _("when it was founded"): one.founded_on,
            _("where to meet it"): self.channels,
            _("what it does"): self.activities,
            _("how it is led"): one.governance,
        }
        return [words for words, value in asked.items() if not value]


def entry_of(community: Community, user: Person, now: datetime | None = None) -> Entry:
    """Return the page of a community: about twenty queries, whatever it holds."""
    now = now or timezone.now()
    channels = _channels(community, user)
    pulse = pulses_of([community], now)[community.pk]
    occurrences = Occurrence.objects.visible_to(user).filter(community=community)
    needs = Need.objects.visible_to(user).filter(community=community)
    offers = Offer.objects.visible_to(user).filter(community=community)
    services = SharedService.objects.visible_to(user).filter(community=community)
    keepers = Maintainer.objects.filter(community=community).exists()
    activities = Activity.objects.visible_to(user).filter(community=community)
    return Entry(
        community=community,
        pulse=pulse,
        findings=_findings(community, pulse),
        channels=channels,
        activities=list(activities),
        coming=list(occurrences.filter(ends_at__gte=now)[:MOST_EVENTS]),
        leaders=_leaders(community, user),
        money=_money(community, user),
        needs=list(needs.filter(state=NeedState.OPEN)),
        offers=list(offers.open()),
        services=list(services.select_related("shares_with")),
        sizes=list(MemberCount.objects.filter(community=community)[:MOST_EVENTS]),
        stories=list(CaseStudy.objects.filter(community=community)),
        related=related_to(community),
        points=checklist(_facts(community, channels, pulse), timezone.localdate(now)),
        has_keepers=keepers,
        can_be_written_to=keepers
        or PrivateContact.objects.filter(community=community).exists(),
    )


def _channels(community: Community, user: Person) -> list[ChannelLine]:
    found = list(Channel.objects.visible_to(user).filter(community=community))
    health = health_of(
        url for each in found for url in (each.url, each.join_url) if url
    )
    return [
        ChannelLine(each, health.get(each.url), health.get(each.join_url))
        for each in found
    ]


def _findings(community: Community, pulse: Pulse) -> list[str]:
    findings = list(pulse.findings)
    if names := [str(each) for each in twins_of(community)]:
        findings.append(Finding(Oddity.SAME_ADDRESS, names=names))
    return [finding_words(each) for each in findings]


def _leaders(community: Community, user: Person) -> list[Leader]:
    rows = Leader.objects.visible_to(user).filter(community=community)
    return list(rows.order_by("-started_on", "name", "pk"))


def _money(community: Community, user: Person) -> list[MoneyLine]:
    rows = FundingRow.objects.visible_to(user).filter(community=community)
    return [
        MoneyLine(
            row,
            day_words(row.starts_on, row.starts_precision),
            day_words(row.ends_on, row.ends_precision),
        )
        for row in rows
    ]


def _facts(
    community: Community, channels: Sequence[ChannelLine], pulse: Pulse
) -> Facts:
    kinds = {each.channel.kind for each in channels}
    return Facts(
        has_website=ChannelKind.WEBSITE in kinds,
        has_contact=bool(community.contact_url or community.contact_email),
        governance=community.governance,
        last_event=pulse.sign if pulse.is_by_event else None,
        membership_is_open=community.membership_is_open,
        has_conduct=bool(community.conduct_url),
    )
