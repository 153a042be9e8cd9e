"""One press says that the answers of a competency still hold; another takes it back.

What was confirmed before waits in the session, until the next press.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.requests import HtmxRequest
from profiles.confirming import Confirmed, confirm, take_back
from profiles.models import Profile

KEY = "confirmed"


def say_that_all_holds(
    request: HtmxRequest, profile: Profile, group: str, skills: Iterable[int]
) -> None:
    confirmed = confirm(profile=profile, skills=skills)
    held = len(confirmed.before)
    text = ngettext(
        "Noted: your answer still holds today.",
        "Noted: your %(count)d answers still hold today.",
        held,
    )
    messages.info(request, text % {"count": held})
    if held:
        request.session[KEY] = {
            "profile": str(profile.uuid),
            "group": group,
            "at": confirmed.at.isoformat(),
            "before": {str(s): at.isoformat() for s, at in confirmed.before.items()},
        }


def confirmed_before(
    request: HtmxRequest, profile: Profile, group: str = ""
) -> Confirmed | None:
    """Return the last confirmation, if it was in this profile (and competency)."""
    kept = request.session.get(KEY)
    if kept is None or kept["profile"] != str(profile.uuid):
        return None
    if group and kept["group"] != group:
        return None
    before = {int(s): datetime.fromisoformat(at) for s, at in kept["before"].items()}
    return Confirmed(datetime.fromisoformat(kept["at"]), before)


def group_confirmed(request: HtmxRequest, profile: Profile) -> str:
    """Return the competency of the last confirmation; empty: there is none."""
    if confirmed_before(request, profile) is None:
        return ""
    return str(request.session[KEY]["group"])


def take_it_back(request: HtmxRequest, profile: Profile, group: str) -> None:
    confirmed = confirmed_before(request, profile, group)
    if confirmed is None:
        messages.info(request, _("There is nothing to take back any more."))
        return
    take_back(profile=profile, confirmed=confirmed)
    del request.session[KEY]
    messages.info(request, _("Taken back: the dates are as they were."))
