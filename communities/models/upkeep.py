"""Whether somebody was asked lately if an entry is still right."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from communities.models.communities import Community

MOST_MAILS = 4  # the question and three reminders


class Asking(models.Model):
    """A question that is out: mailed, reminded of, not answered yet.

    The row goes when somebody answers. After the last reminder the entry is shown as
    unconfirmed; nothing is ever deleted for want of an answer.
    """

    community = models.OneToOneField(
        Community, on_delete=models.CASCADE, related_name="asking"
    )
    asked_at = models.DateTimeField(_("asked"))
    mails = models.PositiveSmallIntegerField(_("mails"), default=1)
    last_mail_at = models.DateTimeField(_("last mail"))

    class Meta:
        verbose_name = _("question that is out")
        verbose_name_plural = _("questions that are out")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mails__range=(1, MOST_MAILS)),
                name="asking_mails_are_bounded",
            )
        ]

    def __str__(self) -> str:
        return f"question about {self.community}"
