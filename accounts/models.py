"""The person: an e-mail address to sign in with and, if they like, a name."""

from __future__ import annotations

import unicodedata
import uuid
import zoneinfo
from typing import Any, ClassVar

from django.contrib.auth.models import (
    AbstractBaseUser,
    AnonymousUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, email: str, password: str | None = None, **fields: Any
    ) -> User:
        """Create a person who signs in by `email`, once they have a password."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str, **fields: Any) -> User:
        """Create a person who may do everything in the admin."""
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **fields
        )

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a person by address, whatever its case."""
        return self.get(email__iexact=username)


def validate_name(name: str) -> None:
    """Refuse a name that can't be seen, or that breaks a line."""
    has_control = any(unicodedata.category(letter) == "Cc" for letter in name)
    is_seen = any(letter.isprintable() and not letter.isspace() for letter in name)
    if has_control or not is_seen:
        raise ValidationError(_("Use letters that can be seen, on one line."))


def validate_time_zone(name: str) -> None:
    """Refuse a zone that this machine's time zone database doesn't know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("Choose a time zone from the list."))


class User(AbstractBaseUser, PermissionsMixin):
    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(
        _("e-mail"),
        unique=True,
        error_messages={"unique": _("Somebody has an account with this address.")},
    )
    name = models.CharField(
        _("name"),
        max_length=80,
        blank=True,
        validators=[validate_name],
        help_text=_("How the hub should call you. You can leave it empty."),
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_time_zone]
    )
    is_active = models.BooleanField(_("can sign in"), default=True)
    is_staff = models.BooleanField(_("can open the admin"), default=False)
    date_joined = models.DateTimeField(
        _("joined"), default=timezone.now, editable=False
    )

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                violation_error_message=_("Somebody has an account with this address."),
            ),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="address_in_lower_case"
            ),
        ]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        """Return what to call the person: their name, else the address before the @."""
        return self.name or self.email.partition("@")[0]


class QueuedMail(models.Model):
    """A mail that waits for the worker: there while its job is, and not after.

    The database deletes it with the job (see the migration), so that no way of ending
    a job leaves somebody's letter behind.
    """

    job = models.OneToOneField(
        ProcrastinateJob,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        primary_key=True,
        related_name="queued_mail",
    )
    recipients = ArrayField(models.TextField())  # addresses alone, in lower case
    content = models.JSONField()  # what makes the EmailMessage
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("waiting mail")
        verbose_name_plural = _("waiting mails")

    def __str__(self) -> str:
        return f"mail of job {self.job_id}"

    def message(self) -> EmailMessage:
        return EmailMessage(**self.content)


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    def visible_to(self, user: User | AnonymousUser) -> ApiTokenQuerySet:
        """Keep the tokens that `user` may see and end: their own. The only door."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user)

    def live(self) -> ApiTokenQuerySet:
        """Keep the tokens that still open the door."""
        return self.filter(expires_at__gt=timezone.now())


class ApiToken(models.Model):
    """A key to the API that a person made for a script. Only its digest is kept."""

    class Scope(models.TextChoices):
        READ = "read", _("read")
        WRITE = "write", _("read and write")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(
        _("name"),
        max_length=80,
        validators=[validate_name],
        help_text=_("What it is for, so that you know it again."),
    )
    scope = models.CharField(_("may"), max_length=5, choices=Scope.choices)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scope__in=["read", "write"]),
                name="token_reads_or_writes",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at")),
                name="token_expires_after_it_is_made",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_live(self) -> bool:
        return self.expires_at > timezone.now()


class RequestCount(models.Model):
    """How often somebody asked the API in one window of time.

    `key` is a keyed digest, never an address or a name. Rows of past windows go while
    others are counted; see `accounts/counting.py`.
    """

    key = models.CharField(max_length=64, primary_key=True)
    window = models.BigIntegerField()
    ends_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("count of requests")
        verbose_name_plural = _("counts of requests")

    def __str__(self) -> str:
        return f"{self.count} in window {self.window}"
