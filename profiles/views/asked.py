"""Which of a person's profiles an address is about."""

from django.http import Http404, HttpRequest

from accounts.requests import signed_in
from competencies.paging import slug_in
from profiles.holdings import frameworks_to_start, last_profile, profile_for
from profiles.models import Profile


def profile_asked_for(request: HttpRequest) -> Profile:
    """Return the profile of the framework named in the address, else the last used.

    Raises Http404 where there is no such framework, or none at all.
    """
    slug = slug_in(request, "framework")
    if slug:
        return profile_for(request.user, slug)
    last = last_profile(signed_in(request))
    if last is not None:
        return last
    frameworks = frameworks_to_start()
    if not frameworks:
        raise Http404
    return profile_for(request.user, frameworks[0].slug)
