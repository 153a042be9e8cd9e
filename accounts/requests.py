"""Who is asking, and how."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User


class HtmxRequest(HttpRequest):
    """A request as the views see it, with what htmx said of it."""

    htmx: HtmxDetails


def signed_in(request: HttpRequest) -> User:
    """Return the person behind a request to a page that needs a login.

    Raises TypeError on a public page: such a page must ask `request.user` itself.
    """
    if not isinstance(request.user, User):
        raise TypeError("This page is open to people who are not signed in.")
    return request.user
