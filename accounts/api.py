"""Oneself and one's tokens in the API. Docstrings of views are its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import (
    OpenApiExample,
    extend_schema,
    extend_schema_serializer,
)
from rest_framework import serializers
from rest_framework.exceptions import PermissionDenied
from rest_framework.generics import ListAPIView
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.actions import DAYS, create_token
from accounts.models import ApiToken, User, validate_name
from accounts.notices import tell_of_token
from accounts.permissions import InSession, MayUseApi
from accounts.requests import signed_in

TOKEN = {
    "uuid": "9c5b94b1-35ad-49bb-b118-8e8fc24abf80",
    "name": "Nightly report",
    "scope": "read",
    "created_at": "2026-03-02T09:00:00Z",
    "expires_at": "2026-05-31T09:00:00Z",
    "last_used_at": None,
}


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Example",
            value={
                "uuid": "4b0f7a6e-0d83-4d6f-9f27-5c4d5f7a1e10",
                "email": "alice@example.org",
                "name": "Alice",
                "time_zone": "Europe/Berlin",
            },
        )
    ]
)
class MeShape(serializers.Serializer[User]):
    uuid = serializers.UUIDField(source="public_id")
    email = serializers.CharField()
    name = serializers.CharField()
    time_zone = serializers.CharField()


@extend_schema_serializer(examples=[OpenApiExample("Example", value=TOKEN)])
class TokenShape(serializers.Serializer[ApiToken]):
    uuid = serializers.UUIDField()
    name = serializers.CharField()
    scope = serializers.ChoiceField(ApiToken.Scope.choices)
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField()
    last_used_at = serializers.DateTimeField(
        allow_null=True, help_text="To the minute; null: never."
    )


@extend_schema_serializer(
    examples=[OpenApiExample("Example", value=TOKEN | {"token": "rsehub_" + "x" * 43})]
)
class NewTokenShape(TokenShape):
    token = serializers.CharField(help_text="The secret. It is told this once.")


@extend_schema_serializer(
    examples=[
        OpenApiExample(
            "Example", value={"name": "Nightly report", "scope": "read", "days": 90}
        )
    ]
)
class TokenWish(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80, validators=[validate_name])
    scope = serializers.ChoiceField(ApiToken.Scope.choices)
    days = serializers.ChoiceField(DAYS, help_text="How long it opens the door.")


class Me(APIView):
    """Read who you are.

    The person whose token or session this is.
    """

    @extend_schema(responses=MeShape)
    def get(self, request: Request) -> Response:
        return Response(MeShape(signed_in(request)).data)


class TokenList(ListAPIView[ApiToken]):
    serializer_class = TokenShape

    def get_queryset(self) -> QuerySet[ApiToken]:
        tokens = ApiToken.objects.visible_to(self.request.user)
        return tokens.order_by("-created_at", "-pk")

    def get_permissions(self) -> list[BasePermission]:
        reads = self.request.method in SAFE_METHODS
        return [MayUseApi()] if reads else [InSession()]

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """List your tokens.

        Newest first. The secrets themselves are kept by nobody but you.
        """
        return self.list(request, *args, **kwargs)

    @extend_schema(request=TokenWish, responses={201: NewTokenShape})
    def post(self, request: Request) -> Response:
        """Make a token.

        Only in a browser's session in which the password was given a short while ago;
        a token makes no tokens. Scripts ask their person to make one at
        `/account/tokens/`.
        """
        if not did_recently_reauthenticate(request):
            raise PermissionDenied(
                _("Give your password again first, at /accounts/reauthenticate/.")
            )
        wish = TokenWish(data=request.data)
        wish.is_valid(raise_exception=True)
        token, secret = create_token(owner=signed_in(request), **wish.validated_data)
        tell_of_token(request, token)
        return Response({**TokenShape(token).data, "token": secret}, status=201)


class TokenDetail(APIView):
    def _token(self, request: Request, uuid: UUID) -> ApiToken:
        return get_object_or_404(ApiToken.objects.visible_to(request.user), uuid=uuid)

    @extend_schema(responses=TokenShape)
    def get(self, request: Request, uuid: UUID) -> Response:
        """Read one of your tokens.

        What it may do, and when it was last used.
        """
        return Response(TokenShape(self._token(request, uuid)).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, uuid: UUID) -> Response:
        """End one of your tokens.

        It opens nothing from now on, this very token included.
        """
        self._token(request, uuid).delete()
        return Response(status=204)
