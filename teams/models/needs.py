"""What a team should hold, whom it should hire for that, and what it will do."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User, validate_name
from competencies.models import Framework, Role, Skill
from teams.models.memberships import Membership
from teams.models.teams import Team

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

MOST_PEOPLE = 999


class TeamTargetQuerySet(models.QuerySet["TeamTarget"]):
    def visible_to(self, user: User | AnonymousUser) -> TeamTargetQuerySet:
        """Keep the targets of teams that `user` sees into."""
        return self.filter(team__in=Team.objects.seen_into_by(user).values("pk"))


class TeamTarget(models.Model):
    """How many people of a role a team should have, or at a level of one skill.

    A skill's own target overrides what the roles ask.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="targets")
    role = models.ForeignKey(
        Role, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    skill = models.ForeignKey(
        Skill, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rank = models.PositiveSmallIntegerField(_("level"), null=True, blank=True)
    people = models.PositiveSmallIntegerField(
        _("people"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)],
    )

    objects = TeamTargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target of a team")
        verbose_name_plural = _("targets of teams")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    role__isnull=False, skill__isnull=True, rank__isnull=True
                )
                | models.Q(role__isnull=True, skill__isnull=False, rank__gte=1),
                name="target_by_role_or_by_skill",
            ),
            models.CheckConstraint(
                condition=models.Q(people__gte=1, people__lte=MOST_PEOPLE),
                name="target_of_some_people",
            ),
            models.UniqueConstraint(
                fields=["team", "role"],
                condition=models.Q(role__isnull=False),
                name="team_target_once_a_role",
            ),
            models.UniqueConstraint(
                fields=["team", "skill"],
                condition=models.Q(skill__isnull=False),
                name="team_target_once_a_skill",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.people} x {self.role or f'{self.skill}: {self.rank}'}"


class HiringRoleQuerySet(models.QuerySet["HiringRole"]):
    def visible_to(self, user: User | AnonymousUser) -> HiringRoleQuerySet:
        """Keep what teams that `user` manages look for."""
        return self.filter(team__in=Team.objects.managed_by(user).values("pk"))

    def by_name(self) -> HiringRoleQuerySet:
        return self.order_by(Lower("name"), "pk")


class HiringRole(models.Model):
    """What the next hire should bring: a role of the team's own, as of one day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(
        Team, on_delete=models.CASCADE, related_name="hiring_roles"
    )
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120, validators=[validate_name])
    saved_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField(_("saved"), default=timezone.now, editable=False)

    objects = HiringRoleQuerySet.as_manager()

    if TYPE_CHECKING:
        skills: RelatedManager[HiringRoleSkill]

    class Meta:
        verbose_name = _("role to hire for")
        verbose_name_plural = _("roles to hire for")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("teams:hiring-role", args=[self.team.slug, self.uuid])


class HiringRoleSkill(models.Model):
    """The level that the next hire should bring in one skill."""

    role = models.ForeignKey(
        HiringRole, on_delete=models.CASCADE, related_name="skills"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField(_("level"))

    class Meta:
        verbose_name = _("level to hire for")
        verbose_name_plural = _("levels to hire for")
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"], name="hiring_level_once_a_skill"
            )
        ]

    def __str__(self) -> str:
        return f"{self.skill}: {self.rank}"


class TeamActionQuerySet(models.QuerySet["TeamAction"]):
    def visible_to(self, user: User | AnonymousUser) -> TeamActionQuerySet:
        """Keep what teams that `user` sees into have set out to do."""
        return self.filter(team__in=Team.objects.seen_into_by(user).values("pk"))

    def soonest_first(self) -> TeamActionQuerySet:
        """Order by the day it is due; what is done comes last."""
        done_last = models.F("done_at").desc(nulls_first=True)
        return self.order_by(done_last, "due_on", "pk")


class TeamAction(models.Model):
    """Something to be done for the team, by whom and until when.

    Whose it was stays open once they have left.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="actions")
    what = models.CharField(_("what"), max_length=200)
    owner = models.ForeignKey(
        Membership,
        on_delete=models.SET_NULL,
        null=True,
        related_name="actions",
        verbose_name=_("who"),
    )
    due_on = models.DateField(_("until"))
    created_at = models.DateTimeField(_("set"), auto_now_add=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    objects = TeamActionQuerySet.as_manager()

    class Meta:
        verbose_name = _("action of a team")
        verbose_name_plural = _("actions of teams")

    def __str__(self) -> str:
        return self.what
