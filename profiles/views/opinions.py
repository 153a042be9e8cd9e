"""What others say of my skills, whom I asked, and what I said of others."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import signed_in
from competencies.outlines import Outline
from competencies.paging import slug_in
from competencies.tree import SkillNode
from curation.paging import page_of
from profiles.given_opinions import InvalidOpinionError, opinions_in
from profiles.holdings import frameworks_to_start, last_profile, profile_for
from profiles.models import Opinion, OpinionRequest, Profile
from profiles.opinion_forms import AskForm
from profiles.opinion_pages import OpinionWords, opinion_questions
from profiles.opinions import (
    MOST_SKILLS,
    OpinionError,
    ask,
    give,
    request_behind,
    set_shown,
)

ABOUT_ME = "about-me"


@require_http_methods(["GET", "POST"])
def opinion_list(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _change(request)
    which = request.GET.get("list", ABOUT_ME)
    if which == "asked":
        shown = _whom_i_asked(request)
    elif which == "given":
        by_me = Opinion.objects.filter(author=signed_in(request))
        shown = _in_words(request, by_me)
    else:
        which = ABOUT_ME
        shown = _in_words(request, Opinion.objects.visible_to(request.user))
    context = {"which": which, "section": "profile", **shown}
    return render(request, "profiles/opinion_list.html", context)


def _whom_i_asked(request: HttpRequest) -> dict[str, object]:
    rows = OpinionRequest.objects.visible_to(request.user)
    counted = rows.annotate(skill_count=Count("skills"))
    return {"page": page_of(request, counted.order_by("-created_at", "-pk"))}


def _in_words(request: HttpRequest, rows: QuerySet[Opinion]) -> dict[str, object]:
    related = rows.select_related(
        "author", "skill", "profile__owner", "profile__framework"
    )
    page = page_of(request, related.order_by("-given_at", "-pk"))
    opinions = list(page.object_list)
    return {"page": page, "opinions": OpinionWords(opinions).lines(opinions)}


def _change(request: HttpRequest) -> HttpResponse:
    """Show or hide an opinion about me, withdraw one of mine, or stop asking."""
    user, form = signed_in(request), request.POST
    mine = Opinion.objects.visible_to(user)
    try:
        if "show" in form:
            set_shown(opinion=get_object_or_404(mine, uuid=form["show"]), shown=True)
        elif "hide" in form:
            set_shown(opinion=get_object_or_404(mine, uuid=form["hide"]), shown=False)
        elif "withdraw" in form:
            by_me = Opinion.objects.filter(author=user)
            get_object_or_404(by_me, uuid=form["withdraw"]).delete()
        elif "end" in form:
            requests = OpinionRequest.objects.visible_to(user)
            get_object_or_404(requests, uuid=form["end"]).delete()
    except ValidationError:
        raise Http404 from None
    messages.info(request, _("Done."))
    return redirect(request.get_full_path())


@require_http_methods(["GET", "POST"])
def opinion_ask(request: HttpRequest) -> HttpResponse:
    profile = _profile_asked_in(request)
    outline = Outline(profile.version)
    skills = _skills_asked(request, outline)
    context = {
        "profile": profile,
        "competencies": outline.competencies,
        "skills": skills,
        "section": "profile",
    }
    if skills:
        first = [skill.pk for skill in skills[:MOST_SKILLS]]
        form = AskForm(
            request.POST or None,
            asker=signed_in(request),
            skills=skills,
            initial={"skills": first},
        )
        if (
            request.method == "POST"
            and form.is_valid()
            and _ask(request, profile, form)
        ):
            return redirect(f"{reverse('profiles:opinion-list')}?list=asked")
        context["form"] = form
    return render(request, "profiles/opinion_ask.html", context)


def _profile_asked_in(request: HttpRequest) -> Profile:
    """Return the profile of the framework in the address, else the last used."""
    if slug := slug_in(request, "framework"):
        return profile_for(request.user, slug)
    last = last_profile(signed_in(request))
    if last is not None:
        return last
    frameworks = frameworks_to_start()
    if not frameworks:
        raise Http404
    return profile_for(request.user, frameworks[0].slug)


def _skills_asked(request: HttpRequest, outline: Outline) -> list[SkillNode]:
    """Return the skills to choose from: one, or those of a competency."""
    slug = slug_in(request, "skill")
    if slug:
        return [skill for skill in outline.skills.values() if skill.slug == slug]
    group = outline.competency(slug_in(request, "group"))
    return list(group.skills) if group else []


def _ask(request: HttpRequest, profile: Profile, form: AskForm) -> bool:
    try:
        ask(
            profile=profile,
            email=form.cleaned_data["email"],
            skills=form.cleaned_data["skills"],
            absolute=request.build_absolute_uri,
        )
    except OpinionError as error:
        form.add_error(None, str(error))
        return False
    messages.info(request, _("The mail is on its way."))
    return True


@require_http_methods(["GET", "POST"])
def opinion_give(request: HttpRequest, token: str) -> HttpResponse:
    author = signed_in(request)
    asked = request_behind(token, author)
    if asked is None:
        raise Http404
    questions, error = opinion_questions(asked), ""
    if request.method == "POST":
        keys = {each.slug: each.edition.skill_id for each in questions}
        highest = asked.profile.version.framework.highest_rank or 0
        try:
            said = opinions_in(request.POST.dict(), keys, highest=highest)
            give(request=asked, author=author, opinions=said, skills=keys)
        except (InvalidOpinionError, OpinionError) as refused:
            error = str(refused)
        else:
            messages.info(request, _("Thank you. It is with them now."))
            return redirect(f"{reverse('profiles:opinion-list')}?list=given")
    context = {
        "asked": asked,
        "questions": [(each, *_said(request, each.slug)) for each in questions],
        "error": error,
        "section": "profile",
    }
    status = 422 if error else 200
    return render(request, "profiles/opinion_give.html", context, status=status)


def _said(request: HttpRequest, slug: str) -> tuple[str, str]:
    """Return what was sent for a skill, so that nothing is lost when it is refused."""
    said = request.POST.get(f"opinion-{slug}", "")
    return said, request.POST.get(f"reason-{slug}", "")
