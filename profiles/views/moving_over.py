"""Move over from DIRECT: bring one's own profile, see what it says, decide, keep.

The file is read and let go. What it says travels in the form, so that nothing of it is
stored before it is decided.
"""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from competencies.importers.neutral import UnreadableFile
from competencies.outlines import Outline, Scale, scale_of
from curation.kinds import RefusedError
from curation.uploads import MEGABYTE, Upload, on_disk
from profiles.actions import AnswerChangedError
from profiles.bringing_actions import move_over
from profiles.bringing_over import (
    Choices,
    InvalidChoiceError,
    Matched,
    choices_in,
    decide,
    match,
    own_zeros,
    packed,
    unpacked,
)
from profiles.bringing_pages import MovedPage, MovingPage
from profiles.holdings import Holdings, holdings_of, profile_for
from profiles.importers.direct import ProfileFile, read_profile
from profiles.models import Profile

LARGEST = MEGABYTE
UNPROCESSABLE = 422


class BringForm(forms.Form):
    """One file."""

    file = forms.FileField(label=gettext_lazy("Your profile from DIRECT"))

    def clean_file(self) -> Upload:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 1 MB. A profile is far smaller: is it one?")
            )
        return Upload(file.name, file.read())


@dataclass(frozen=True, slots=True)
class Mine:
    """The profile that is moved to, read whole."""

    profile: Profile
    outline: Outline
    scale: Scale
    holdings: Holdings

    @classmethod
    def of(cls, profile: Profile) -> Mine:
        version = profile.version
        held = holdings_of(profile)
        return cls(profile, Outline(version), scale_of(version), held)

    def match(self, said: ProfileFile) -> Matched:
        skills = list(self.outline.skills.values())
        return match(said.ratings, skills, self.holdings.answers, self.scale.highest)

    def level_names(self) -> dict[str, int]:
        return {level.name.casefold(): level.rank for level in self.scale.levels}


@require_http_methods(["GET", "POST"])
def profile_import(request: HttpRequest, slug: str) -> HttpResponse:
    profile = profile_for(request.user, slug)
    if request.method != "POST":
        return _bring(request, profile, BringForm())
    if "ratings" in request.POST:
        return _keep(request, profile)
    return _look(request, profile)


def _bring(request: HttpRequest, profile: Profile, form: BringForm) -> HttpResponse:
    context = {"profile": profile, "form": form, "section": "profile"}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "profiles/import_bring.html", context, status=status)


def _look(request: HttpRequest, profile: Profile) -> HttpResponse:
    """Show what the file says beside what one has; nothing is kept."""
    form = BringForm(request.POST, request.FILES)
    if not form.is_valid():
        return _bring(request, profile, form)
    mine = Mine.of(profile)
    try:
        with on_disk(form.cleaned_data["file"]) as path:
            said = read_profile(path, mine.level_names())
    except (UnreadableFile, RefusedError) as error:
        form.add_error("file", str(error))
        return _bring(request, profile, form)
    return _preview(request, mine, said)


def _preview(
    request: HttpRequest, mine: Mine, said: ProfileFile, error: str = ""
) -> HttpResponse:
    ticked = request.POST.getlist("take")
    zero = own_zeros(request.POST.dict())
    matched = mine.match(said)
    context = {
        "profile": mine.profile,
        "page": MovingPage(matched, mine.scale, ticked, zero),
        "matched": matched,
        "notes": said.notes,
        "ratings": packed(said.ratings),
        "zeros": request.POST.get("zeros", ""),
        "error": error,
        "section": "profile",
    }
    status = UNPROCESSABLE if error else 200
    return render(request, "profiles/import_preview.html", context, status=status)


def _keep(request: HttpRequest, profile: Profile) -> HttpResponse:
    """Save what was decided, and say what became of every rating."""
    try:
        said = ProfileFile(unpacked(request.POST["ratings"]))
        choices = choices_in(request.POST.dict(), request.POST.getlist("take"))
    except InvalidChoiceError as error:
        form = BringForm(request.POST, request.FILES)
        form.errors["file"] = form.error_class([str(error)])
        return _bring(request, profile, form)
    return _kept(request, Mine.of(profile), said, choices)


def _kept(
    request: HttpRequest, mine: Mine, said: ProfileFile, choices: Choices
) -> HttpResponse:
    matched = mine.match(said)
    try:
        decisions = decide(matched, choices)
        move_over(
            profile=mine.profile, decisions=decisions, held=mine.holdings.by_skill
        )
    except InvalidChoiceError as error:
        return _preview(request, mine, said, str(error))
    except AnswerChangedError:
        fresh = Mine.of(mine.profile)
        words = _("An answer was changed in another window. Nothing was saved: look.")
        return _preview(request, fresh, said, words)
    context = {
        "profile": mine.profile,
        "page": MovedPage(decisions, matched, mine.scale),
        "matched": matched,
        "section": "profile",
    }
    return render(request, "profiles/import_report.html", context)
