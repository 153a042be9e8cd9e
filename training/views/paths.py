"""Learning paths: resources in an order worth following."""

from __future__ import annotations

from collections import Counter

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from curation.pages import standing_of
from curation.paging import page_of
from training.cards import cards_of, time_words
from training.curated_paths import LearningPathKind
from training.models import LearningPath, MarkState, PathStep
from training.times import total_of

PATHS = LearningPathKind()
OFFERED = Q(steps__resource__withdrawn_on=None, steps__resource__merged_into=None)


@require_safe
@login_not_required
def path_list(request: HttpRequest) -> HttpResponse:
    paths = LearningPath.objects.visible_to(request.user)
    counted = paths.annotate(step_count=Count("steps", filter=OFFERED))
    context = {
        "page": page_of(request, counted.order_by(Lower("title"), "pk")),
        "section": "training",
    }
    return render(request, "training/path_list.html", context)


@require_safe
@login_not_required
def path_detail(request: HttpRequest, slug: str) -> HttpResponse:
    path = get_object_or_404(LearningPath.objects.visible_to(request.user), slug=slug)
    steps = list(
        PathStep.objects.filter(path=path)
        .select_related("resource__provider", "resource__merged_into")
        .defer("resource__search", "resource__folded")
    )
    offered = [s for s in steps if not s.resource.withdrawn_on]
    cards = cards_of([step.resource for step in offered], request.user)
    states = Counter(card.state for card in cards)
    context = {
        "path": path,
        "steps": list(zip(offered, cards, strict=True)),
        "gone": len(steps) - len(offered),
        "total": time_words(total_of(card.time for card in cards)),
        "done": states[MarkState.DONE],
        "standing": standing_of(PATHS, path),
        "section": "training",
    }
    return render(request, "training/path_detail.html", context)
