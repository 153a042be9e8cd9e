"""What I show in a team: in plain words, changed any day, with effect at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from accounts.requests import signed_in
from competencies.models import Framework
from competencies.outlines import Outline, scale_of
from competencies.paging import slug_in
from teams.actions import choose, shown_in
from teams.crew import version_of
from teams.forms import ConsentForm
from teams.models import Consent
from teams.pages import Preview, own_row
from teams.permissions import framework_asked, own_membership

SAVED = {
    "hidden": _("Saved. From now on the team sees nothing of your levels."),
    "counted": _("Saved. From now on your levels enter figures about groups alone."),
    "named": _("Saved. From now on the team sees your levels beside your name."),
}


@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, slug: str) -> HttpResponse:
    person = signed_in(request)
    membership = own_membership(person, slug)
    team = membership.team
    framework = framework_asked(team, slug_in(request, "framework"))
    shown = shown_in(membership, framework)
    has_chosen = membership.consents.filter(framework=framework).exists()
    form = ConsentForm(
        request.POST or None, initial={"openness": shown if has_chosen else ""}
    )
    if request.method == "POST" and form.is_valid():
        openness = form.cleaned_data["openness"]
        choose(membership=membership, framework=framework, openness=openness)
        messages.info(request, SAVED[openness])
        return redirect(request.get_full_path())
    chosen = Consent.objects.visible_to(person).filter(membership=membership)
    context = {
        "form": form,
        "team": team,
        "framework": framework,
        "has_chosen": has_chosen,
        "preview": preview_of(request, framework),
        "frameworks": Framework.objects.published().order_by("name", "pk"),
        "past": chosen.select_related("framework").order_by("-since", "-pk")[:50],
        "section": "teams",
    }
    status = 422 if form.errors else 200
    return render(request, "teams/consent.html", context, status=status)


def preview_of(request: HttpRequest, framework: Framework) -> Preview:
    """Return what others would see of the reader, as it is: six queries."""
    version = version_of(framework)
    row = own_row(signed_in(request), framework, Outline(version))
    return Preview(row, scale_of(version))
