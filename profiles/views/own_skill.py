"""One skill of mine: the level, what bears it out, what I add, and what others say."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from competencies.models import SkillEdition
from competencies.outlines import scale_of
from profiles.beside_actions import TooManyLinksError, add_evidence, save_remark
from profiles.beside_forms import EvidenceForm, RemarkForm
from profiles.evidence import Beside, beside_skills
from profiles.holdings import holdings_of, profile_for
from profiles.models import Evidence, Profile, SkillRemark
from profiles.opinion_pages import opinion_lines
from profiles.pages import answer_in_words


def _edition(profile: Profile, skill: str) -> SkillEdition:
    editions = SkillEdition.objects.filter(version=profile.version)
    related = editions.select_related("skill", "group__group")
    return get_object_or_404(related, skill__slug=skill)


@require_http_methods(["GET", "POST"])
def own_skill(request: HttpRequest, slug: str, skill: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    edition = _edition(profile, skill)
    beside = beside_skills(profile, [edition.skill_id], hidden_too=True)
    here = beside.get(edition.skill_id, Beside())
    remark, evidence = _forms(request, profile, edition, here)
    if request.method == "POST" and _save(request, profile, remark, evidence):
        return redirect("profiles:own-skill", slug, skill)
    held = holdings_of(profile, [edition.skill_id]).by_skill.get(edition.skill_id)
    scale = scale_of(profile.version)
    context = {
        "profile": profile,
        "edition": edition,
        "held": held,
        "level": answer_in_words(held.answer if held else None, scale),
        "beside": here,
        "opinions": opinion_lines(here.opinions, {edition.skill_id: edition}, scale),
        "remark_form": remark,
        "evidence_form": evidence,
        "section": "profile",
    }
    return render(request, "profiles/own_skill.html", context)


def _forms(
    request: HttpRequest, profile: Profile, edition: SkillEdition, here: Beside
) -> tuple[RemarkForm, EvidenceForm]:
    """Return both forms of the page; the one that was sent knows what it was sent."""
    sent = request.POST if request.method == "POST" else None
    is_link = sent is not None and "add" in sent
    remark = here.remark or SkillRemark(skill=edition.skill)
    link = Evidence(skill=edition.skill, profile=profile)
    return (
        RemarkForm(None if is_link else sent, instance=remark),
        EvidenceForm(sent if is_link else None, instance=link, auto_id="link_%s"),
    )


def _save(
    request: HttpRequest, profile: Profile, remark: RemarkForm, evidence: EvidenceForm
) -> bool:
    """Keep what was sent; False where it needs another look."""
    if evidence.is_bound:
        return evidence.is_valid() and _add(request, profile, evidence)
    if not remark.is_valid():
        return False
    save_remark(profile=profile, remark=remark.instance)
    messages.info(request, _("Saved."))
    return True


def _add(request: HttpRequest, profile: Profile, form: EvidenceForm) -> bool:
    try:
        add_evidence(profile=profile, evidence=form.instance)
    except TooManyLinksError as error:
        form.add_error(None, str(error))
        return False
    messages.info(request, _("The link is added."))
    return True


@require_http_methods(["GET", "POST"])
def evidence_update(request: HttpRequest, uuid: UUID) -> HttpResponse:
    mine = Evidence.objects.visible_to(request.user)
    related = mine.select_related("skill__framework", "profile__version")
    link = get_object_or_404(related, uuid=uuid)
    back = redirect("profiles:own-skill", link.skill.framework.slug, link.skill.slug)
    if request.method == "POST" and "remove" in request.POST:
        link.delete()
        messages.info(request, _("The link is removed."))
        return back
    form = EvidenceForm(request.POST or None, instance=link)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.info(request, _("Saved."))
        return back
    context = {"form": form, "link": link, "section": "profile"}
    return render(request, "profiles/evidence_form.html", context)
