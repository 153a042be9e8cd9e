"""How a community stands for money, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrOrPromise

from communities.funding import (
    FUNDED,
    IN_KIND,
    PARTLY,
    SEEKING,
    UNFUNDED,
    UNKNOWN,
    Runway,
    Standing,
)

WORDS: dict[str, StrOrPromise] = {
    FUNDED: gettext_lazy("funded"),
    PARTLY: gettext_lazy("funded in part"),
    UNFUNDED: gettext_lazy("unfunded"),
    UNKNOWN: gettext_lazy("money unknown"),
    IN_KIND: gettext_lazy("supported in kind"),
    SEEKING: gettext_lazy("seeking"),
}


def standing_words(standing: Standing) -> str:
    """Return the states of a community: "unfunded, supported in kind, seeking"."""
    return ", ".join(str(WORDS[key]) for key in standing.words)


def runway_words(runway: Runway | None) -> str:
    """Return how long money lasts: "3 to 4 months"; nothing where nobody knows."""
    if runway is None:
        return ""
    if runway.most == 0:
        return _("less than a month")
    if runway.least == runway.most:
        words = ngettext("%(most)d month", "%(most)d months", runway.most)
    else:
        words = _("%(least)d to %(most)d months")
    return words % {"least": runway.least, "most": runway.most}
