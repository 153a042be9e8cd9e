"""What one person says of a resource, to be said, changed and taken back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.requests import HtmxRequest, signed_in
from curation.guards import may_write_as
from training.actions import keep_review
from training.cards import Card, cards_of
from training.models import LearningResource
from training.review_forms import ReviewForm
from training.reviews import may_review, own_review, reviews_for

TOO_MANY_REQUESTS = 429


@require_http_methods(["GET", "HEAD", "POST"])
def resource_review(request: HtmxRequest, slug: str) -> HttpResponse:
    """Say what one thinks of a resource, change it or take it back."""
    rows = LearningResource.objects.visible_to(request.user).defer("search", "folded")
    resource = get_object_or_404(rows.filter(merged_into=None), slug=slug)
    own = own_review(resource, request.user)
    [card] = cards_of([resource], request.user)
    if "remove" in request.POST and own is not None:
        own.delete()
        messages.info(request, _("Taken back."))
        return redirect(resource)
    if not may_review(card, own):
        return _not_yet(request, card)
    form = ReviewForm(request.POST or None, instance=own)
    if request.method == "POST" and form.is_valid():
        return _keep(request, card, form)
    return _again(request, card, form, 422 if form.errors else 200)


def _not_yet(request: HttpRequest, card: Card) -> HttpResponse:
    if request.method == "POST":
        told = _("Say first that you started it, or did it. Then say how it was.")
        messages.error(request, told)
        return redirect(card.resource)
    context = {"resource": card.resource, "section": "training"}
    return render(request, "training/review.html", context)


def _keep(request: HtmxRequest, card: Card, form: ReviewForm) -> HttpResponse:
    if not may_write_as(request, "review", signed_in(request)):
        form.add_error(None, _("That was too often. Wait an hour, then try again."))
        return _again(request, card, form, TOO_MANY_REQUESTS)
    keep_review(
        owner=signed_in(request), resource=card.resource, answers=form.cleaned_data
    )
    if request.htmx:
        context = {"reviews": reviews_for(card, request.user), "is_new": True}
        return render(request, "training/reviews.html", context)
    messages.info(request, _("Thank you. It helps whoever comes after you."))
    return redirect(card.resource)


def _again(
    request: HtmxRequest, card: Card, form: ReviewForm, status: int
) -> HttpResponse:
    """Show the form, where it was sent from or on its own page."""
    if request.htmx:  # which leaves out whatever isn't well
        reviews = reviews_for(card, request.user, form)
        return render(request, "training/reviews.html", {"reviews": reviews})
    context = {
        "resource": card.resource,
        "form": form,
        "own": form.instance,
        "section": "training",
    }
    return render(request, "training/review.html", context, status=status)
