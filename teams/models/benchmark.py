"""Figures of each quarter, about teams and across organisations, made once and kept.

What is shown of a quarter never changes: the database refuses it. Who was counted is
kept beside it, for the guard alone (docs/adr/0058).
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Framework, Role
from teams.models.memberships import Grade
from teams.models.organisations import Organisation
from teams.models.teams import Team

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class BenchmarkEntryQuerySet(models.QuerySet["BenchmarkEntry"]):
    def visible_to(self, user: User | AnonymousUser) -> BenchmarkEntryQuerySet:
        """Keep one's own: who takes part is nobody else's business."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(person=user)


class BenchmarkEntry(models.Model):
    """Somebody agrees that their answers count in the benchmark of a framework."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    objects = BenchmarkEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("part in the benchmark")
        verbose_name_plural = _("parts in the benchmark")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "framework"], name="benchmark_entry_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.framework}"


class BenchmarkReleaseQuerySet(models.QuerySet["BenchmarkRelease"]):
    def visible_to(self, user: User | AnonymousUser) -> BenchmarkReleaseQuerySet:
        """Keep all for whoever has signed in."""
        return self if user.is_authenticated else self.none()

    def newest_first(self) -> BenchmarkReleaseQuerySet:
        return self.order_by("-made_at", "-pk")


class BenchmarkRelease(models.Model):
    """All figures about groups of one framework and quarter, made in one go."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    framework = models.ForeignKey(
        Framework, on_delete=models.PROTECT, related_name="benchmark_releases"
    )
    quarter = models.CharField(_("quarter"), max_length=7)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    objects = BenchmarkReleaseQuerySet.as_manager()

    if TYPE_CHECKING:
        groups: RelatedManager[GroupFigures]

    class Meta:
        verbose_name = _("release of the benchmark")
        verbose_name_plural = _("releases of the benchmark")
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "quarter"], name="release_once_a_quarter"
            )
        ]

    def __str__(self) -> str:
        return f"{self.framework}, {self.quarter}"

    def get_absolute_url(self) -> str:
        return reverse("benchmark:release", args=[self.framework.slug, self.slug])

    @property
    def slug(self) -> str:
        """The quarter as it stands in addresses."""
        return self.quarter.replace(" ", "-").lower()


class GroupFiguresQuerySet(models.QuerySet["GroupFigures"]):
    def visible_to(self, user: User | AnonymousUser) -> GroupFiguresQuerySet:
        """Keep what is shown of the benchmark, and of teams and organisations that
        `user` sees into."""
        if not user.is_authenticated:
            return self.none()
        teams = Team.objects.seen_into_by(user)
        theirs = (
            models.Q(organisation=None)
            | models.Q(team__in=teams.values("pk"))
            | models.Q(team=None, organisation__in=organisations_of(user).values("pk"))
        )
        return self.filter(theirs, is_shown=True)

    def benchmark(self) -> GroupFiguresQuerySet:
        """Keep what is about people of several organisations."""
        return self.filter(organisation=None)


class GroupFigures(models.Model):
    """What a release says of one group: a team, an organisation, people of a role or
    grade in one, or, without an organisation, people of a role across all of them.

    A group that isn't shown is kept all the same, so that the next release knows whom
    the last one shown was of.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    release = models.ForeignKey(
        BenchmarkRelease, on_delete=models.CASCADE, related_name="groups"
    )
    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, null=True, related_name="figures"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="figures"
    )
    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, null=True, related_name="+"
    )
    grades = models.JSONField(_("grades"), default=list)
    is_shown = models.BooleanField(_("shown"))
    least = models.PositiveIntegerField(_("at least so many people"))
    most = models.PositiveIntegerField(_("at most so many people"), null=True)
    people = models.PositiveIntegerField(_("people who made the group"))
    # By uuid and by slug: the bands and shares, as `figure_values` writes them.
    skills = models.JSONField(_("figures by skill"), default=dict)
    competencies = models.JSONField(_("figures by competency"), default=dict)

    objects = GroupFiguresQuerySet.as_manager()

    if TYPE_CHECKING:
        counted: RelatedManager[GroupPerson]

    class Meta:
        verbose_name = _("figures of a group")
        verbose_name_plural = _("figures of groups")

    def __str__(self) -> str:
        return f"{self.key}"

    @property
    def key(self) -> tuple[object, ...]:
        """What the group is of, whenever."""
        home = (self.team_id, self.organisation_id, self.role_id)
        return (*home, tuple(self.grades))

    @property
    def grade_names(self) -> str:
        """The grades in words, or nothing where it is of all."""
        return ", ".join(str(Grade(grade).label) for grade in self.grades if grade)


class GroupPerson(models.Model):
    """Somebody made part of a group: read by the guard alone, and by nobody's page."""

    group = models.ForeignKey(
        GroupFigures, on_delete=models.CASCADE, related_name="counted"
    )
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    is_counted = models.BooleanField(_("counted"))

    class Meta:
        verbose_name = _("person of a group")
        verbose_name_plural = _("people of groups")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "person"], name="in_a_group_of_figures_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.group_id)


def organisations_of(user: User) -> models.QuerySet[Organisation]:
    """Return the organisations whose figures `user` may see: theirs, by a team that
    they are in or because they speak for it."""
    teams = Team.objects.active().filter(
        members__in=user.memberships.filter(until=None)
    )
    return Organisation.objects.filter(
        models.Q(owners=user) | models.Q(pk__in=teams.values("organisation"))
    ).distinct()
