"""The words that files have for kinds of things, as the hub's own.

Each function returns nothing where the hub has no such word.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

WEBSITE, OTHER = "website", "other"
HOSTS = {
    "linkedin.com": "linkedin",
    "slack.com": "slack",
    "discord.gg": "discord",
    "discord.com": "discord",
    "matrix.to": "matrix",
    "element.io": "matrix",
    "zulipchat.com": "zulip",
    "chat.whatsapp.com": "whatsapp",
    "wa.me": "whatsapp",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "zenodo.org": "zenodo",
    "github.com": "github",
    "meetup.com": "meetup",
    "eventbrite.com": "eventbrite",
    "eventbrite.co.uk": "eventbrite",
    "bsky.app": "bluesky",
    "twitter.com": "twitter",
    "x.com": "twitter",
    "groups.google.com": "mailing-list",
    "groups.io": "mailing-list",
    "jiscmail.ac.uk": "mailing-list",
    "topicbox.com": "mailing-list",
    "listserv.dfn.de": "mailing-list",
    "substack.com": "newsletter",
    "mailchi.mp": "newsletter",
    "fosstodon.org": "mastodon",
    "mastodon.social": "mastodon",
    "hachyderm.io": "mastodon",
}
LABELS = {
    "website": ("website", "web site", "web", "homepage", "home page", "site"),
    "linkedin": ("linkedin",),
    "newsletter": ("newsletter", "news letter"),
    "forum": ("forum",),
    "slack": ("slack",),
    "discourse": ("discourse",),
    "matrix": ("matrix", "element"),
    "zulip": ("zulip",),
    "rocket-chat": ("rocket.chat", "rocketchat", "rocket chat"),
    "discord": ("discord",),
    "whatsapp": ("whatsapp",),
    "mailing-list": ("mailing list", "mailinglist", "mail list", "list", "topicbox"),
    "mastodon": ("mastodon", "fediverse"),
    "bluesky": ("bluesky",),
    "youtube": ("youtube",),
    "zenodo": ("zenodo",),
    "github": ("github", "git hub", "repository"),
    "feed": ("feed", "rss", "atom"),
    "meetup": ("meetup",),
    "eventbrite": ("eventbrite",),
    "twitter": ("twitter", "x"),
}
NEEDS = (
    ("money", r"fund|money|grant|financ|sponsor|budget"),
    ("fiscal-host", r"legal|fiscal|bank account|charit"),
    ("leader", r"leader|co-?organi|organi[sz]er|someone who|volunteers to run"),
    ("governance", r"governance|committee|board|charter|code of conduct"),
    ("forum", r"forum|chat|slack|discourse|whatsapp|zulip|matrix|discussion"),
    ("website", r"website|web site|online presence|web page|domain"),
    ("newsletter", r"newsletter|mailing"),
    ("meetups", r"meet|connect with|gather|regular opportunit|event|workshop"),
    ("venue", r"venue|room|space to"),
    ("speakers", r"speaker|talks"),
    ("content", r"translat|content|bilingual"),
    ("material", r"t-?shirt|sticker|merchandise|swag|slides|printed"),
    ("visibility", r"visib|recogni|promot|reach"),
    ("mentoring", r"mentor|advice|guidance"),
)
KINDS = {
    "association": "association, society, verein, e.v.",
    "council": "council or alliance, council, alliance, umbrella",
    "chapter": "chapter or regional group, chapter, regional group, rg, regional, "
    "local group, subgroup",
    "interest-group": "special interest group, sig, affinity group, interest group",
    "working-group": "working group, wg",
    "institutional": "institutional group, institutional, institution, university",
    "training": "training network, training",
    "funder": "fellowship-funder, fellowship, funder, fellowship or funder",
    "event-series": "event series, events, conference series",
    "practice": "community of practice, community, network, group, practice",
    "directory": "directory, list",
}
SCOPES = {
    "global": "global, international, worldwide, world",
    "continental": "continental, continent",
    "multinational": "multinational, several countries, multiple countries",
    "national": "national, country, nation",
    "regional": "regional, region, state",
    "local": "local, city",
    "institution": "institutional, institution, university",
}
LEGAL_FORMS = {
    "none": "none, no legal form, informal",
    "association": "association, registered association, e.v., verein, society",
    "charity": "charity, cio, non-profit, nonprofit, charitable organisation",
    "company": "company, ltd, gmbh",
    "part": "part, part of another organisation",
    "hosted": "hosted, under a fiscal host, fiscally sponsored",
}
STATUSES = {
    "prospective": "prospective, planned, interested, idea",
    "forming": "forming, starting, im aufbau, in formation, new",
    "active": "active, current, alive, running",
    "paused": "paused, on hold, hiatus, inactive",
    "dormant": "dormant, sleeping",
    "retired": "retired, closed, ended, former, archived",
    "merged": "merged, merged into",
}

# What is written where a country should stand, and names none.
SEVERAL = frozenset(
    {
        *("multiple countries", "multiple", "several", "several countries", "various"),
        *("international", "global", "worldwide", "online", "virtual", "many"),
    }
)


def _turned(words: dict[str, str]) -> dict[str, str]:
    return {name: key for key, names in words.items() for name in names.split(", ")}


_KINDS, _SCOPES, _STATUSES = _turned(KINDS), _turned(SCOPES), _turned(STATUSES)
_LEGAL_FORMS = _turned(LEGAL_FORMS)


def _plain(said: str) -> str:
    return " ".join(said.casefold().replace("_", " ").split())


def kind_of(said: str) -> str:
    return _KINDS.get(_plain(said.replace("-", " ")), "")


def scope_of(said: str) -> str:
    return _SCOPES.get(_plain(said), "")


def status_of(said: str) -> str:
    return _STATUSES.get(_plain(said), "")


def legal_form_of(said: str) -> str:
    return _LEGAL_FORMS.get(_plain(said), "")


def channel_of(url: str, label: str = "") -> str:
    """Return the kind of a channel: by whose address it is, then by its label."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        host = ""
    for ending, kind in HOSTS.items():
        if host == ending or host.endswith(f".{ending}"):
            return kind
    said = _plain(label)
    for kind, names in LABELS.items():
        if any(re.search(rf"\b{re.escape(name)}\b", said) for name in names):
            return kind
    return OTHER if said else WEBSITE


def need_of(text: str) -> str:
    """Return the kind of need that words speak of, the first that they name."""
    said = _plain(text)
    found = [
        (match.start(), kind)
        for kind, words in NEEDS
        if (match := re.search(words, said))
    ]
    return min(found)[1] if found else ""


def names_several(said: str) -> bool:
    """Say whether words stand for more than one country without naming any."""
    return _plain(said) in SEVERAL
