"""A person's own settings."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.forms import AccountForm, EndSessionForm
from accounts.requests import signed_in
from accounts.security import security_of
from accounts.sessions import end_other_sessions, end_session, places


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = AccountForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.info(request, _("Your settings are saved."))
        return redirect("accounts:account")
    context = {"form": form, "security": security_of(user)}
    return render(request, "accounts/account.html", context)


@require_safe
def session_list(request: HttpRequest) -> HttpResponse:
    here = places(signed_in(request), request.session.session_key)
    return render(request, "accounts/session_list.html", {"places": here})


@require_POST
def session_end(request: HttpRequest) -> HttpResponse:
    """End the session that the form names, or all but this one."""
    form = EndSessionForm(request.POST)
    if not form.is_valid():
        raise Http404
    user, one = signed_in(request), form.cleaned_data["session"]
    if one is None:
        end_other_sessions(user, keep=request.session.session_key)
        messages.info(request, _("You are signed in here alone now."))
    elif end_session(user, one):
        messages.info(request, _("That session is ended."))
    else:
        messages.info(request, _("That session was over already."))
    return redirect("accounts:session-list")
