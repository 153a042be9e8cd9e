"""What people say of challenges: that one is theirs, and what they think of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from challenges.models.challenges import Challenge, curates_challenges

LONGEST_COMMENT = 2_000


class Interest(models.Model):
    """One person says that a challenge affects them, or that they work on it.

    Others see how many say so, and nothing else of it.
    """

    class Kind(models.TextChoices):
        AFFECTED = "affected", _("this affects me")
        WORKING = "working", _("I work on this")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="interests"
    )
    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="interests"
    )
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    said_at = models.DateTimeField(_("said"), auto_now_add=True)

    class Meta:
        verbose_name = _("interest")
        verbose_name_plural = _("interests")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "challenge", "kind"], name="interest_once_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.challenge}: {self.kind}"


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, user: User | AnonymousUser) -> CommentQuerySet:
        """Keep what `user` may read: what is not hidden, and their own.

        Whether they may read the challenge is asked at the challenge.
        """
        if curates_challenges(user):
            return self
        shown = models.Q(is_hidden=False)
        if user.is_authenticated:
            shown |= models.Q(owner=user)
        return self.filter(shown)


class Comment(models.Model):
    """What somebody who is signed in says about a challenge, for all to read."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="challenge_comments",
        verbose_name=_("said by"),
    )
    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="comments"
    )
    text = models.TextField(_("comment"), max_length=LONGEST_COMMENT)
    said_at = models.DateTimeField(_("said"), auto_now_add=True)
    is_hidden = models.BooleanField(_("hidden"), default=False, db_default=False)
    why_hidden = models.CharField(
        _("why it is hidden"), max_length=300, blank=True, default=""
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_hidden=False) | ~models.Q(why_hidden=""),
                name="hidden_comment_says_why",
                violation_error_message=_("Say why it is hidden: its writer reads it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.challenge}: {self.text[:60]}"
