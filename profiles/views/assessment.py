"""Say how well I hold the skills: one competency a page, saved at every click."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.requests import HtmxRequest
from competencies.models import SkillEdition
from competencies.outlines import Scale, scale_of
from competencies.pages import own_texts
from competencies.paging import slug_in
from competencies.tree import UNGROUPED, SkillNode
from profiles.actions import Saved, SavedPage, confirm, save_clicks
from profiles.answers import InvalidAnswerError, clicks_in
from profiles.asked import Asked, asked_of, hidden_from
from profiles.holdings import Holdings, holdings_of, profile_for
from profiles.models import Profile
from profiles.pages import (
    answer_in_words,
    competency_rows,
    next_competency,
    questions,
)
from profiles.parts import parts_of
from profiles.summaries import summarise

# For an answer that names no level: the words aren't read at every click.
NO_WORDS = Scale((), 1)


@require_safe
def assess(request: HtmxRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    asked = asked_of(profile)
    if skill := slug_in(request, "skill"):
        return _to_skill(profile, asked, skill)
    rows = competency_rows(asked.outline, holdings_of(profile))
    context = {
        "profile": profile,
        "rows": rows,
        "next": next_competency(rows),
        "done": sum(row.summary.is_done for row in rows),
        "hidden": len(asked.relevance.hidden),
        "section": "profile",
    }
    return render(request, "profiles/assess.html", context)


def _to_skill(profile: Profile, asked: Asked, skill: str) -> HttpResponse:
    """Go to where the profile's own version has the skill."""
    homes = (g for g in asked.whole.competencies if skill in {s.slug for s in g.skills})
    group = next(homes, None)
    if group is None:
        raise Http404
    if skill not in {each.slug for each in asked.outline.skills.values()}:
        return _to_relevance(profile, group.slug)
    args = [profile.framework.slug, group.slug]
    page = reverse("profiles:profile-assess-group", args=args)
    return redirect(f"{page}?{urlencode({'skill': skill})}#skill-{skill}")


def _to_relevance(profile: Profile, group: str) -> HttpResponse:
    """Go to where what isn't relevant to the person can be brought back."""
    page = reverse("profiles:profile-relevance", args=[profile.framework.slug])
    return redirect(f"{page}#competency-{group}")


