"""Rate one skill from its own page: saved at a click, or by the form."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import HtmxRequest
from competencies.models import SkillEdition
from competencies.outlines import Scale, scale_of
from profiles.actions import Saved, save_clicks
from profiles.answers import InvalidAnswerError, clicks_in
from profiles.holdings import profile_for
from profiles.models import Profile
from profiles.pages import answer_in_words
from profiles.ratings import rating_of


@require_http_methods(["GET", "POST"])
def rate(request: HtmxRequest, slug: str, skill: str) -> HttpResponse:
    if request.method == "GET":
        # Where a sign-in on the way leads: rating goes on among the other skills.
        page = reverse("profiles:profile-assess", args=[slug])
        return redirect(f"{page}?{urlencode({'skill': skill})}")
    profile = profile_for(request.user, slug)
    edition = get_object_or_404(
        SkillEdition.objects.select_related("skill__framework", "version__framework"),
        version=profile.version,
        skill__slug=skill,
    )
    return _save(request, profile, edition)


def _save(
    request: HtmxRequest, profile: Profile, edition: SkillEdition
) -> HttpResponse:
    skill = edition.skill
    if request.POST.get("version", "") != edition.version.version:
        return _refuse(
            request,
            edition,
            _(
                "Your profile reads another version than this page showed, and this "
                "answer was not saved. Open the page again."
            ),
        )
    try:
        clicks = clicks_in(
            request.POST.dict(),
            [skill.slug],
            highest=skill.framework.highest_rank or 0,
        )
    except InvalidAnswerError as error:
        return _refuse(request, edition, str(error))
    if not clicks:
        return HttpResponse(status=204) if request.htmx else _back(edition)
    saved = save_clicks(profile=profile, clicks=clicks, skills={skill.slug: skill.pk})
    return _saved(request, profile, edition, saved.clicks[0])


def _saved(
    request: HtmxRequest, profile: Profile, edition: SkillEdition, saved: Saved
) -> HttpResponse:
    # A click that overtook nothing names no level: the words aren't read.
    scale = scale_of(edition.version) if saved.overtaken else Scale((), 1)
    overtaken = (
        answer_in_words(saved.overtaken.answer, scale) if saved.overtaken else ""
    )
    if request.htmx:
        context = {
            "rating": rating_of(edition, saved.now, scale, profile=profile),
            "slug": edition.skill.slug,
            "name": edition.name,
            "overtaken": overtaken,
            "is_update": True,
        }
        return render(request, "competencies/rating_foot.html", context)
    messages.info(request, _("Saved."))
    if overtaken:
        text = _(
            "Another window had said %(other)s meanwhile; this later answer counts."
        )
        messages.warning(request, text % {"other": overtaken})
    return _back(edition)


def _refuse(request: HtmxRequest, edition: SkillEdition, text: str) -> HttpResponse:
    if request.htmx:
        return HttpResponse(text, status=422, content_type="text/plain; charset=utf-8")
    messages.warning(request, text)
    return _back(edition)


def _back(edition: SkillEdition) -> HttpResponse:
    return redirect(f"{edition.skill.get_absolute_url()}#my-rating")
