"""What signed-in people do with a challenge: say it is theirs, comment, publish."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.requests import signed_in
from challenges.actions import promote_part, publish, say, say_interest
from challenges.forms import CommentForm
from challenges.models import Challenge, Comment, Interest
from challenges.pages import may_edit
from challenges.views.reading import challenge_or_404
from curation.guards import may_write_as
from curation.kinds import RefusedError


@require_POST
def challenge_interest(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that a challenge affects me, or that I work on it; again takes it back."""
    challenge = challenge_or_404(request, slug)
    kind = request.POST.get("kind", "")
    if kind not in Interest.Kind.values:
        raise Http404
    is_said = say_interest(owner=signed_in(request), challenge=challenge, kind=kind)
    messages.info(request, _("Noted.") if is_said else _("Taken back."))
    return redirect(challenge)


@require_POST
def challenge_comment(request: HttpRequest, slug: str) -> HttpResponse:
    challenge = challenge_or_404(request, slug)
    form = CommentForm(request.POST)
    person = signed_in(request)
    if form.is_valid() and may_write_as(request, "comment", person):
        say(owner=person, challenge=challenge, text=form.cleaned_data["text"])
        return redirect(f"{challenge.get_absolute_url()}#comments")
    status = 422 if form.errors else 429
    if status == 429:  # noqa: PLR2004  too many requests
        form.add_error(None, _("That was too often. Wait an hour, then try again."))
    context = {"form": form, "challenge": challenge, "section": "challenges"}
    return render(request, "challenges/comment_form.html", context, status=status)


@require_POST
def comment_delete(request: HttpRequest, slug: str, uuid: str) -> HttpResponse:
    """Take one's own comment back."""
    challenge = challenge_or_404(request, slug)
    own = Comment.objects.filter(owner=signed_in(request), challenge=challenge)
    if not own.filter(uuid=uuid).delete()[0]:
        raise Http404
    messages.info(request, _("Taken back."))
    return redirect(challenge)


def _edited_or_404(request: HttpRequest, slug: str) -> Challenge:
    challenge = challenge_or_404(request, slug)
    if not may_edit(challenge, request.user):
        raise Http404
    return challenge


@require_POST
def challenge_publish(request: HttpRequest, slug: str) -> HttpResponse:
    challenge = _edited_or_404(request, slug)
    try:
        publish(challenge=challenge, by=signed_in(request))
        messages.info(request, _("Published."))
    except RefusedError as error:
        messages.warning(request, str(error))
    return redirect(challenge)


@require_POST
def part_promote(request: HttpRequest, slug: str, uuid: str) -> HttpResponse:
    """Make a part of the problem a challenge of its own."""
    challenge = _edited_or_404(request, slug)
    try:
        made = promote_part(challenge=challenge, identifier=uuid, by=signed_in(request))
    except RefusedError as error:
        messages.warning(request, str(error))
        return redirect(challenge)
    messages.info(request, _("It is a challenge of its own now, up for discussion."))
    return redirect(made)
