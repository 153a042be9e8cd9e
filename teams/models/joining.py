"""The three ways into a team: a mailed invitation, a code, and a request."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.tokens import digest_of
from competencies.models import Role
from teams.models.memberships import Grade
from teams.models.teams import Team


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User | AnonymousUser) -> InvitationQuerySet:
        """Keep the invitations to teams that `user` manages."""
        return self.filter(team__in=Team.objects.managed_by(user).values("pk"))

    def live(self) -> InvitationQuerySet:
        """Keep what still opens a team: unused, unended, and the team not archived."""
        return self.filter(expires_at__gt=timezone.now(), team__archived_at=None)

    def opened_by(self, token: str) -> InvitationQuerySet:
        """Keep what the token of a mail opens: one invitation, or none."""
        return self.live().filter(digest=digest_of(token))


class Invitation(models.Model):
    """A mail that lets one person in, once. Whoever uses it or takes it back deletes
    it, address and all."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField(_("e-mail"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    as_manager = models.BooleanField(_("as a manager"), default=False)
    role = models.ForeignKey(
        Role,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("role"),
    )
    grade = models.CharField(
        _("grade"), max_length=12, choices=Grade.choices, blank=True
    )
    invited_by = models.ForeignKey(
        User, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("ends"))

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "email"], name="invited_once_to_a_team"
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="invited_in_lower_case"
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="invitation_ends_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return str(self.uuid)


class JoinCodeQuerySet(models.QuerySet["JoinCode"]):
    def visible_to(self, user: User | AnonymousUser) -> JoinCodeQuerySet:
        """Keep the codes of teams that `user` manages."""
        return self.filter(team__in=Team.objects.managed_by(user).values("pk"))

    def live(self) -> JoinCodeQuerySet:
        return self.filter(expires_at__gt=timezone.now(), team__archived_at=None)

    def opened_by(self, code: str) -> JoinCodeQuerySet:
        """Keep what the code opens: one team's, or none."""
        return self.live().filter(digest=digest_of(code))


class JoinCode(models.Model):
    """A code that lets in whoever has it, until it ends; to make a new one ends it."""

    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="code")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("ends"))

    objects = JoinCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("join code")
        verbose_name_plural = _("join codes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="join_code_ends_after_it_is_made",
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> JoinRequestQuerySet:
        """Keep one's own, and those that wait in teams that `user` manages."""
        if not user.is_authenticated:
            return self.none()
        teams = Team.objects.managed_by(user).values("pk")
        return self.filter(
            models.Q(person=user) | models.Q(team__in=teams, declined_at=None)
        )

    def waiting(self) -> JoinRequestQuerySet:
        return self.filter(declined_at=None, person__is_active=True)


class JoinRequest(models.Model):
    """Somebody asks to join. It goes once they are in; what was declined stays, so
    that nobody asks again every day."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="requests")
    person = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="join_requests"
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)
    declined_at = models.DateTimeField(_("declined"), null=True, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to join")
        verbose_name_plural = _("requests to join")
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"], name="asks_once_to_join_a_team"
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)
