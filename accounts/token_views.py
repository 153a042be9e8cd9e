"""A person's tokens for the API: made, listed and ended."""

from __future__ import annotations

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.actions import MOST_TOKENS, TooManyTokensError, create_token
from accounts.forms import TokenForm
from accounts.models import ApiToken
from accounts.notices import tell_of_token
from accounts.requests import signed_in


@require_safe
def token_list(request: HttpRequest) -> HttpResponse:
    tokens = ApiToken.objects.visible_to(request.user).order_by("-created_at", "-pk")
    context = {"tokens": tokens, "most": MOST_TOKENS, "section": "account"}
    return render(request, "accounts/token_list.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]
def token_create(request: HttpRequest) -> HttpResponse:
    """Make a token, and show its secret in the answer itself: nothing keeps it."""
    form = TokenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            token, secret = create_token(owner=signed_in(request), **form.wish())
        except TooManyTokensError:
            text = _("You have as many tokens as one may have. End one first.")
            form.add_error(None, text)
        else:
            tell_of_token(request, token)
            context = {"token": token, "secret": secret, "section": "account"}
            return render(request, "accounts/token_made.html", context)
    context = {"form": form, "section": "account"}
    return render(request, "accounts/token_form.html", context)


@require_http_methods(["GET", "POST"])
def token_end(request: HttpRequest, uuid: UUID) -> HttpResponse:
    token = get_object_or_404(ApiToken.objects.visible_to(request.user), uuid=uuid)
    if request.method == "POST":
        token.delete()
        messages.info(request, _("The token opens nothing any more."))
        return redirect("accounts:token-list")
    context = {"token": token, "section": "account"}
    return render(request, "accounts/token_end.html", context)
