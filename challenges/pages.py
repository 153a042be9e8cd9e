"""What the page of one challenge shows; the template only places it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count

from challenges.article import Article, Line, Progress, with_neighbours
from challenges.contents import Contents
from challenges.forms import CommentForm
from challenges.models import (
    Challenge,
    Comment,
    Interest,
    PastWork,
    Project,
    curates_challenges,
)
from challenges.needs import note_needs
from challenges.parts import (
    ACTION,
    EVIDENCE,
    OBJECTIVE,
    PAST,
    PROJECT,
    RESOURCE,
    SUB_PROBLEM,
    TARGET,
)
from curation.kinds import Person
from curation.link_health import Health, health_of


@dataclass(frozen=True, slots=True)
class Said:
    """How many people say one thing of a challenge, where enough do."""

    kind: str
    words: str
    count: int
    is_mine: bool

    @property
    def shown(self) -> int | None:
        return self.count if self.count >= settings.MINIMUM_GROUP_SIZE else None


class DetailPage:
    """One challenge for one reader."""

    def __init__(self, held: Contents, user: Person) -> None:
        self.user = user
        self.challenge = held.challenge
        self.article = Article(held)
        self.article.read_measures()
        note_needs(self.article.lines[ACTION])
        with_neighbours(self.article, _elsewhere(held))
        self.children = _children(self.challenge, user)
        self.comments = _comments(self.challenge, user)
        self.interests = _interests(self.challenge, user)
        self.may_edit = may_edit(self.challenge, user)
        self.health = self._health()
        self.form = CommentForm()

    @property
    def progress(self) -> Progress:
        return self.article.progress

    @property
    def evidence(self) -> list[tuple[str, list[Line]]]:
        return self.article.groups(EVIDENCE)

    @property
    def targets(self) -> list[Line]:
        return self.article.lines[TARGET]

    @property
    def objectives(self) -> list[Line]:
        return self.article.lines[OBJECTIVE]

    @property
    def actions(self) -> list[Line]:
        return self.article.lines[ACTION]

    @property
    def loose_outputs(self) -> list[Line]:
        return self.article.loose_outputs

    @property
    def projects(self) -> list[tuple[str, list[Line]]]:
        return self.article.groups(PROJECT)

    @property
    def past_work(self) -> list[tuple[str, list[Line]]]:
        return self.article.groups(PAST)

    @property
    def resources(self) -> list[tuple[str, list[Line]]]:
        return self.article.groups(RESOURCE)

    @property
    def sub_problems(self) -> list[Line]:
        return self.article.lines[SUB_PROBLEM]

    @property
    def intros(self) -> dict[str, str]:
        return {
            key.replace("-", "_"): text for key, text in self.challenge.intros.items()
        }

    def _health(self) -> dict[str, Health]:
        """Return which of the links don't work: one query."""
        rows = [
            line.row
            for part in (EVIDENCE, PROJECT, PAST, RESOURCE)
            for line in self.article.lines[part]
        ]
        found = health_of({row.url for row in rows if row.url})
        return {url: state for url, state in found.items() if state.is_broken}

    @property
    def broken(self) -> set[str]:
        return set(self.health)


def may_edit(challenge: Challenge, user: Person) -> bool:
    """Say whether what this person writes counts at once."""
    if curates_challenges(user):
        return True
    return Challenge.objects.edited_by(user).filter(pk=challenge.pk).exists()


def _elsewhere(held: Contents) -> list[Any]:
    """Return where else the initiatives of a challenge are named: two queries."""
    keys = {
        row.initiative_id
        for part in (PROJECT, PAST)
        for row in held.items[part]
        if row.initiative_id
    }
    public = Challenge.objects.settled()
    return [
        row
        for model in (Project, PastWork)
        for row in model._default_manager.filter(
            initiative__in=keys, challenge__in=public
        )
        .exclude(challenge=held.challenge)
        .select_related("challenge")
        .order_by("challenge__title", "pk")
    ]


def _children(challenge: Challenge, user: Person) -> list[Challenge]:
    rows = Challenge.objects.visible_to(user).filter(parent=challenge)
    return list(rows.order_by("position", "title", "pk"))


def _comments(challenge: Challenge, user: Person) -> list[Comment]:
    rows = Comment.objects.visible_to(user).filter(challenge=challenge)
    return list(rows.select_related("owner").order_by("said_at", "pk")[:500])


def _interests(challenge: Challenge, user: Person) -> list[Said]:
    """Return how many say what, and what this person says: two queries."""
    rows = Interest.objects.filter(challenge=challenge)
    counts = dict(rows.values_list("kind").annotate(n=Count("pk")).order_by())
    mine: set[str] = set()
    if user.is_authenticated:
        mine = set(rows.filter(owner=user).values_list("kind", flat=True))
    return [
        Said(str(key), str(words), counts.get(key, 0), key in mine)
        for key, words in Interest.Kind.choices
    ]
