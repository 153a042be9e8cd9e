"""Say which skills are relevant to me: a skill or a competency at a press."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from profiles.asked import asked_of, mark
from profiles.holdings import holdings_of, profile_for
from profiles.models import Profile
from profiles.relevance_pages import relevance_rows, skills_meant


@require_http_methods(["GET", "POST"])
def relevance(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    if request.method == "POST":
        return _mark(request, profile)
    asked = asked_of(profile)
    context = {
        "profile": profile,
        "rows": relevance_rows(asked, holdings_of(profile).answers),
        "hidden": len(asked.relevance.hidden),
        "section": "profile",
    }
    return render(request, "profiles/relevance.html", context)


def _mark(request: HttpRequest, profile: Profile) -> HttpResponse:
    whole = asked_of(profile).whole
    skills, is_relevant = skills_meant(whole, request.POST.dict())
    here = reverse("profiles:profile-relevance", args=[profile.framework.slug])
    if not skills:
        messages.warning(request, _("That isn't there any more. Nothing was changed."))
        return redirect(here)
    mark(profile=profile, skills=skills, is_relevant=is_relevant)
    messages.info(request, _told(len(skills), is_relevant=is_relevant))
    group = whole.competency_of[min(skills)]
    return redirect(f"{here}#competency-{group.slug}")


def _told(count: int, *, is_relevant: bool) -> str:
    if is_relevant:
        words = ngettext(
            "%d skill is asked again.", "%d skills are asked again.", count
        )
    else:
        words = ngettext(
            "%d skill is not asked any more. Its answer, if there is one, is kept.",
            "%d skills are not asked any more. Their answers are kept.",
            count,
        )
    return words % count
