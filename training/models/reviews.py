"""What people say of a resource once they know it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from training.models.resources import LearningResource

LONGEST_SENTENCE = 300


class TimeRight(models.TextChoices):
    """How the time that the catalogue says compares with what it took."""

    SHORTER = "shorter", _("it took less")
    RIGHT = "right", _("the time is right")
    LONGER = "longer", _("it took longer")


class LevelRight(models.TextChoices):
    """How the levels that the catalogue says fit."""

    EASY = "easy", _("it is easier than that")
    RIGHT = "right", _("the level is right")
    HARD = "hard", _("it is harder than that")


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, user: User | AnonymousUser) -> ReviewQuerySet:
        """Keep the reviews that `user` may read as such: their own. The only door.

        Of all of them only what `training/reviews.py` makes is shown.
        """
        if not user.is_authenticated:
            return self.none()
        return self.filter(owner=user)


class Review(models.Model):
    """What one person says of one resource. Others see counts, and the sentence."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews"
    )
    resource = models.ForeignKey(
        LearningResource, on_delete=models.CASCADE, related_name="reviews"
    )
    time_right = models.CharField(
        _("Was the time right?"), max_length=10, choices=TimeRight
    )
    level_right = models.CharField(
        _("Was the level right?"), max_length=10, choices=LevelRight
    )
    again = models.BooleanField(_("Would you do it again?"))
    sentence = models.CharField(
        _("A sentence for those who come after you"),
        max_length=LONGEST_SENTENCE,
        blank=True,
    )
    said_at = models.DateTimeField(_("said"), auto_now=True)
    is_hidden = models.BooleanField(
        _("the sentence is hidden"),
        default=False,
        db_default=False,
        help_text=_("Its writer sees that, and the reason. What they answered counts."),
    )
    why_hidden = models.CharField(
        _("why it is hidden"), max_length=300, blank=True, default=""
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("review of a resource")
        verbose_name_plural = _("reviews of resources")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "resource"], name="review_once_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    time_right__in=TimeRight.values, level_right__in=LevelRight.values
                ),
                name="review_answers_are_known",
            ),
            models.CheckConstraint(
                condition=models.Q(is_hidden=False) | ~models.Q(why_hidden=""),
                name="hidden_review_says_why",
                violation_error_message=_("Say why it is hidden: its writer reads it."),
            ),
        ]

    def __str__(self) -> str:
        return f"Review of {self.resource}"
