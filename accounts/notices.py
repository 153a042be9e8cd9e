"""Mails about what was done with an account."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import ApiToken


def tell_of_token(request: HttpRequest, token: ApiToken) -> None:
    """Write to the owner that a token was made, so that nobody makes one unseen."""
    tokens_url = request.build_absolute_uri(reverse("accounts:token-list"))
    get_adapter(request).send_notification_mail(
        "account/email/token_created",
        token.owner,
        {"token": token, "tokens_url": tokens_url},
    )
