"""The points of the checklist in words."""

from __future__ import annotations

from django.utils.translation import gettext as _


def point_words(key: str) -> str:
    """Return what a point asks for; one that is unknown as it is."""
    return {
        "presence": _("it has a website"),
        "contact": _("it can be written to in public"),
        "leadership": _("it says how it is led"),
        "activity": _("something took place within a year"),
        "membership": _("anyone may join"),
        "conduct": _("it has a code of conduct"),
    }.get(key, key)
