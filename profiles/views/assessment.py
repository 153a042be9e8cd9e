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
from django.views.decorators.http import require_http_methods

from accounts.requests import HtmxRequest
from competencies.models import SkillEdition
from competencies.outlines import Scale, scale_of
from competencies.pages import own_texts
from competencies.tree import UNGROUPED, GroupNode, SkillNode
from profiles.actions import Saved, SavedPage, save_clicks
from profiles.answers import InvalidAnswerError, clicks_in
from profiles.asked import asked_of, hidden_from, relevance_url
from profiles.evidence import beside_skills
from profiles.first_look import is_first_done
from profiles.holdings import Holdings, holdings_of, profile_for
from profiles.models import Profile
from profiles.nearest_role import likely_skills, shortlist_of
from profiles.pages import (
    CompetencyRow,
    answer_in_words,
    next_competency,
    questions,
    rows_of,
)
from profiles.parts import parts_of
from profiles.shortlists import Shortlist
from profiles.summaries import summarise
from profiles.views.confirmations import (
    confirmed_before,
    say_that_all_holds,
    take_it_back,
)

# For an answer that names no level: the words aren't read at every click.
NO_WORDS = Scale((), 1)


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
    whole = asked.outline.competency(slug)
    if whole is None and asked.whole.competency(slug):
        return redirect(relevance_url(profile, slug))
    if whole is None:
        raise Http404
    shortlist = shortlist_of(profile, asked.outline)
    group = _group_asked(request, shortlist, whole)
    parts = parts_of(group.skills)
    part = _part_asked(request, parts)
    rows = _rows(shortlist, group, holdings)
    context = {
        "profile": profile,
        "group": group,
        "rows": rows,
        "number": [row.group.slug for row in rows].index(slug) + 1,
        "row": next(row for row in rows if row.group.slug == slug),
        "part": part,
        "parts": parts,
        "next": next_competency(rows_of(shortlist.near, holdings), after=slug),
        "left_out": len(whole.skills) - len(group.skills),
        "is_whole": "all" in request.GET and slug in shortlist.left_out,
        "may_take_back": confirmed_before(request, profile, slug) is not None,
        "error": error,
        "hidden": asked.hidden_in(slug),
        "section": "profile",
        **_questions(profile, parts[part - 1], holdings),
    }
    status = 422 if error else 200
    return render(request, "profiles/assess_group.html", context, status=status)


def _group_asked(
    request: HtmxRequest, shortlist: Shortlist, whole: GroupNode
) -> GroupNode:
    """Return the competency as the role cuts it, or whole where more is asked for."""
    near = shortlist.find(whole.slug) or whole
    skill = request.GET.get("skill", "")
    is_left_out = skill in {s.slug for s in whole.skills} - {
        s.slug for s in near.skills
    }
    return whole if "all" in request.GET or is_left_out else near


def _rows(
    shortlist: Shortlist, group: GroupNode, holdings: Holdings
) -> list[CompetencyRow]:
    """Return the competencies to walk through, with the one shown as it is shown."""
    walked = [group if each.slug == group.slug else each for each in shortlist.near]
    if group not in walked:
        walked.append(group)
    return rows_of(walked, holdings)


def _questions(
    profile: Profile, skills: Sequence[SkillNode], holdings: Holdings
) -> dict[str, object]:
    """Return the questions of one page, and what stands beside them."""
    scale, keys = scale_of(profile.version), [skill.pk for skill in skills]
    asked = questions(skills, holdings, scale, own_texts(profile.version, keys))
    beside = beside_skills(profile, keys, hidden_too=True)
    return {
        "scale": scale,
        "questions": [(each, beside.get(each.skill.pk)) for each in asked],
    }


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
        say_that_all_holds(request, profile, slug, keys.values())
    elif "take-back" in request.POST:
        take_it_back(request, profile, slug)
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
    context = {
        "questions": [
            replace(question, overtaken=_overtaken_in_words(done, scale))
            for question, done in zip(asked, saved.clicks, strict=True)
        ],
        "summary": summarise(
            [skill.pk for skill in _counted(request, profile, skills)],
            holdings.answers,
            holdings.confirmed,
        ),
        "was_cleared": was_cleared,
    }
    return render(request, "profiles/assess_saved.html", context)


def _overtaken_in_words(done: Saved, scale: Scale) -> str:
    return answer_in_words(done.overtaken.answer, scale) if done.overtaken else ""


def _counted(
    request: HtmxRequest, profile: Profile, skills: Sequence[SkillNode]
) -> Sequence[SkillNode]:
    """Return the skills that the page counts: relevant ones, those it was cut to."""
    hidden = hidden_from(profile)
    shown = [skill for skill in skills if skill.pk not in hidden]
    return shown if "all" in request.GET else likely_skills(profile, shown)


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
    hub = reverse("profiles:profile-assess", args=[framework])
    if "from-hub" in request.POST:
        return redirect(hub)
    if "next" not in request.POST:
        return redirect(request.get_full_path())
    if part := request.POST["next"].removeprefix("part-"):
        whole = {"all": request.GET["all"]} if "all" in request.GET else {}
        return redirect(f"{here}?{urlencode({'part': part, **whole})}")
    near = shortlist_of(profile, asked_of(profile).outline).near
    rows = rows_of(near, holdings_of(profile))
    if is_first_done(rows, slug):
        return redirect(f"{hub}?{urlencode({'after': slug})}")
    ahead = next_competency(rows, after=slug)
    if ahead is None:
        return redirect("profiles:profile-detail", framework)
    return redirect("profiles:profile-assess-group", framework, ahead.group.slug)
