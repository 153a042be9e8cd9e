"""Who is in a team, since when, and how much of themselves they show there."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from competencies.models import Framework, Role
from teams.models.teams import Team

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Grade(models.TextChoices):
    """How far somebody is in their work, in words that organisations share."""

    STARTING = "starting", _("starting out")
    EXPERIENCED = "experienced", _("experienced")
    SENIOR = "senior", _("senior")
    PRINCIPAL = "principal", _("principal")
    HEAD = "head", _("head of a group")


class Openness(models.TextChoices):
    """How much of their levels somebody shows in a team."""

    HIDDEN = "hidden", _("hidden")
    COUNTED = "counted", _("counted")
    NAMED = "named", _("named")


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, user: User | AnonymousUser) -> MembershipQuerySet:
        """Keep one's own, past ones too, and those now in teams one sees into."""
        if not user.is_authenticated:
            return self.none()
        teams = Team.objects.seen_into_by(user).values("pk")
        seen = models.Q(team__in=teams, until=None, person__is_active=True)
        return self.filter(models.Q(person=user) | seen)

    def live(self) -> MembershipQuerySet:
        """Keep the memberships of today, of people who can sign in."""
        return self.filter(until=None, person__is_active=True)

    def named_in(self, framework: Framework) -> MembershipQuerySet:
        """Keep who shows their levels in a framework by name, today."""
        return self.live().filter(_is_open(framework, Openness.NAMED))

    def counted_in(self, framework: Framework) -> MembershipQuerySet:
        """Keep who enters figures about the group, and nothing else.

        Whoever reads this goes to `profiles/groups.py` next (docs/adr/0054).
        """
        return self.live().filter(_is_open(framework, Openness.COUNTED))


def _is_open(framework: Framework, openness: Openness) -> models.Exists:
    rows = Consent.objects.in_force().filter(
        membership=models.OuterRef("pk"), framework=framework, openness=openness
    )
    return models.Exists(rows)


class Membership(models.Model):
    """One person in one team from one time on; coming back is a new one."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="memberships"
    )
    is_manager = models.BooleanField(_("manages the team"), default=False)
    # What they do in it: one of the roles of a framework, or free words.
    role = models.ForeignKey(
        Role,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("role"),
    )
    title = models.CharField(_("role in other words"), max_length=80, blank=True)
    grade = models.CharField(
        _("grade"), max_length=12, choices=Grade.choices, blank=True
    )
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    if TYPE_CHECKING:
        consents: RelatedManager[Consent]

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"],
                condition=models.Q(until=None),
                name="member_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="membership_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(grade__in=["", *Grade.values]),
                name="membership_grade_is_known",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)

    @property
    def does(self) -> str:
        """What the person does in the team, in words; empty where nobody said."""
        return self.title or (self.role.name if self.role else "")


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: User | AnonymousUser) -> ConsentQuerySet:
        """Keep one's own, past ones too. A manager sees nobody's: only its effect."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(membership__person=user)

    def in_force(self) -> ConsentQuerySet:
        """Keep what holds today."""
        return self.filter(until=None)


class Consent(models.Model):
    """What a person chose to show in one framework, in one team, from when to when.

    A change is a new row. The database lets a row end once and be changed in nothing
    else, lets one hold at a time, and ends all with the membership. No row is hidden.
    """

    membership = models.ForeignKey(
        Membership, on_delete=models.CASCADE, related_name="consents"
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    openness = models.CharField(_("shows"), max_length=8, choices=Openness.choices)
    since = models.DateTimeField(_("since"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(
                fields=["membership", "framework"],
                condition=models.Q(until=None),
                name="one_consent_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")),
                name="consent_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=models.Q(openness__in=Openness.values),
                name="consent_is_one_of_three",
            ),
        ]
        indexes = [
            models.Index(
                fields=["framework", "openness"],
                include=["membership"],
                condition=models.Q(until=None),
                name="consents_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.openness}"
