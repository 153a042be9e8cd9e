"""The page of those who keep an entry: is it right, who keeps it, change it at once."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.requests import signed_in
from communities.curated import CommunityRecord
from communities.edit_form import EditForm
from communities.forms import InviteForm, LogoForm, PrivateContactForm
from communities.kinds import VerifiedHow
from communities.models import (
    Community,
    Invitation,
    Leader,
    Logo,
    Maintainer,
    Need,
    Offer,
    PrivateContact,
    may_curate,
)
from communities.permissions import is_primary
from communities.signs import pulses_of
from communities.still_right import say_still_right
from curation.actions import put_back
from curation.kinds import RefusedError
from curation.paging import page_of
from curation.values import fingerprint

RECORD = CommunityRecord()


def kept_or_404(request: HttpRequest, slug: str) -> Community:
    """Return an entry that the person keeps; for everybody else there is none."""
    rows = Community.objects.editable_by(request.user).select_related("logo")
    return get_object_or_404(rows.defer("search", "logo__picture"), slug=slug)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the entries that one keeps."""
    rows = Community.objects.filter(maintainers__user=signed_in(request))
    page = page_of(request, rows.defer("search").order_by("name", "pk"))
    listed = list(page.object_list)
    pulses = pulses_of(listed)
    context = {
        "page": page,
        "lines": [(each, pulses[each.pk]) for each in listed],
        "section": "communities",
    }
    return render(request, "communities/mine.html", context)


@require_safe
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    community = kept_or_404(request, slug)
    person = signed_in(request)
    contact = PrivateContact.objects.filter(community=community).first()
    keepers = Maintainer.objects.filter(community=community).select_related("user")
    context = {
        "community": community,
        "me": person,
        "keepers": list(keepers),
        "is_primary": is_primary(person, community),
        "invitations": Invitation.objects.live().filter(community=community),
        "needs": Need.objects.filter(community=community),
        "offers": Offer.objects.filter(community=community),
        "leaders": Leader.objects.filter(community=community),
        "invite_form": InviteForm(),
        "logo_form": LogoForm(),
        "contact_form": PrivateContactForm(instance=contact),
        "section": "communities",
    }
    return render(request, "communities/keep.html", context)


@require_POST
def keep_confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the entry is right today."""
    community = kept_or_404(request, slug)
    is_theirs = community.maintainers.filter(user=signed_in(request)).exists()
    how = VerifiedHow.MAINTAINER if is_theirs else VerifiedHow.CURATOR
    say_still_right(community=community, how=how)
    messages.info(request, _("Thank you. The entry says so."))
    return redirect("communities:keep", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def keep_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change the entry at once; the history says who did."""
    community = kept_or_404(request, slug)
    now = RECORD.read(community, working=True)
    form = EditForm(
        request.POST if request.method == "POST" else None,
        fields=RECORD.fields(community),
        now=now,
        seen=fingerprint(now),
    )
    if (
        request.method == "POST"
        and form.is_valid()
        and _is_saved(request, community, form)
    ):
        return redirect(community)
    context = {"community": community, "form": form, "section": "communities"}
    status = 422 if form.errors else 200
    return render(request, "communities/keep_edit.html", context, status=status)


def _is_saved(request: HttpRequest, community: Community, form: EditForm) -> bool:
    changes = form.changes()
    if not changes:
        messages.info(request, _("Nothing was changed."))
        return True
    try:
        put_back(
            kind=RECORD,
            record=community,
            values=changes,
            by=signed_in(request),
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
        )
    except RefusedError as error:
        form.add_error(None, str(error))
    except ValidationError as error:
        form.add_error(None, error.messages)
    else:
        messages.info(request, _("Saved."))
        return True
    return False


@require_POST
def keep_logo(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a new logo, or none."""
    community = kept_or_404(request, slug)
    form = LogoForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, " ".join(str(each) for each in form.errors["logo"]))
        return redirect("communities:keep", slug)
    picture = form.cleaned_data["logo"]
    if picture is None:
        Logo.objects.filter(community=community).delete()
        messages.info(request, _("The logo is taken away."))
    else:
        said = {"picture": picture.png, "digest": picture.digest}
        size = {"width": picture.width, "height": picture.height}
        Logo.objects.update_or_create(community=community, defaults=said | size)
        messages.info(request, _("The logo is there."))
    return redirect("communities:keep", slug)


@require_POST
def keep_contact(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep whom the hub may ask, or forget them."""
    community = kept_or_404(request, slug)
    contact = PrivateContact.objects.filter(community=community).first()
    if "forget" in request.POST:
        PrivateContact.objects.filter(community=community).delete()
        messages.info(request, _("Forgotten."))
        return redirect("communities:keep", slug)
    made = contact or PrivateContact(community=community)
    form = PrivateContactForm(request.POST, instance=made)
    if form.is_valid():
        form.save()
        messages.info(request, _("Saved. Only you and the curators see it."))
    else:
        messages.error(request, _("Give a mail address, such as info@example.org."))
    return redirect("communities:keep", slug)


def refuse_unless_primary(request: HttpRequest, community: Community) -> None:
    """Answer 404 to who doesn't decide who keeps an entry."""
    if not (may_curate(request.user) or is_primary(request.user, community)):
        raise Http404
