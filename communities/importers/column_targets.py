"""What a column of a table of communities may hold, and what is said beside that."""

from __future__ import annotations

from collections.abc import Sequence

from curation.columns import ColumnMap, Target, guessed

KIND = "communities"
SEPARATOR, SOURCE, LICENCE = "separator", "source", "licence"
GUESS = ""
SEPARATORS = {"|": "|", ";": ";", ",": ",", "line": "\n"}
NAME, URL, MEMBERS, CHANNEL = "name", "url", "members", "channel"
LISTS = (
    *("countries", "themes", "languages", "former_names"),
    *("member_of", "observer_of", "shares_with"),
)
SETTINGS = (SEPARATOR, SOURCE, LICENCE)
REQUIRED = (NAME,)
CHANNELS = (
    *("linkedin", "slack", "forum", "mailing-list", "newsletter", "mastodon"),
    *("bluesky", "youtube", "github", "matrix", "zulip", "discord", "meetup"),
)


def _(words: str) -> str:
    """Mark words for translation; the page translates them."""
    return words


TARGETS = (
    Target(
        NAME,
        _("Name"),
        ("name", "title", "community", "communityname", "group", "organisation"),
    ),
    Target(
        URL,
        _("Website"),
        ("url", "website", "web", "link", "homepage", "webpage", "address"),
    ),
    Target("acronym", _("Acronym"), ("acronym", "abbreviation", "shortname")),
    Target(
        "former_names",
        _("Former names, a list"),
        ("formernames", "formername", "alsoknownas", "alternatename"),
    ),
    Target(
        "summary", _("One line about it"), ("summary", "oneline", "tagline", "abstract")
    ),
    Target(
        "description", _("Description"), ("description", "about", "details", "notes")
    ),
    Target("kind", _("Kind, such as association"), ("kind", "type", "grouptype")),
    Target("scope", _("Reach, such as national"), ("scope", "reach", "level")),
    Target("status", _("Status, such as active"), ("status", "state")),
    Target(
        "countries",
        _("Countries, a list of names or codes"),
        ("countries", "country", "nation", "countrycode", "areaserved"),
        may_repeat=True,
    ),
    Target("region", _("Region"), ("region", "area", "continent")),
    Target("city", _("City"), ("city", "town", "place", "location")),
    Target("latitude", _("Latitude"), ("latitude", "lat", "locationlat")),
    Target("longitude", _("Longitude"), ("longitude", "lon", "lng", "long")),
    Target(
        "themes",
        _("Themes, a list"),
        ("themes", "theme", "topics", "tags", "keywords", "topic"),
        may_repeat=True,
    ),
    Target("languages", _("Languages, as codes"), ("languages", "language", "lang")),
    Target("founded", _("Founded"), ("founded", "foundedon", "foundingdate", "since")),
    Target("retired", _("Ended"), ("retired", "retiredon", "ended", "dissolutiondate")),
    Target(
        MEMBERS,
        _("How many members"),
        ("members", "nummembers", "membercount", "size", "numberofmembers"),
    ),
    Target("legal_form", _("Legal form"), ("legalform", "legalstatus")),
    Target(
        "registration", _("Registration number"), ("registration", "registrationid")
    ),
    Target("ror", _("Address at ror.org"), ("ror", "rorid")),
    Target("fiscal_host", _("Fiscal host"), ("fiscalhost", "host", "hostedby")),
    Target("parent", _("Part of"), ("parent", "parentorganization", "partof")),
    Target("member_of", _("Member of, a list"), ("memberof",)),
    Target("observer_of", _("Observer of, a list"), ("observerof",)),
    Target("shares_with", _("Shares a channel with, a list"), ("shareswith",)),
    *(
        Target(f"{CHANNEL}_{kind}", _("Channel: %s") % kind.replace("-", " "), alike)
        for kind, alike in (
            (kind, (kind.replace("-", ""), f"socialmedia{kind}".replace("-", "")))
            for kind in CHANNELS
        )
    ),
    Target(
        f"{CHANNEL}_other",
        _("Another channel's address"),
        ("channels", "otherchannels", "twitter", "x", "socialmediatwitter", "facebook"),
        may_repeat=True,
    ),
    Target("source", _("Where it was read"), ("source", "dataorigin", "origin")),
    Target("licence", _("Licence of the source"), ("licence", "license")),
    Target(
        "collected_on", _("Collected on"), ("collectedon", "datecollected", "timestamp")
    ),
    Target("slug", _("Address on the hub"), ("slug",)),
)
KEYS = tuple(target.key for target in TARGETS)


def guess(columns: Sequence[str]) -> ColumnMap:
    """Return what the names of columns speak for."""
    return guessed(columns, TARGETS)


def is_plain(columns: Sequence[str]) -> bool:
    """Say whether the names of columns leave no doubt where name and site stand."""
    found = guess(columns)
    return bool(found.columns_of(NAME)) and bool(found.columns_of(URL))