@require_http_methods(["GET", "POST"])
def assess_group(request: HtmxRequest, slug: str, group: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    if request.method == "POST":
        return _save(request, profile, group)
    return _group_page(request, profile, group)


def _group_page(
    request: HtmxRequest, profile: Profile, slug: str, *, error: str = ""
) -> HttpResponse:
    asked, holdings = asked_of(profile), holdings_of(profile)
    outline = asked.outline
    group = outline.competency(slug)
    if group is None and asked.whole.competency(slug):
        return _to_relevance(profile, slug)
    if group is None:
        raise Http404
    scale = scale_of(profile.version)
    parts = parts_of(group.skills)
    part = _part_asked(request, parts)
    skills = parts[part - 1]
    own = own_texts(profile.version, [skill.pk for skill in skills])
    rows = competency_rows(outline, holdings)
    context = {
        "profile": profile,
        "group": group,
        "rows": rows,
        "number": outline.competencies.index(group) + 1,
        "row": next(row for row in rows if row.group is group),
        "part": part,
        "parts": parts,
        "next": next_competency(rows, after=slug),
        "scale": scale,
        "questions": questions(skills, holdings, scale, own),
        "error": error,
        "hidden": asked.hidden_in(slug),
        "section": "profile",
    }
    status = 422 if error else 200
    return render(request, "profiles/assess_group.html", context, status=status)


def _part_asked(request: HtmxRequest, parts: Sequence[Sequence[SkillNode]]) -> int:
    """Return which part to show, from 1: the one asked for, or that of a skill."""
    skill = request.GET.get("skill", "")
    with_skill = (
        n for n, part in enumerate(parts, 1) if skill in {s.slug for s in part}
    )
    asked = request.GET.get("part", "")
    numbers = {str(number): number for number in range(1, len(parts) + 1)}
    return next(with_skill, numbers.get(asked, 1))


def _skills_of(profile: Profile, group: str) -> list[SkillNode]:
    """Read the skills of one competency alone: a click needs no more."""
    editions = SkillEdition.objects.filter(version=profile.version)
    in_group = (
        editions.filter(group__isnull=True)
        if group == UNGROUPED
        else editions.filter(group__group__slug=group)
    )
    rows = in_group.in_tree_order().values_list(
        "skill_id", "skill__slug", "name", "description"
    )
    return [SkillNode(*row) for row in rows]


def _save(request: HtmxRequest, profile: Profile, slug: str) -> HttpResponse:
    skills = _skills_of(profile, slug)
    read_in = request.POST.get("version", profile.version.version)
    if read_in != profile.version.version:
        return _out_of_date(request, profile)
    if not skills:
        raise Http404
    keys = {skill.slug: skill.pk for skill in skills}
    highest = profile.framework.highest_rank or 0
    try:
        clicks = clicks_in(request.POST.dict(), keys, highest=highest)
    except InvalidAnswerError as error:
        return _refuse(request, profile, slug, str(error))
    if request.htmx and not clicks:
        # Back to the answer that is kept already, after one that didn't get through.
        return HttpResponse(status=204)
    saved = save_clicks(profile=profile, clicks=clicks, skills=keys)
    if request.htmx:
        return _saved_fragment(request, profile, skills, saved)
    if "confirm" in request.POST:
        _confirm(request, profile, skills)
    elif clicks:
        messages.info(request, _("Saved."))
    _tell_overtaken(request, saved)
    return _go_on(request, profile, slug)


def _out_of_date(request: HtmxRequest, profile: Profile) -> HttpResponse:
    """Say that the page was drawn from a version which is no longer in force."""
    text = _(
        "The framework has a new version since you opened this page, and this answer "
        "was not saved. Open the competency again."
    )
    if request.htmx:
        return _said(text)
    messages.warning(request, text)
    return redirect("profiles:profile-assess", profile.framework.slug)


def _said(text: str) -> HttpResponse:
    return HttpResponse(text, status=422, content_type="text/plain; charset=utf-8")


def _refuse(
    request: HtmxRequest, profile: Profile, slug: str, error: str
) -> HttpResponse:
    if request.htmx:
        return _said(error)
    return _group_page(request, profile, slug, error=error)


def _saved_fragment(
    request: HtmxRequest, profile: Profile, skills: list[SkillNode], saved: SavedPage
) -> HttpResponse:
    """Answer a click with the foot of its skill and the new count, nothing else."""
    holdings = Holdings(saved.holdings)
    by_slug = {skill.slug: skill for skill in skills}
    shown = [by_slug[done.skill] for done in saved.clicks]
    was_cleared = "clear" in request.POST
    needs_words = was_cleared or any(done.overtaken for done in saved.clicks)
    scale = scale_of(profile.version) if needs_words else NO_WORDS
    own = own_texts(profile.version, [s.pk for s in shown]) if was_cleared else {}
    asked = questions(shown, holdings, scale, own)
    hidden = hidden_from(profile)
    context = {
        "questions": [
            replace(question, overtaken=_overtaken_in_words(done, scale))
            for question, done in zip(asked, saved.clicks, strict=True)
        ],
        "summary": summarise(
            [skill.pk for skill in skills if skill.pk not in hidden],
            holdings.answers,
            holdings.confirmed,
        ),
        "was_cleared": was_cleared,
    }
    return render(request, "profiles/assess_saved.html", context)


def _overtaken_in_words(done: Saved, scale: Scale) -> str:
    return answer_in_words(done.overtaken.answer, scale) if done.overtaken else ""


def _confirm(request: HtmxRequest, profile: Profile, skills: list[SkillNode]) -> None:
    held = confirm(profile=profile, skills=[skill.pk for skill in skills])
    text = ngettext(
        "Noted: your answer still holds today.",
        "Noted: your %(count)d answers still hold today.",
        held,
    )
    messages.info(request, text % {"count": held})


def _tell_overtaken(request: HtmxRequest, saved: SavedPage) -> None:
    overtaken = [done for done in saved.clicks if done.overtaken]
    if not overtaken:
        return
    text = ngettext(
        "%(count)d answer had been changed in another window meanwhile. "
        "What you chose here, last, is what counts.",
        "%(count)d answers had been changed in another window meanwhile. "
        "What you chose here, last, is what counts.",
        len(overtaken),
    )
    messages.warning(request, text % {"count": len(overtaken)})


def _go_on(request: HtmxRequest, profile: Profile, slug: str) -> HttpResponse:
    framework = profile.framework.slug
    here = reverse("profiles:profile-assess-group", args=[framework, slug])
    if "next" not in request.POST:
        return redirect(request.get_full_path())
    if part := request.POST["next"].removeprefix("part-"):
        return redirect(f"{here}?{urlencode({'part': part})}")
    rows = competency_rows(asked_of(profile).outline, holdings_of(profile))
    ahead = next_competency(rows, after=slug)
    if ahead is None:
        return redirect("profiles:profile-detail", framework)
    return redirect("profiles:profile-assess-group", framework, ahead.group.slug)
