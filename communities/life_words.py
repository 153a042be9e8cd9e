"""Signs of life in words."""

from __future__ import annotations

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from communities.alive import Finding, Life, Oddity, Pulse


def life_words(pulse: Pulse) -> str:
    """Return in one sentence how alive it seems, without the full stop."""
    if pulse.sign is None:
        return _("Nobody has said yet whether this is right")
    day = format_date(pulse.sign, "F Y")
    if pulse.is_by_event:
        said = _("Last event that the hub knows: %s") % day
    else:
        said = _("Said to be right in %s") % day
    if pulse.life in {Life.STALE, Life.SILENT}:
        return _("%s. Ask before you rely on it") % said
    return said


def short_words(pulse: Pulse) -> str:
    """Return the state in a few words, for lists."""
    if pulse.is_unconfirmed:
        return _("unconfirmed")
    return {
        Life.FRESH: _("confirmed lately"),
        Life.AGEING: _("confirmed within a year"),
        Life.STALE: _("not confirmed for over a year"),
        Life.SILENT: _("not confirmed for over two years"),
        Life.UNKNOWN: _("not confirmed yet"),
    }[pulse.life]


def finding_words(finding: Finding) -> str:
    """Return one thing that doesn't fit, as a sentence."""
    day = format_date(finding.day, "F Y") if finding.day else ""
    names = ", ".join(finding.names)
    if finding.oddity is Oddity.ACTIVE_WITHOUT_EVENTS:
        return (
            ngettext(
                "It says it is active, but the hub knows of no event for %d month.",
                "It says it is active, but the hub knows of no event for %d months.",
                finding.months,
            )
            % finding.months
        )
    return {
        Oddity.LAST_MEETING_PAST: _("The last meeting was in %s; no other is known.")
        % day,
        Oddity.BROKEN_CHANNEL: _("A link doesn't work: %s.") % names,
        Oddity.OVER_WITH_EVENTS: _("It has ended, but an event is announced for %s.")
        % day,
        Oddity.SAME_ADDRESS: _("Another entry gives the same website: %s.") % names,
    }[finding.oddity]
