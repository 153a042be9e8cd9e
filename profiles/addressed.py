"""Which of a person's profiles an address is about."""

from __future__ import annotations

from django.http import Http404

from accounts.models import User
from profiles.holdings import frameworks_to_start, last_profile, profile_for
from profiles.models import Profile


def profile_asked_for(user: User, framework: str) -> Profile:
    """Return the profile in a framework by its slug, else the one used last.

    Raises Http404 where there is no such framework, or none at all.
    """
    if framework:
        return profile_for(user, framework)
    last = last_profile(user)
    if last is not None:
        return last
    frameworks = frameworks_to_start()
    if not frameworks:
        raise Http404
    return profile_for(user, frameworks[0].slug)
