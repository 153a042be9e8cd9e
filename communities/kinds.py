"""The words by which a community and what belongs to it are told apart."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CommunityKind(TextChoices):
    ASSOCIATION = "association", _("association")
    COUNCIL = "council", _("council or alliance")
    CHAPTER = "chapter", _("chapter or regional group")
    INTEREST_GROUP = "interest-group", _("special interest group")
    WORKING_GROUP = "working-group", _("working group")
    INSTITUTIONAL = "institutional", _("group of an institution")
    PRACTICE = "practice", _("community of practice")
    TRAINING = "training", _("training network")
    FUNDER = "funder", _("fellowship or funder")
    EVENT_SERIES = "event-series", _("event series")
    DIRECTORY = "directory", _("directory")


class Scope(TextChoices):
    """How far it reaches, from the widest to the nearest."""

    GLOBAL = "global", _("worldwide")
    CONTINENTAL = "continental", _("a continent")
    MULTINATIONAL = "multinational", _("several countries")
    NATIONAL = "national", _("a country")
    REGIONAL = "regional", _("a region")
    LOCAL = "local", _("a city")
    INSTITUTION = "institution", _("an institution")


class Status(TextChoices):
    """Where it stands in its life, as it says itself."""

    PROSPECTIVE = "prospective", _("looking for founders")
    FORMING = "forming", _("forming")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    DORMANT = "dormant", _("dormant")
    RETIRED = "retired", _("ended")
    MERGED = "merged", _("merged into another")


class Precision(TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("to the day")
    MONTH = "month", _("to the month")
    YEAR = "year", _("to the year")
    ABOUT = "about", _("about that year")


class RelationKind(TextChoices):
    """What one community is to another; read from the first to the second."""

    PART_OF = "part-of", _("is part of")
    MEMBER_OF = "member-of", _("is a member of")
    OBSERVER_OF = "observer-of", _("is an observer of")
    SISTER_OF = "sister-of", _("is a sister of")
    SHARES_CHANNEL = "shares-channel", _("uses a channel of")


class ChannelKind(TextChoices):
    WEBSITE = "website", _("website")
    NEWSLETTER = "newsletter", _("newsletter")
    MAILING_LIST = "mailing-list", _("mailing list")
    FORUM = "forum", _("forum")
    DISCOURSE = "discourse", "Discourse"
    SLACK = "slack", "Slack"
    MATRIX = "matrix", "Matrix"
    ZULIP = "zulip", "Zulip"
    ROCKET_CHAT = "rocket-chat", "Rocket.Chat"
    DISCORD = "discord", "Discord"
    WHATSAPP = "whatsapp", "WhatsApp"
    LINKEDIN = "linkedin", "LinkedIn"
    MASTODON = "mastodon", "Mastodon"
    BLUESKY = "bluesky", "Bluesky"
    TWITTER = "twitter", "X / Twitter"
    YOUTUBE = "youtube", "YouTube"
    ZENODO = "zenodo", "Zenodo"
    GITHUB = "github", "GitHub"
    MEETUP = "meetup", "Meetup"
    EVENTBRITE = "eventbrite", "Eventbrite"
    FEED = "feed", _("feed")
    OTHER = "other", _("other")


class Access(TextChoices):
    """How one gets in."""

    OPEN = "open", _("open to all")
    REQUEST = "request", _("on request")
    INVITE = "invite", _("by invitation")


class ActivityKind(TextChoices):
    CALL = "call", _("call")
    MEETUP = "meetup", _("meetup")
    COFFEE = "coffee", _("coffee hour")
    SEMINAR = "seminar", _("seminar")
    WORKSHOP = "workshop", _("workshop")
    CONFERENCE = "conference", _("conference")
    UNCONFERENCE = "unconference", _("unconference")
    TRAINING = "training", _("training")
    OTHER = "other", _("other")


class ActivityStatus(TextChoices):
    """Where one activity stands: a community may live while its seminar rests."""

    PLANNED = "planned", _("planned")
    ACTIVE = "active", _("takes place")
    PAUSED = "paused", _("paused")
    ENDED = "ended", _("ended")


class OccurrenceStatus(TextChoices):
    """The words of iCalendar's STATUS that an occurrence can have."""

    CONFIRMED = "confirmed", _("takes place")
    TENTATIVE = "tentative", _("not certain yet")
    CANCELLED = "cancelled", _("called off")


