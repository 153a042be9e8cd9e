"""Where allauth's ways meet ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from accounts.models import User, validate_time_zone


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Keep the time zone that the sign-up page's script found out."""

    def save_user(
        self,
        request: HttpRequest,
        user: User,
        form: Any,
        commit: bool = True,  # noqa: FBT001, FBT002  allauth's signature
    ) -> User:
        zone = request.POST.get("time_zone", "")
        try:
            validate_time_zone(zone)
        except ValidationError:
            zone = "UTC"
        user.time_zone = zone
        return super().save_user(request, user, form, commit=commit)  # type: ignore[no-any-return]
