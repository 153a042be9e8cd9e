"""Adding to a challenge and changing it: as a suggestion, or at once by an editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.requests import signed_in
from challenges.actions import change_at_once
from challenges.contents import OWN_FIELDS, Contents, contents, field_of
from challenges.curated import ChallengeKind, capital, own_field
from challenges.forms import FIELDS, answers_of, text_from
from challenges.models import Challenge
from challenges.pages import may_edit
from challenges.parts import BY_KEY, NotAnItemError
from challenges.rewriting import new_field
from challenges.views.reading import challenge_or_404
from curation.actions import suggest
from curation.forms import SuggestionForm
from curation.guards import may_write
from curation.kinds import Field, RefusedError
from curation.values import Values

CHALLENGES = ChallengeKind()
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page asks for, and how its answers become values of the challenge."""

    challenge: Challenge
    held: Contents
    part: str
    item: Any | None
    heading: str

    def fields(self) -> list[Field]:
        if self.part:
            return FIELDS[self.part](self.held)
        return [own_field(name) for name in OWN_FIELDS]

    def now(self) -> Values:
        if self.part:
            return answers_of(self.part, self.item) if self.item is not None else {}
        return {name: getattr(self.challenge, name) for name in OWN_FIELDS}

    def proposed(self, answers: Values) -> Values:
        """Return the fields of the challenge that answers change.

        Raises ValidationError where an item can't say that.
        """
        if not self.part:
            return answers
        text = text_from(self.part, self.item, answers, self.held)
        try:
            BY_KEY[self.part].facts_of(text)
        except NotAnItemError as error:
            said = _("This can't be written so. Leave out headings, lists and fences.")
            raise ValidationError(said) from error
        return {self._key(): text}

    def base(self) -> Values:
        known = self.held.values()
        return {key: known.get(key) for key in (*OWN_FIELDS, self._key()) if key}

    def _key(self) -> str:
        if self.item is not None:
            return field_of(self.part, self.item)
        return new_field(self.part) if self.part else ""


@require_http_methods(["GET", "POST"])
@login_not_required
def challenge_edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change a challenge's own words."""
    challenge = challenge_or_404(request, slug)
    heading = _("Change what it says")
    return _answer(request, Asked(challenge, contents(challenge), "", None, heading))


@require_http_methods(["GET", "POST"])
@login_not_required
def item_add(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """Add an item to a challenge."""
    challenge = challenge_or_404(request, slug)
    if part not in BY_KEY:
        raise Http404
    heading = _("Add: %(part)s") % {"part": BY_KEY[part].label}
    return _answer(request, Asked(challenge, contents(challenge), part, None, heading))


@require_http_methods(["GET", "POST"])
@login_not_required
def item_edit(request: HttpRequest, slug: str, uuid: str) -> HttpResponse:
    """Change one item of a challenge."""
    challenge = challenge_or_404(request, slug)
    held = contents(challenge)
    found = held.item(uuid)
    if found is None:
        raise Http404
    part, item = found
    heading = f"{capital(BY_KEY[part].label)} {item.number}"
    return _answer(request, Asked(challenge, held, part, item, heading))


def _answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    form = SuggestionForm(
        request.POST if request.method == "POST" else None,
        fields=asked.fields(),
        now=asked.now(),
        person=request.user,
    )
    is_editor = may_edit(asked.challenge, request.user)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        if form.is_trapped():
            return redirect(asked.challenge)
        answer = _take(request, asked, form, is_editor=is_editor)
        if answer is not None:
            return answer
        if not form.errors:
            form.add_error(None, _("That was too often. Wait an hour, then try again."))
            status = TOO_MANY_REQUESTS
    context = {
        "form": form,
        "asked": asked,
        "challenge": asked.challenge,
        "is_editor": is_editor,
        "section": "challenges",
    }
    return render(request, "challenges/item_form.html", context, status=status)


def _take(
    request: HttpRequest, asked: Asked, form: SuggestionForm, *, is_editor: bool
) -> HttpResponse | None:
    """Keep what was sent; nothing where it can't be, with the reason at the form."""
    try:
        proposed = asked.proposed(form.proposed())
        if is_editor:
            return _write(request, asked, proposed, form)
        return _suggest(request, asked, proposed, form)
    except ValidationError as error:
        form.add_error(None, error.messages)
    except RefusedError as error:
        form.add_error(None, str(error))
    return None


def _write(
    request: HttpRequest, asked: Asked, proposed: Values, form: SuggestionForm
) -> HttpResponse:
    change_at_once(
        challenge=asked.challenge,
        values=proposed,
        by=signed_in(request),
        reason=form.cleaned_data.get("reason", ""),
    )
    messages.info(request, _("Saved."))
    return redirect(asked.challenge)


def _suggest(
    request: HttpRequest, asked: Asked, proposed: Values, form: SuggestionForm
) -> HttpResponse | None:
    if not may_write(request, "suggest"):
        return None
    base = asked.base()
    words = ("source", "reason", "name", "email")
    suggest(
        kind=CHALLENGES,
        record=asked.challenge,
        base=base,
        proposed=proposed,
        absolute=request.build_absolute_uri,
        proposer=request.user if isinstance(request.user, User) else None,
        **{word: form.cleaned_data.get(word, "") for word in words},
    )
    messages.info(request, _("Thank you. An editor will look at it."))
    return redirect(asked.challenge)