class Governance(TextChoices):
    SOLE_LEADER = "sole-leader", _("one leader")
    CORE_TEAM = "core-team", _("a core team")
    COMMITTEE = "committee", _("a steering committee")
    BOARD = "board", _("an elected board")
    TRUSTEES = "trustees", _("trustees of a charity")
    HOST = "host", _("the institution that hosts it")


class LegalForm(TextChoices):
    NONE = "none", _("no legal form")
    ASSOCIATION = "association", _("registered association")
    CHARITY = "charity", _("charity or non-profit organisation")
    COMPANY = "company", _("company")
    PART = "part", _("part of another organisation")
    HOSTED = "hosted", _("under a fiscal host")


class StaffBand(TextChoices):
    """How much paid work there is, in full-time posts."""

    NONE = "none", _("volunteers only")
    BELOW_ONE = "below-1", _("less than one post")
    FEW = "1-5", _("one to five posts")
    MANY = "above-5", _("more than five posts")


class FundingKind(TextChoices):
    GRANT = "grant", _("grant")
    CONTRACT = "contract", _("contract")
    FEES = "fees", _("membership fees")
    SPONSORSHIP = "sponsorship", _("sponsorship")
    DONATION = "donation", _("donation")
    HOSTING = "hosting", _("fiscal hosting")
    MENTORING = "mentoring", _("mentoring")
    NOTHING = "none", _("nothing pays for it")
    OTHER = "other", _("other")


class Visibility(TextChoices):
    PUBLIC = "public", _("everybody")
    MAINTAINERS = "maintainers", _("its maintainers")


class RowState(TextChoices):
    """Whether a person stands behind a row, or a file only hints at it."""

    SUGGESTED = "suggested", _("suggested")
    ACCEPTED = "accepted", _("accepted")


class NeedKind(TextChoices):
    """What is needed, or offered: one vocabulary, so that the two can meet."""

    WEBSITE = "website", _("website or online presence")
    FORUM = "forum", _("forum or chat")
    NEWSLETTER = "newsletter", _("newsletter")
    MEETUPS = "meetups", _("meetups and events")
    LEADER = "leader", _("leader or co-organiser")
    GOVERNANCE = "governance", _("help with governance")
    MONEY = "money", _("money")
    FISCAL_HOST = "fiscal-host", _("legal or fiscal host")
    VENUE = "venue", _("venue")
    SPEAKERS = "speakers", _("speakers")
    CONTENT = "content", _("translation or content")
    MATERIAL = "material", _("material and merchandise")
    VISIBILITY = "visibility", _("visibility")
    MENTORING = "mentoring", _("mentoring")


class NeedState(TextChoices):
    OPEN = "open", _("open")
    MET = "met", _("met")
    WITHDRAWN = "withdrawn", _("withdrawn")


class ServiceKind(TextChoices):
    """What several small communities could have served by one."""

    WEBSITE = "website", _("website")
    FORUM = "forum", _("forum or chat")
    NEWSLETTER = "newsletter", _("newsletter")
    CALENDAR = "calendar", _("events and calendar")
    MAILING_LIST = "mailing-list", _("mailing list")
    FISCAL_HOST = "fiscal-host", _("bank account or fiscal host")
    MANAGER = "manager", _("hours of a community manager")


class ServiceState(TextChoices):
    """How a community has a service; no row: nobody has said."""

    OWN = "own", _("has its own")
    SHARES = "shares", _("shares one")
    NEEDS = "needs", _("needs one")


class VerifiedHow(TextChoices):
    """By whom an entry was last said to be right."""

    MAINTAINER = "maintainer", _("a maintainer")
    MAIL = "mail", _("a maintainer, by the mailed link")
    CURATOR = "curator", _("a curator of the hub")


class ClaimMethod(TextChoices):
    MAIL = "mail", _("a mail to an address at the site's domain")
    TOKEN = "token", _("a word put on the site")
    CURATOR = "curator", _("a curator looks at it")


class ClaimState(TextChoices):
    PENDING = "pending", _("waits")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")
