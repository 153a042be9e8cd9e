"""Who may do what in the API, beyond whose things they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from accounts.models import ApiToken

if TYPE_CHECKING:
    # The views read their defaults, which are here, while they are imported.
    from rest_framework.views import APIView


class MayUseApi(BasePermission):
    """Signed in, and with a token that may write where something is written."""

    message = _("This token may only read. Make one that may write.")

    def has_permission(self, request: Request, view: APIView) -> bool:
        if not request.user.is_authenticated:
            return False
        if request.method in SAFE_METHODS or not isinstance(request.auth, ApiToken):
            return True
        return request.auth.scope == ApiToken.Scope.WRITE


class InSession(BasePermission):
    """Signed in by a browser's session: a token makes no tokens."""

    message = _(
        "A token can't make tokens. Sign in to the hub and make it at /account/tokens/."
    )

    def has_permission(self, request: Request, view: APIView) -> bool:
        return bool(request.user.is_authenticated) and request.auth is None
