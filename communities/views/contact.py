"""Writing to those who keep an entry, whose addresses stay with the hub."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import signed_in
from communities.forms import MessageForm
from communities.keeping_mails import keepers_addresses, pass_on
from communities.models import Community
from curation.guards import may_write_as


@require_http_methods(["GET", "HEAD", "POST"])
def community_contact(request: HttpRequest, slug: str) -> HttpResponse:
    communities = Community.objects.visible_to(request.user)
    community = get_object_or_404(communities, slug=slug)
    if not keepers_addresses(community):
        raise Http404
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.is_trapped() or _is_passed_on(request, community, form):
            messages.info(request, _("Your message is on its way."))
            return redirect(community)
        form.add_error(None, _("That is a lot of messages. Try again in an hour."))
    context = {
        "community": community,
        "form": form,
        "me": signed_in(request),
        "section": "communities",
    }
    status = 422 if form.errors else 200
    return render(request, "communities/contact.html", context, status=status)


def _is_passed_on(
    request: HttpRequest, community: Community, form: MessageForm
) -> bool:
    person = signed_in(request)
    if not may_write_as(request, "contact", person):
        return False
    name = person.get_short_name()
    pass_on(community, person, name, form.cleaned_data["message"])
    return True
