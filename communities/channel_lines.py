"""A channel as one line of text: what it is, where, and who gets in.

`slack https://rse.slack.com/ request`. The kind may be left out; then the address says
it, or it is a website.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from communities.kinds import Access, ChannelKind

HOSTS = {
    "linkedin.com": ChannelKind.LINKEDIN,
    "slack.com": ChannelKind.SLACK,
    "zulipchat.com": ChannelKind.ZULIP,
    "matrix.to": ChannelKind.MATRIX,
    "discord.gg": ChannelKind.DISCORD,
    "discord.com": ChannelKind.DISCORD,
    "chat.whatsapp.com": ChannelKind.WHATSAPP,
    "bsky.app": ChannelKind.BLUESKY,
    "twitter.com": ChannelKind.TWITTER,
    "x.com": ChannelKind.TWITTER,
    "youtube.com": ChannelKind.YOUTUBE,
    "zenodo.org": ChannelKind.ZENODO,
    "github.com": ChannelKind.GITHUB,
    "meetup.com": ChannelKind.MEETUP,
    "eventbrite.com": ChannelKind.EVENTBRITE,
}


@dataclass(frozen=True, slots=True)
class ChannelLine:
    kind: str
    url: str
    access: str = ""


def channel_line(kind: str, url: str, access: str) -> str:
    return " ".join(part for part in (kind, url, access) if part)


def kind_of_address(url: str) -> str:
    """Return what kind of channel an address is of, as its host says."""
    host = urlsplit(url).hostname or ""
    for known, kind in HOSTS.items():
        if host == known or host.endswith(f".{known}"):
            return str(kind)
    return str(ChannelKind.WEBSITE)


def read_channel(line: str) -> ChannelLine:
    """Read one line. Raises ValidationError."""
    words = line.split()
    access = words.pop() if words and words[-1] in Access.values else ""
    if not words or len(words) > 2 or not _is_address(words[-1]):  # noqa: PLR2004
        raise ValidationError(
            _("“%s” is no channel. Write one such as: slack https://rse.slack.com/")
            % line[:120]
        )
    kind = words[0] if len(words) > 1 else kind_of_address(words[-1])
    if kind not in ChannelKind.values:
        raise ValidationError(
            _("The hub knows no channel “%(kind)s”. It knows: %(all)s.")
            % {"kind": kind[:40], "all": ", ".join(ChannelKind.values)}
        )
    return ChannelLine(kind, words[-1], access)


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)
