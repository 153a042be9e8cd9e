"""Replace a host in the addresses of all records: shown first, then done as shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import RegexValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.requests import signed_in
from curation.link_actions import Moved, NewAddress, at_another_host, rewrite_uses
from curation.values import fingerprint

NAMED_AT_MOST = 10
UNPROCESSABLE = 422
LONGEST_HOST = 253
A_HOST = RegexValidator(
    r"^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+\Z",
    gettext_lazy("Give a name such as www.example.org, without https:// and paths."),
)


class HostForm(forms.Form):
    """The name of a server, and the one that has its pages now."""

    old = forms.CharField(
        label=gettext_lazy("Host now"), max_length=LONGEST_HOST, validators=[A_HOST]
    )
    new = forms.CharField(
        label=gettext_lazy("Host then"), max_length=LONGEST_HOST, validators=[A_HOST]
    )
    # What the page showed, so that exactly that is done.
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def wanted(self) -> list[NewAddress]:
        """Return what would be written."""
        return at_another_host(self.cleaned_data["old"], self.cleaned_data["new"])


def replace_host_page(request: HttpRequest, known: dict[str, Any]) -> HttpResponse:
    """Ask for two hosts; show what would change; change that. `known`: the admin's."""
    sent = request.POST or (request.GET if "old" in request.GET else None)
    form = HostForm(sent)
    if not form.is_valid():
        status = UNPROCESSABLE if form.is_bound else 200
        return _page(request, known | {"form": form}, status)
    wanted = form.wanted()
    seen = fingerprint({str(each.use.pk): each.use.raw for each in wanted})
    if request.method == "POST" and form.cleaned_data["seen"] == seen:
        reason = _("The site moved to %(host)s") % {"host": form.cleaned_data["new"]}
        moved = rewrite_uses(wanted, by=signed_in(request), reason=reason)
        tell_moved(request, moved)
        return redirect("admin:curation_url_changelist")
    if request.method == "POST":
        words = _("Somebody changed an address while you were reading. Look again.")
        messages.error(request, words)
    return _page(request, known | {"form": form, "wanted": wanted, "seen": seen})


def _page(
    request: HttpRequest, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    template = "admin/curation/url/replace_host.html"
    title = {"title": _("Replace a host")}
    return render(request, template, context | title, status=status)


def tell_moved(request: HttpRequest, moved: Moved) -> None:
    """Say how many fields were written, and which were not, and why."""
    words = ngettext(
        "%(count)d field has its new address.",
        "%(count)d fields have their new address.",
        moved.count,
    )
    messages.success(request, words % {"count": moved.count})
    for each in moved.kept[:NAMED_AT_MOST]:
        messages.warning(request, each)
    if (more := len(moved.kept) - NAMED_AT_MOST) > 0:
        messages.warning(request, _("And %(count)d more.") % {"count": more})
